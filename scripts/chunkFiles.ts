import type { Rollup } from "vite";

/** Files of the build that come with a chunk: itself, what it imports from the start, and their style. */
export interface ChunkFiles {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** @throws {Error} where no chunk has this name */
export function chunkFiles(bundle: Rollup.OutputBundle, name: string): ChunkFiles {
  const chunk = Object.values(bundle).find((file) => file.type === "chunk" && file.name === name);
  if (chunk?.type !== "chunk") throw new Error(`The build has no chunk named “${name}”.`);
  const scripts = Array.from(
    closure(chunk.fileName, (file) => (bundle[file]?.type === "chunk" ? bundle[file].imports : [])),
  );
  const styles = scripts.flatMap((file) => {
    const of = bundle[file];
    return of?.type === "chunk" ? [...(of.viteMetadata?.importedCss ?? [])] : [];
  });
  return { scripts, styles };
}

/** What can be reached from something, itself among it. */
export function closure(from: string, next: (from: string) => readonly string[]): Set<string> {
  const reached = new Set([from]);
  // A set that grows while it is gone through goes on with what is new.
  for (const each of reached) for (const other of next(each)) reached.add(other);
  return reached;
}

import { readFile } from "node:fs/promises";
import { type BundledCorpus, openCorpus } from "../corpora/bundled";
import { CorpusError } from "../corpora/parallel";
import { field, nodePlatform } from "./prepared";

/** What the corpus that comes with the program is called; a folder of this name is `./udhr`. */
export const bundledName = "udhr";

/**
 * Loads a corpus that comes with the program.
 * @param id its name in the manifest: `udhr`
 * @param folder of the prepared corpora and their manifest, with “/” at its end
 * @throws {CorpusError} when it is not there or damaged
 */
export async function loadBundled(id: string, folder: URL): Promise<BundledCorpus> {
  try {
    const manifest: unknown = JSON.parse(await readFile(new URL("manifest.json", folder), "utf8"));
    const entry = field(field(manifest, "corpora"), id);
    const [file, bytes, sha256] = [field(entry, "file"), field(entry, "bytes"), field(entry, "sha256")];
    if (typeof file !== "string" || typeof bytes !== "number" || typeof sha256 !== "string") {
      throw new CorpusError("The manifest does not describe it.");
    }
    const content = new Uint8Array(await readFile(new URL(file, folder)));
    return await openCorpus(content, { bytes, sha256 }, nodePlatform);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CorpusError(
      `The corpus ${id} cannot be used. ${reason} Run \`npm run prepare:vocabularies\` in the package’s folder.`,
      { cause },
    );
  }
}

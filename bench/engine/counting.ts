import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { median } from "./timing";

/** Whole processes, from their start to their end, that count files' tokens of o200k_base. Milliseconds. */
export interface Counting {
  /** The corpora that were counted. */
  readonly names: readonly string[];
  readonly bytes: number;
  readonly ours: number;
  readonly tiktoken: number;
}

const rounds = 3;
const tessera = fileURLToPath(new URL("../../bin/tessera.mjs", import.meta.url));

/**
 * Times `tessera count` and tiktoken's WebAssembly over the same files, a corpus a file, in turn.
 * @param folder the bundle and its `assets/`; takes the files
 * @throws {Error} when a process fails, or the two count differently
 */
export function timeCounting(folder: URL, corpora: Readonly<Record<string, readonly string[]>>): Counting {
  const texts = new URL("count/", folder);
  mkdirSync(texts, { recursive: true });
  let bytes = 0;
  const files = Object.entries(corpora).map(([name, list]) => {
    const content = Buffer.from(list.join("\n").toWellFormed());
    bytes += content.length;
    writeFileSync(new URL(`${name}.txt`, texts), content);
    return fileURLToPath(new URL(`${name}.txt`, texts));
  });
  const peer = fileURLToPath(new URL("node/countTiktoken.js", folder));
  const encoder = fileURLToPath(new URL("assets/o200k_base.tiktoken.json", folder));
  const ours: number[] = [];
  const theirs: number[] = [];
  // The first one builds the program where it is older than its sources.
  const counted = numbers(finish([tessera, "count", "-t", "o200k_base", ...files]).output, files.length);
  for (let i = 0; i < rounds; i++) {
    ours.push(finish([tessera, "count", "-t", "o200k_base", ...files]).time);
    const { time, output } = finish([peer, encoder, ...files]);
    theirs.push(time);
    if (numbers(output, files.length).join() !== counted.join()) throw new Error("tiktoken counts otherwise.");
  }
  return { names: Object.keys(corpora), bytes, ours: median(ours), tiktoken: median(theirs) };
}

function finish(command: readonly string[]): { readonly time: number; readonly output: string } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command[0]} ended with ${status}: ${stderr}`);
  return { time: performance.now() - start, output: stdout };
}

/** The count of each of the first lines: all of it, or its second field. */
function numbers(output: string, count: number): number[] {
  return output
    .split("\n")
    .slice(0, count)
    .map((line) => Number(/(?:^|\t)(\d+)/.exec(line)?.[1]));
}

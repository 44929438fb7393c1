import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Tokenizer } from "tokenizers";
import type { TrainingRecipe } from "../../src/training/recipe";
import type { TrainingRun } from "./training";
import { blockBytes, trainOurs } from "./trainOurs";

/** A process that trains once: `training.ts` starts it with the text's file, a recipe, and the stages of a file for the native package, or without them. */
const [, , path = "", given = "", stages] = process.argv;
const recipe = JSON.parse(given) as TrainingRecipe;
const native = stages === undefined ? null : (await import("tokenizers")).Tokenizer.fromString(stages);
const before = { memory: mostMemory(), cpu: process.cpuUsage(), clock: performance.now() };
const { counted, file } = native === null ? trainOurs(blocksOfFile(path), recipe) : trainNatively(native);
const { user, system } = process.cpuUsage(before.cpu);
const run: TrainingRun = {
  processor: (user + system) / 1e6,
  clock: (performance.now() - before.clock) / 1000,
  counting: counted,
  memory: mostMemory() - before.memory,
  begun: before.memory,
  digest: digestOf(file as TrainedFile),
};
console.log(JSON.stringify(run));

/**
 * The most bytes that this process has had in memory. What `process.resourceUsage` tells begins with what the process that started this one
 * had, so that what is taken above it seems less.
 */
function mostMemory(): number {
  const found = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
  if (found === null) throw new Error("Memory is measured on Linux alone.");
  return Number(found[1]) * 1024;
}

/** As the native package reads it: not all of it is in memory at once. */
function* blocksOfFile(path: string): Generator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const block = new Uint8Array(blockBytes);
    for (let length = readSync(file, block); length > 0; length = readSync(file, block))
      yield block.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

interface TrainedFile {
  readonly model: {
    readonly merges?: readonly (string | readonly string[])[];
    /** Of Unigram entries with their scores. */
    readonly vocab: object | readonly (readonly [entry: string, score: number])[];
  };
}

function trainNatively(tokenizer: Tokenizer): { counted: number; file: object } {
  const folder = mkdtempSync(join(tmpdir(), "tessera-bench-"));
  try {
    tokenizer.train([path]);
    tokenizer.save(join(folder, "json"));
    return { counted: Number.NaN, file: JSON.parse(readFileSync(join(folder, "json"), "utf8")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of what has to be equal: merges, where there are any, as far as the shorter of both goes; entries in any order; or how many entries. */
function digestOf({ model }: TrainedFile): string {
  if (Array.isArray(model.vocab)) {
    const learned = model.vocab.map(([entry]) => entry).filter((entry) => entry !== "<unk>");
    return createHash("sha256").update(learned.sort().join("\n")).digest("base64");
  }
  if (model.merges === undefined) return `${Object.keys(model.vocab).length} entries`;
  const written = model.merges.slice(0, 29_000).map((merge) => (typeof merge === "string" ? merge : merge.join(" ")));
  return createHash("sha256").update(written.join("\n")).digest("base64");
}

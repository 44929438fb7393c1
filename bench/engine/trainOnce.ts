import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TrainingRecipe } from "../../src/training/recipe";
import type { TrainingRun } from "./training";
import { trainOurs } from "./trainOurs";

/** A process that trains once: `training.ts` starts it with the text's file, a recipe, and the stages of a file for the native package, or without them. */
const [, , path = "", given = "", stages] = process.argv;
const recipe = JSON.parse(given) as TrainingRecipe;
const before = { memory: process.resourceUsage().maxRSS, cpu: process.cpuUsage(), clock: performance.now() };
const { counted, file } = stages === undefined ? trainOurs(readFileSync(path), recipe) : await trainNatively(stages);
const { user, system } = process.cpuUsage(before.cpu);
const run: TrainingRun = {
  processor: (user + system) / 1e6,
  clock: (performance.now() - before.clock) / 1000,
  counting: counted,
  // Kilobytes.
  memory: (process.resourceUsage().maxRSS - before.memory) * 1024,
  digest: digestOf(file as TrainedFile),
};
console.log(JSON.stringify(run));

interface TrainedFile {
  readonly model: {
    readonly merges?: readonly (string | readonly string[])[];
    /** Of Unigram entries with their scores. */
    readonly vocab: object | readonly (readonly [entry: string, score: number])[];
  };
}

async function trainNatively(stages: string): Promise<{ counted: number; file: object }> {
  const { Tokenizer } = await import("tokenizers");
  const tokenizer = Tokenizer.fromString(stages);
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

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Tokenizer } from "tokenizers";
import { afterAll } from "vitest";
import { buildTokenizer } from "../../src/tokenizers/formats/build";
import { readTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import type { Learner } from "../../src/training/algorithm";
import { BpeLearning } from "../../src/training/bpe/learnBpe";
import { PartCount, WordCounter } from "../../src/training/countWords";
import { learners } from "../../src/training/learners";
import { defaultRecipe, type TrainingRecipe } from "../../src/training/recipe";
import { Training } from "../../src/training/train";
import { WordTable } from "../../src/training/wordTable";
import { readUdhr } from "./udhr";

/** What the tests train by: the size is the one that the native binding knows. */
export const recipe: TrainingRecipe = { ...defaultRecipe, size: 30_000, pattern: "cl100k_base" };

export interface TrainedFile {
  readonly model: { readonly vocab: Readonly<Record<string, number>>; readonly merges: readonly (readonly string[])[] };
}

/** What training gives. @param parts the text, as it arrives */
export function trained(parts: readonly string[], given: Partial<TrainingRecipe> = {}): TrainedFile {
  const training = new Training({ ...recipe, ...given });
  for (const part of parts) training.count(part);
  return finished(training.start()).file() as TrainedFile;
}

export function finished(learner: Learner): Learner {
  while (learner.step() !== null);
  return learner;
}

/** A file's tokens of a text, as its vocabulary writes them. */
export function tokensOf(file: TrainedFile, text: string): string[] {
  const { ids } = buildTokenizer(readTokenizerJson(file)).encode(text, { specials: "text", inserted: false });
  const entries = new Map(Object.entries(file.model.vocab).map(([entry, id]) => [id, entry]));
  return Array.from(ids, (id) => entries.get(id) as string);
}

/** Pre-tokens of lines, as the stages in front of a file's model cut them. */
export function wordsOf(lines: readonly string[], file: object): WordTable {
  const words = new WordTable();
  const counter = new WordCounter(buildTokenizer(readTokenizerJson(file)).stages);
  for (const line of lines) counter.count(line, words);
  return words;
}

/** What the native package learns of a text; it knows 30,000 entries alone, and only characters that the text has. */
export function natively(text: string, given: Partial<TrainingRecipe> = {}): TrainedFile {
  const folder = folderOfTests();
  const [input, output] = [join(folder, "text"), join(folder, "json")];
  writeFileSync(input, text);
  const its = { ...recipe, ...given };
  // Whoever trains adds control tokens afterwards: those that are there before cut the text where they stand in it.
  const file = { ...learners[its.algorithm].cuts(its)[0], added_tokens: [] };
  const native = Tokenizer.fromString(JSON.stringify(file));
  native.train([input]);
  native.save(output);
  return JSON.parse(readFileSync(output, "utf8"));
}

/**
 * What the native package's WordPiece learns of a text, and what ours does from the same beginning. Its characters with “##” have their ids in the
 * order in which a table of words comes that is another in each process, and of pairs that count the same the lower ids are first: all
 * else has to be equal.
 */
export function nativelyOrdered(text: string, given: Partial<TrainingRecipe>): Record<"native" | "own", string[]> {
  const { vocab } = natively(text, given).model;
  const native = Object.keys(vocab).sort((a, b) => (vocab[a] as number) - (vocab[b] as number));
  const isCharacter = (entry: string) => /^(##)?.$/su.test(entry);
  const beginning = native.findIndex((entry) => !isCharacter(entry));
  const words = new WordTable();
  for (const counted of new PartCount({ ...recipe, ...given }).count(text)) words.addAll(counted);
  const learning = new BpeLearning(words, {
    ...recipe,
    over: "characters",
    specials: native.slice(0, beginning === -1 ? native.length : beginning),
    alphabet: [],
    continuing: "##",
  });
  while (learning.step() !== null);
  return { native, own: [...learning.learned().entries] };
}

let folder: string | null = null;
function folderOfTests(): string {
  folder ??= mkdtempSync(join(tmpdir(), "tessera-train-"));
  return folder;
}
afterAll(() => {
  if (folder !== null) rmSync(folder, { recursive: true });
  folder = null;
});

const declarations = readUdhr();

/** Declarations in about so many languages. */
export function inLanguages(languages: number): string {
  return declarations
    .filter((_, i) => i % Math.ceil(declarations.length / languages) === 0)
    .map(({ text }) => text)
    .join("\n");
}

/** Program code. */
export const code = ["src/training/train.ts", "src/tokenizers/pipeline.ts", "src/text/utf8.ts"]
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

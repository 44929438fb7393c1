/** How numbers are cut by rule, against each of them encoded. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { builtinVocabularyIds, loadVocabulary } from "../../../../test/support/builtinVocabularies";
import { oneOfEach, runs } from "../../../../test/support/runs";
import {
  readFile,
  type SmallTokenizer,
  smallTokenizers,
  type TokenizerFile,
} from "../../../../test/support/smallVocabularies";
import { entriesOf } from "../entries";
import { modelFacts } from "../modelFacts";
import { digitPieces } from "./digitPieces";
import { auditNumbers, cutsByRule, cutsOneByOne } from "./numbers";
import { PieceCuts } from "./pieceCuts";

/** A small tokenizer with digits in place of its letters. */
function withDigits(file: TokenizerFile): TokenizerFile {
  const turn = (text: string) => text.replace(/[abBeé]/g, (letter) => `${"abBeé".indexOf(letter) + 2}`);
  const model = file.model as Readonly<Record<string, unknown>>;
  const vocab = Array.isArray(model.vocab)
    ? model.vocab.map(([name, score]) => [turnName(name), score])
    : Object.fromEntries(
        Object.entries(model.vocab as Record<string, number>).map(([name, id]) => [turnName(name), id]),
      );
  const merges = (model.merges as [string, string][] | undefined)?.map((merge) => merge.map(turnName));
  function turnName(name: string): string {
    return /^[<[].+[\]>]$/.test(name) ? name : turn(name);
  }
  return { ...file, model: { ...model, vocab, ...(merges !== undefined && { merges }) } };
}

function check({ kind, file }: SmallTokenizer): void {
  let read: ReturnType<typeof readFile>;
  try {
    read = readFile(withDigits(file));
  } catch {
    // Byte-level names are of bytes: some letters become one digit.
    return;
  }
  const { parts, tokenizer } = read;
  const facts = modelFacts(parts);
  const pieceCuts = new PieceCuts(tokenizer.stages.model, parts, facts);
  for (let digits = 1; digits <= 3; digits++) {
    const counts = cutsByRule(digitPieces(tokenizer.stages, facts, digits), pieceCuts);
    if (counts === null) continue;
    expect(sorted(counts), `${kind} ${JSON.stringify(withDigits(file))}`).toEqual(
      sorted(cutsOneByOne(tokenizer, digits)),
    );
  }
}

const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

const kinds = smallTokenizers.map((small, kind) => [kind, small] as const);

test.each(oneOfEach(kinds, kinds.slice(0, 2)))(
  "kind %i: numbers are cut by rule as each of them is encoded",
  (_, small) => {
    fc.assert(fc.property(small, check), runs(2, 200));
  },
);

/** Where numbers are cut from, in the built-ins. */
const directions: Readonly<Record<string, string>> = {
  ...{ r50k_base: "uneven", p50k_base: "uneven", claude2: "uneven", bert_uncased: "uneven" },
  ...{ cl100k_base: "left", o200k_base: "left", o200k_harmony: "left", llama3: "left", deepseek_v3: "left" },
  ...{ llama2: "each", mistral_7b: "each", mistral_nemo: "each", gemma3: "each", qwen3: "each" },
};

const longest = oneOfEach([4], [2])[0] ?? 0;

test.each(oneOfEach(builtinVocabularyIds, ["r50k_base"]))("%s: numbers are cut by rule as each is encoded", (id) => {
  const { tokenizer, parts } = loadVocabulary(id);
  const facts = modelFacts(parts);
  const pieceCuts = new PieceCuts(tokenizer.stages.model, parts, facts);
  for (let digits = 1; digits <= longest; digits++) {
    const counts = cutsByRule(digitPieces(tokenizer.stages, facts, digits), pieceCuts);
    expect(sorted(counts ?? new Map())).toEqual(sorted(cutsOneByOne(tokenizer, digits)));
  }
  const { cuts, direction, isByRule } = auditNumbers(tokenizer, parts, entriesOf(tokenizer, parts));
  expect([isByRule, direction]).toEqual([true, directions[id]]);
  // All 11,111,110 numbers, each once.
  expect(cuts.map(({ digits, ways }) => [digits, ways.reduce((sum, { numbers }) => sum + numbers, 0)])).toEqual(
    [1, 2, 3, 4, 5, 6, 7].map((digits) => [digits, 10 ** digits]),
  );
});

test.each([
  ["each", { type: "Digits", individual_digits: true }, "1+1+1+1"],
  ["left", { type: "Split", pattern: { Regex: "[0-9]{1,3}" }, behavior: "Isolated", invert: false }, "3+1"],
  [
    "right",
    // One to three digits with threes behind them.
    { type: "Split", pattern: { Regex: "[0-9]{1,3}(?=([0-9]{3})*(?![0-9]))" }, behavior: "Isolated", invert: false },
    "1+3",
  ],
] as const)("numbers that are cut from %s", (direction, preTokenizer, four) => {
  const vocab: Record<string, number> = {};
  for (let digits = 1; digits <= 3; digits++) {
    for (let value = 0; value < 10 ** digits; value++)
      vocab[String(value).padStart(digits, "0")] = 10 ** digits + value;
  }
  const model = { type: "WordLevel", vocab, unk_token: "<unk>" };
  const { parts, tokenizer } = readFile({ version: "1.0", pre_tokenizer: preTokenizer, model });
  const audit = auditNumbers(tokenizer, parts, entriesOf(tokenizer, parts));
  expect(audit).toMatchObject({ direction, isByRule: true, spaced: 0, entries: { 1: 10, 2: 100, 3: 1000 } });
  expect(audit.cuts[3]?.ways).toEqual([{ way: four, numbers: 10_000 }]);
});

test("a pattern that tells digits apart is not judged by one of them", () => {
  const split = { type: "Split", pattern: { Regex: "1" }, behavior: "Isolated", invert: false };
  const model = { type: "BPE", vocab: Object.fromEntries([..."0123456789"].map((each, id) => [each, id])), merges: [] };
  const { parts, tokenizer } = readFile({ version: "1.0", pre_tokenizer: split, model });
  expect(digitPieces(tokenizer.stages, modelFacts(parts), 2)).toBeNull();
});

test("a vocabulary without entries has its numbers looked at, and comes to an end", () => {
  const { parts, tokenizer } = readFile({ version: "1.0", model: { type: "BPE", vocab: {}, merges: [] } });
  const { cuts, direction } = auditNumbers(tokenizer, parts, entriesOf(tokenizer, parts));
  expect(direction).toBe("uneven");
  expect(cuts.map(({ ways }) => ways.map(({ way }) => way))).toEqual(cuts.map(() => [""]));
});

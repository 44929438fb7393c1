/** That the stages of a text, in units and with what each of them changed, are the text's own on every side. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { segment } from "../src/text/segments";
import { Utf8Index } from "../src/text/utf8";
import type { PipelineTokenizer } from "../src/tokenizers/pipeline";
import { type EncodeOptions, TokenizerError } from "../src/tokenizers/tokenizer";
import type { ChangePiece } from "../src/tokenizers/trace";
import { type StagedStretch, stagesAround } from "../src/tokenizers/tracing/stageUnits";
import { traceText } from "../src/tokenizers/tracing/traceText";
import { huggingFaceIds, loadBuiltin } from "./support/builtins";
import { configurations } from "./support/configurations";
import { readFile } from "./support/differential";
import { runs } from "./support/runs";
import { seed, trickyStrings, vocabularyEntries } from "./support/strings";

const before = (pieces: readonly ChangePiece[]) => pieces.map((piece) => piece.before).join("");
const after = (pieces: readonly ChangePiece[]) => pieces.map((piece) => piece.after).join("");

/** Each kind says of its two sides what it is called, and neighbours are of different kinds. */
function expectMarks(pieces: readonly ChangePiece[]): void {
  pieces.forEach(({ kind, before: old, after: now }, i) => {
    expect(kind === "same").toBe(old === now);
    expect(kind === "added").toBe(old === "" && now !== "");
    expect(kind === "removed").toBe(old !== "" && now === "");
    expect(kind).not.toBe(pieces[i + 1]?.kind);
  });
}

function stagesOf(tokenizer: PipelineTokenizer, text: string, options: EncodeOptions, from: number, to: number) {
  const index = new Utf8Index(text);
  const { graphemeBoundary } = segment(text);
  const mayEnd = (byte: number) => index.isCodePointBoundary(byte) && graphemeBoundary[index.unitOf(byte)] === 1;
  const end = Math.min(to, index.byteLength);
  const stretch = stagesAround(tokenizer, index, options, Math.min(from, end), end, mayEnd);
  if (stretch === null) throw new Error("A short text can always be told.");
  return { stretch, index, mayEnd };
}

function expectStages(tokenizer: PipelineTokenizer, text: string, options: EncodeOptions): StagedStretch {
  const { stretch, index, mayEnd } = stagesOf(tokenizer, text, options, 0, 4 * text.length);
  const { units } = stretch;
  // The text's side: the units tile it, and end between what people see as characters.
  let byte = 0;
  for (const [i, unit] of units.entries()) {
    expect(unit.byteStart).toBe(byte);
    byte = unit.byteEnd;
    expect(before(unit.normalized)).toBe(
      text.slice(index.unitOf(unit.byteStart), index.unitOf(unit.byteEnd)).toWellFormed(),
    );
    // An added token is one wherever it stands.
    const isBesideAdded = unit.added !== null || units[i + 1]?.added != null;
    expect(isBesideAdded || byte === index.byteLength || mayEnd(byte)).toBe(true);
    for (const pieces of [unit.normalized, ...unit.preTokens.map((preToken) => preToken.pieces)]) expectMarks(pieces);
  }
  expect(byte).toBe(index.byteLength);
  // The normalizer's side, and the pre-tokenizer's: those of the trace.
  const { parts } = traceText(tokenizer, text, options);
  const texts = parts.flatMap((part) => (part.kind === "text" ? [part] : []));
  const plain = units.filter(({ added }) => added === null);
  const normalized = texts.map((part) => part.normalized).join("");
  expect(plain.map((unit) => after(unit.normalized)).join("")).toBe(normalized);
  const pieces = plain.flatMap((unit) => unit.preTokens);
  expect(pieces.map((piece) => before(piece.pieces)).join("")).toBe(normalized);
  const preTokens: string[] = [];
  for (const piece of pieces) {
    if (piece.kind === "dropped") continue;
    if (piece.begins) preTokens.push("");
    preTokens.push((preTokens.pop() ?? "none has begun ") + after(piece.pieces));
  }
  expect(preTokens).toEqual(texts.flatMap((part) => part.preTokens.map((preToken) => preToken.text)));
  expect(pieces.filter(({ kind, ends }) => kind === "preToken" && ends)).toHaveLength(preTokens.length);
  // Its tokens: those of the text, each within its unit.
  const { ids, byteStart, byteEnd } = tokenizer.encode(text, options);
  expect(units.flatMap((unit) => unit.ids)).toEqual(Array.from(ids));
  let token = 0;
  for (const [i, unit] of units.entries()) {
    // An added token may be found in some of what one character was changed to: that is of the unit beside it too.
    const beside = units.slice(Math.max(0, i - 1), i + 2);
    const shared = beside.some(({ added }) => added !== null) ? beside : [unit];
    for (const _ of unit.ids) {
      expect(byteStart[token]).toBeGreaterThanOrEqual(shared[0]?.byteStart ?? 0);
      expect(byteEnd[token]).toBeLessThanOrEqual(shared.at(-1)?.byteEnd ?? 0);
      token++;
    }
  }
  return stretch;
}

describe.each([...huggingFaceIds, "cl100k_base"])("%s", (id) => {
  test("units tell the whole text at every stage, and end in its tokens", () => {
    const tokenizer = loadBuiltin(id) as PipelineTokenizer;
    const texts = trickyStrings(vocabularyEntries(tokenizer));
    const specials = fc.constantFrom("text" as const, "control" as const);
    fc.assert(
      fc.property(texts, specials, (text, how) => {
        expectStages(tokenizer, text, { specials: how, inserted: false });
      }),
      { ...runs(15, 5_000), seed },
    );
  });

  test("units of a stretch are the whole text's there", () => {
    const tokenizer = loadBuiltin(id) as PipelineTokenizer;
    const options = { specials: "text", inserted: false } as const;
    const text = "The Straße of naïve ＡＢＣ,  12,345\r\nनमस्ते दुनिया — مرحبا بالعالم\n\n日本語 👩‍👩‍👧‍👦🤚🏾 x = f(y);\n";
    const whole = expectStages(tokenizer, text, options);
    for (let byte = 0; byte < Buffer.byteLength(text); byte += 7) {
      const { stretch } = stagesOf(tokenizer, text, options, byte, byte + 5);
      expect(stretch.byteStart).toBeLessThanOrEqual(byte);
      expect(whole.units).toEqual(expect.arrayContaining(stretch.units.slice(1, -1)));
    }
  });
});

test("of random files too", () => {
  let compared = 0;
  const samples = fc.sample(configurations, { ...runs(25, 20_000), seed });
  for (const { file, texts } of samples) {
    for (const text of texts) {
      const options = { specials: "control", inserted: false } as const;
      let tokenizer: PipelineTokenizer;
      try {
        tokenizer = readFile(file).tokenizer;
        tokenizer.encode(text, options);
      } catch (error) {
        // What cannot be built, or cannot encode its text, is tested elsewhere.
        if (!(error instanceof TokenizerError)) throw error;
        continue;
      }
      expectStages(tokenizer, text, options);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(samples.length / 3);
});

test.each([
  [
    "bert_uncased",
    "Ä\u0001b",
    [
      ["changed", "Ä", "a"],
      ["removed", "\u0001", ""],
      ["same", "b", "b"],
    ],
  ],
  [
    "qwen3",
    "e\u0301x",
    [
      ["changed", "e\u0301", "é"],
      ["same", "x", "x"],
    ],
  ],
  [
    "llama2",
    "a b",
    [
      ["added", "", "▁"],
      ["same", "a", "a"],
      ["notation", " ", "▁"],
      ["same", "b", "b"],
    ],
  ],
])("%s: %j is told by what was changed, removed and put in", (id, text, expected) => {
  const { units } = expectStages(loadBuiltin(id) as PipelineTokenizer, text, { specials: "text", inserted: false });
  const pieces = units.flatMap(({ normalized }) => normalized);
  expect(pieces.map(({ kind, before: old, after: now }) => [kind, old, now])).toEqual(expected);
});

/** That a stretch's trace is what the whole text's is there. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Utf8Index, utf8Encode } from "../src/text/utf8";
import type { PipelineTokenizer } from "../src/tokenizers/pipeline";
import { type EncodeOptions, TokenFlag } from "../src/tokenizers/tokenizer";
import { idsOfTrace, type Trace } from "../src/tokenizers/trace";
import { traceAround } from "../src/tokenizers/tracing/traceAround";
import { traceText } from "../src/tokenizers/tracing/traceText";
import { huggingFaceIds, loadBuiltin } from "./support/builtins";
import { configurations } from "./support/configurations";
import { readFile } from "./support/differential";
import { allOptions } from "./support/oracle";
import { runs } from "./support/runs";
import { seed, trickyStrings, vocabularyEntries } from "./support/strings";

/** The trace of a stretch against the tokens of the whole: those that stand in it, and inserted ones at the text's ends. */
function expectTokensOf(tokenizer: PipelineTokenizer, text: string, options: EncodeOptions, at: number, bytes: number) {
  const index = new Utf8Index(text);
  const from = Math.min(at, index.byteLength);
  const to = Math.min(from + bytes, index.byteLength);
  const stretch = traceAround(tokenizer, index, options, from, to);
  if (stretch === null) throw new Error("A short text can always be told.");
  const { byteStart, byteEnd } = stretch;
  expect(byteStart).toBeLessThanOrEqual(from);
  expect(byteEnd).toBeGreaterThanOrEqual(to);
  const { ids, byteStart: starts, byteEnd: ends, flags } = tokenizer.encode(text, options);
  const inside = Array.from(ids).filter((_, i) => {
    const [start = 0, end = 0] = [starts[i], ends[i]];
    if (start < end) return start >= byteStart && end <= byteEnd;
    const isEnd = ((flags[i] ?? 0) & TokenFlag.special) !== 0 && start === index.byteLength;
    return isEnd && i > 0 ? byteEnd === index.byteLength : start >= byteStart && start < byteEnd;
  });
  return { traced: idsOfTrace(stretch), inside, stretch, index };
}

/** What was written anew in a pre-token is told from its own characters of the text to its own text. */
function expectPieces({ parts }: Trace, text: string): void {
  const index = new Utf8Index(text);
  for (const part of parts) {
    for (const { pieces, byteStart, byteEnd, text: own } of part.kind === "text" ? part.preTokens : []) {
      const original = text.slice(index.unitOf(byteStart), index.unitAfter(byteEnd)).toWellFormed();
      if (pieces === undefined) expect(own).toBe(original);
      expect((pieces ?? [{ before: own }]).map(({ before }) => before).join("")).toBe(original);
      expect((pieces ?? [{ after: own }]).map(({ after }) => after).join("")).toBe(own);
      for (const { kind, before, after } of pieces ?? []) expect(kind === "same").toBe(before === after);
    }
  }
}

describe.each([...huggingFaceIds, "cl100k_base"])("%s", (id) => {
  test("a stretch's tokens are the whole text's there, and as many pre-tokens", () => {
    const tokenizer = loadBuiltin(id) as PipelineTokenizer;
    const texts = trickyStrings(vocabularyEntries(tokenizer));
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom(...allOptions),
        fc.nat({ max: 80 }),
        fc.nat({ max: 4 }),
        (text, options, at, bytes) => {
          if (text === "") return;
          const { traced, inside, stretch } = expectTokensOf(tokenizer, text, options, at, bytes);
          expect(traced).toEqual(inside);
          expectPieces(stretch, text);
          if (!stretch.hasWholePreTokens) return;
          // Its pre-tokens are the whole text's.
          const preTokensOf = (parts: typeof stretch.parts) =>
            parts.flatMap((part) =>
              part.kind === "text"
                ? part.preTokens.map(({ byteStart, byteEnd, text: own }) => [byteStart, byteEnd, own])
                : [],
            );
          expect(preTokensOf(traceText(tokenizer, text, options).parts)).toEqual(
            expect.arrayContaining(preTokensOf(stretch.parts)),
          );
        },
      ),
      { ...runs(30, 5_000), seed },
    );
  });
});

test("of random files too", () => {
  const samples = fc.sample(fc.tuple(configurations, fc.nat({ max: 30 }), fc.nat({ max: 4 })), {
    ...runs(75, 20_000),
    seed,
  });
  let compared = 0;
  for (const [{ file, texts }, at, bytes] of samples) {
    let tokenizer: PipelineTokenizer;
    try {
      tokenizer = readFile(file).tokenizer;
      for (const text of texts) tokenizer.encode(text, { specials: "control", inserted: true });
    } catch {
      // What cannot be built, or cannot encode its text, is tested elsewhere.
      continue;
    }
    for (const text of texts) {
      const options = { specials: "control", inserted: false } as const;
      const index = new Utf8Index(text);
      const stretch = traceAround(
        tokenizer,
        index,
        options,
        Math.min(at, index.byteLength),
        Math.min(at + bytes, index.byteLength),
      );
      if (stretch === null) throw new Error("A short text can always be told.");
      const { byteStart, byteEnd } = stretch;
      const ids = (part: string) => Array.from(tokenizer.encode(part, options).ids).join(" ");
      const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
      const whole = utf8Encode(text);
      const [head, tail] = [decoder.decode(whole.subarray(0, byteEnd)), decoder.decode(whole.subarray(0, byteStart))];
      // A cut's halves are encoded apart: what comes before its end is what comes before its beginning, and it.
      expect(ids(head)).toBe([ids(tail), idsOfTrace(stretch).join(" ")].filter((part) => part !== "").join(" "));
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(samples.length / 3);
});

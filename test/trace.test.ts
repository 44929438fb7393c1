/** That a trace tells how the same tokens came about that `encode` gives. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TokenFlag } from "../src/tokenizers/tokenizer";
import { idsOfTrace, type Trace } from "../src/tokenizers/trace";
import { traceTokens } from "../src/tokenizers/tracing/traceTokens";
import { builtinIds, loadBuiltin } from "./support/builtins";
import { readFile } from "./support/differential";
import { fileOf } from "./support/knownFaults";
import { allOptions } from "./support/oracle";
import { runs } from "./support/runs";
import { seed, trickyStrings, vocabularyEntries } from "./support/strings";

const fixtures: readonly { text: string }[] = JSON.parse(
  readFileSync(new URL("fixtures/texts.json", import.meta.url), "utf8"),
);
const short = fixtures.map(({ text }) => text.slice(0, 300));

const options = { specials: "text", inserted: false } as const;

describe.each(builtinIds)("%s", (id) => {
  const tokenizer = loadBuiltin(id);

  test("a trace's tokens are those of encode", () => {
    const texts = fc.oneof(fc.constantFrom(...short), trickyStrings(vocabularyEntries(tokenizer)));
    fc.assert(
      fc.property(texts, fc.constantFrom(...allOptions), (text, chosen) => {
        const trace = traceTokens(tokenizer, text, chosen);
        expect(idsOfTrace(trace)).toEqual(Array.from(tokenizer.encode(text, chosen).ids));
        expectOrder(trace, Buffer.byteLength(text));
      }),
      { ...runs(80, 2000), seed },
    );
  });

  test("merges join neighbours, lowest rank first", () => {
    for (const text of short) {
      for (const part of traceTokens(tokenizer, text, options).parts) {
        if (part.kind !== "text") continue;
        for (const { model } of part.preTokens) {
          if (model.kind !== "BPE" || model.symbols.length === 0) continue;
          const parts = model.symbols.slice();
          for (const { left, right, result } of model.merges) {
            const at = parts.findIndex(
              (token) => token.start === left.start && token.id === left.id && token.end === left.end,
            );
            expect([parts[at], parts[at + 1]]).toEqual([left, right]);
            parts.splice(at, 2, result);
          }
          expect(parts).toEqual(model.tokens);
        }
      }
    }
  });
});

/** Parts and pre-tokens stand in the order of the text, inside of it. */
function expectOrder({ parts }: Trace, bytes: number): void {
  let last = 0;
  for (const part of parts) {
    if (part.kind === "inserted") continue;
    expect(part.byteStart).toBeGreaterThanOrEqual(last);
    last = part.byteEnd;
    if (part.kind !== "text") continue;
    // Pre-tokens of one changed character share its range.
    let [start, end] = [part.byteStart, part.byteStart];
    for (const preToken of part.preTokens) {
      expect(preToken.byteStart).toBeGreaterThanOrEqual(start);
      expect(preToken.byteEnd).toBeGreaterThanOrEqual(end);
      expect(preToken.byteEnd).toBeLessThanOrEqual(part.byteEnd);
      [start, end] = [preToken.byteStart, preToken.byteEnd];
    }
  }
  expect(last).toBeLessThanOrEqual(bytes);
}

test("a trace names the rule that ended a pre-token", () => {
  const { parts } = traceTokens(loadBuiltin("deepseek_v3"), "abc 123", options);
  const [part] = parts;
  if (part?.kind !== "text") throw new Error("Not a text.");
  expect(part.preTokens.map(({ text, rule }) => [text, rule?.slice(0, 7) ?? null])).toEqual([
    ["abc", "Split “"],
    [" ", "Split “"],
    ["123", null],
  ]);
});

test("a trace lights up the part of the pattern that took a pre-token, and the one that ended it", () => {
  const partsOf = (id: string, text: string) => {
    const [part] = traceTokens(loadBuiltin(id), text, options).parts;
    if (part?.kind !== "text") throw new Error("Not a text.");
    return part.preTokens.map((preToken) =>
      [preToken.match, preToken.next].map((match) => match?.pattern.slice(match.start, match.end) ?? null),
    );
  };
  const letters = String.raw`[^\r\n\p{L}\p{N}]?\p{L}+`;
  expect(partsOf("llama3", "a 2024")).toEqual([
    [letters, String.raw`\s+`],
    [String.raw`\s+`, String.raw`\p{N}{1,3}`],
    [String.raw`\p{N}{1,3}`, String.raw`\p{N}{1,3}`],
    [String.raw`\p{N}{1,3}`, null],
  ]);
  // The stage that cuts first is the one for digits; the word before it is taken by a later one.
  expect(partsOf("deepseek_v3", "abc123")).toEqual([
    ["[^\r\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+", String.raw`\p{N}{1,3}`],
    [String.raw`\p{N}{1,3}`, null],
  ]);
});

test("a trace keeps what the normalizer did, and to which bytes", () => {
  const [part] = traceTokens(loadBuiltin("qwen3"), "e\u0301", options).parts;
  if (part?.kind !== "text") throw new Error("Not a text.");
  expect([part.normalized, part.byteStart, part.byteEnd]).toEqual(["é", 0, 3]);
  expect(part.changes).toEqual([{ start: 0, end: 2, byteStart: 0, byteEnd: 3, isVisible: true }]);
});

test("what an added token leaves of a change is a change of the text behind it", () => {
  const { tokenizer } = readFile(
    fileOf({
      normalizer: { type: "Replace", pattern: { Regex: "(?=a)" }, content: "xyz" },
      added_tokens: [
        { id: 9, content: "x", single_word: false, lstrip: false, rstrip: false, normalized: true, special: false },
      ],
    }),
  );
  const [before, added, after] = traceTokens(tokenizer, "bab", options).parts;
  expect(before).toMatchObject({ normalized: "b", changes: [] });
  expect(added).toMatchObject({ kind: "added", name: "x" });
  expect(after).toMatchObject({
    normalized: "yzab",
    changes: [{ start: 0, end: 2, byteStart: 1, byteEnd: 1, isVisible: true }],
  });
});

test("an unknown word's trace shows how far it got", () => {
  const [part] = traceTokens(loadBuiltin("bert_uncased"), "hug☃", options).parts;
  if (part?.kind !== "text") throw new Error("Not a text.");
  const model = part.preTokens[0]?.model;
  if (model?.kind !== "WordPiece") throw new Error("Not WordPiece.");
  expect(model.matches.map(({ name }) => name)).toEqual(["hug"]);
  expect(model.tokens.map(({ name, flags }) => [name, flags])).toEqual([["[UNK]", TokenFlag.unknown]]);
});

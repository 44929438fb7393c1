import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { whyDiffer } from "../src/analysis/why/whyDiffer";
import { whySentence } from "../src/analysis/why/whySentence";
import { Utf8Index } from "../src/text/utf8";
import type { PipelineTokenizer } from "../src/tokenizers/pipeline";
import { TokenizerError } from "../src/tokenizers/tokenizer";
import { traceAround } from "../src/tokenizers/tracing/traceText";
import { loadBuiltin } from "./support/builtins";
import { type Configuration, configurations } from "./support/configurations";
import { readFile } from "./support/differential";
import { runs } from "./support/runs";
import { seed } from "./support/strings";

const options = { specials: "control", inserted: false } as const;

/** A file's tokenizer; null where it cannot be built, or cannot encode some text. */
function tokenizerOf({ file }: Configuration, texts: readonly string[]): PipelineTokenizer | null {
  try {
    const { tokenizer } = readFile(file);
    for (const text of texts) tokenizer.encode(text, options);
    return tokenizer;
  } catch (error) {
    if (error instanceof TokenizerError) return null;
    throw error;
  }
}

/** What the stages make of a range, from traces: none of the code that compares them. */
function stagesOf(tokenizer: PipelineTokenizer, index: Utf8Index, start: number, end: number) {
  const trace = traceAround(tokenizer, index, options, start, end);
  if (trace === null) throw new Error("A short text can always be told.");
  const touches = (part: { byteStart: number; byteEnd: number }) =>
    part.byteStart === part.byteEnd
      ? part.byteStart >= start && part.byteStart < end
      : part.byteStart < end && part.byteEnd > start;
  const added: string[] = [];
  const preTokens: string[] = [];
  const tokens: string[] = [];
  for (const part of trace.parts) {
    if (part.kind === "added" && touches(part)) added.push(`${part.byteStart}-${part.byteEnd}`);
    if (part.kind !== "text") continue;
    for (const preToken of part.preTokens) {
      if (!touches(preToken)) continue;
      preTokens.push(`${preToken.byteStart}-${preToken.byteEnd}`);
      tokens.push(...preToken.model.tokens.map((token) => `${token.start}-${token.end}`), "|");
    }
  }
  return { added: added.join(" "), preTokens: preTokens.join(" "), tokens: tokens.join(" ") };
}

test("the stage that is named is the first whose outputs differ", () => {
  const pair = fc.tuple(
    configurations,
    configurations,
    fc.nat({ max: 30 }),
    fc.integer({ min: 1, max: 4 }),
    fc.boolean(),
  );
  const named = new Map<string, number>();
  for (const [one, another, at, bytes, isNear] of fc.sample(pair, { ...runs(150, 20_000), seed })) {
    // Half of the pairs have all stages but one in common.
    const near = {
      ...another,
      file: {
        ...one.file,
        [["normalizer", "pre_tokenizer", "added_tokens"][at % 3] ?? ""]:
          another.file[["normalizer", "pre_tokenizer", "added_tokens"][at % 3] ?? ""],
      },
    };
    const other = isNear ? near : another;
    const texts = [...one.texts, ...another.texts].filter((text) => text !== "");
    const [first, second] = [tokenizerOf(one, texts), tokenizerOf(other, texts)];
    if (first === null || second === null) continue;
    for (const text of texts) {
      const index = new Utf8Index(text);
      const start = at % index.byteLength;
      const end = Math.min(index.byteLength, start + bytes);
      const why = whyDiffer([first, second], index, options, start, end);
      if (why === null) throw new Error("A short text can always be told.");
      const { range, parting } = why;
      expect(whySentence(why, ["A", "B"])).not.toBe("");
      named.set(parting.stage, (named.get(parting.stage) ?? 0) + 1);
      const [a, b] = [stagesOf(first, index, range.start, range.end), stagesOf(second, index, range.start, range.end)];
      // Stages before the one that is named give the same.
      if (parting.stage === "added") {
        expect(a.added).not.toBe(b.added);
        continue;
      }
      expect(a.added).toBe(b.added);
      if (parting.stage === "model" || parting.stage === "none") expect(a.preTokens).toBe(b.preTokens);
      if (parting.stage === "none") {
        const cuts = (tokenizer: PipelineTokenizer) => {
          const { byteStart, byteEnd } = tokenizer.encode(text, options);
          return Array.from(byteStart, (from, i) => [from, byteEnd[i] ?? 0] as const)
            .filter(([from, to]) => from < end && to > start)
            .map(([from, to]) => `${from}-${to}`);
        };
        expect(cuts(first)).toEqual(cuts(second));
      }
      if (parting.stage === "model") {
        const { reason, preTokens } = parting;
        const models = [first.stages.model, second.stages.model] as const;
        const traced = preTokens.map((preToken, side) => models[side === 0 ? 0 : 1].trace(preToken.text).tokens);
        expect(traced[0]?.length === 0 && traced[1]?.length === 0).toBe(false);
        if (reason.kind === "merge")
          expect(models[reason.merging].trace(preTokens[reason.merging].text).kind).toBe("BPE");
      }
    }
  }
  expect([...named.keys()].sort()).toEqual(["added", "model", "none", "normalizer", "preTokenizer"]);
});

describe("of the built-ins", () => {
  const sentence = (ids: readonly [string, string], text: string, part: string) => {
    const index = new Utf8Index(text);
    const start = index.byteOf(text.indexOf(part));
    const end = index.byteOf(text.indexOf(part) + part.length);
    const why = whyDiffer(
      [loadBuiltin(ids[0]) as PipelineTokenizer, loadBuiltin(ids[1]) as PipelineTokenizer],
      index,
      options,
      start,
      end,
    );
    return why === null ? null : whySentence(why, ids);
  };

  test("digits are the pattern’s", () => {
    expect(sentence(["llama3", "qwen3"], "in 2024 it", "2024")).toBe(
      String.raw`Both see “2024”. llama3 takes “202” by “\p{N}{1,3}”, qwen3 takes “2” by “\p{N}”.`,
    );
  });

  test("a composed character is the normalizer’s", () => {
    expect(sentence(["llama3", "qwen3"], "cafe\u0301", "e\u0301")).toBe(
      "The normalizers part: llama3 reads “cafe\u0301”, qwen3 “café”.",
    );
  });

  test("a control token is an added one", () => {
    expect(sentence(["qwen3", "cl100k_base"], "a<|im_end|>b", "<|im_end|>")).toBe(
      "“<|im_end|>” is one added token in qwen3, and not in cl100k_base.",
    );
  });

  test("an entry that one lacks is named, and must be lacking", () => {
    expect(sentence(["cl100k_base", "o200k_base"], "ein unterschiedlich", " unterschiedlich")).toBe(
      "Both models get “·unterschiedlich”. cl100k_base has no entry “·unterschiedlich”.",
    );
    const idOf = (id: string) =>
      (loadBuiltin(id) as PipelineTokenizer).stages.model.find(Buffer.from(" unterschiedlich"), false);
    expect([idOf("cl100k_base") === undefined, idOf("o200k_base") !== undefined]).toEqual([true, true]);
  });

  test("a character that one writes in bytes is named as a whole, and words before it have no part in that", () => {
    expect(sentence(["llama2", "mistral_7b"], "so much ☃ snow", "☃")).toBe(
      "Both models get “▁☃”. llama2 has no entry for “☃” and writes its bytes.",
    );
  });
});

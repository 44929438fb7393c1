import fc from "fast-check";
import { expect, test } from "vitest";
import { cutAt, showEncoding } from "../../../../test/support/shown";
import { namedModel } from "../../../models/columnModel";
import { rememberLength } from "../../../state/tokenizers/saidLengths";
import { catalogue } from "../../../tokenizers/catalogue";
import { longestWindows } from "../../../tokenizers/catalogue/longestWindows";
import { windowSourceOf } from "../../../tokenizers/catalogue/windowSources";
import { TokenFlag } from "../../../tokenizers/tokenizer";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import type { TokenizerFacts } from "../../../worker/import/protocol";
import { windowOf } from "../ratioFigures";
import { findContextEnd } from "./findContextEnd";
import { leastWindow } from "./useContextEnd";

const window = (tokens: number) => ({ tokens, reason: null });

/** A column of a text of so many tokens between others that are inserted. */
function columnOf(before: number, own: number, after: number) {
  const text = "x".repeat(own);
  const at = [...Array<number>(before).fill(0), ...Array.from({ length: own }, (_, i) => i), ...Array(after).fill(own)];
  const isOwn = (token: number) => token >= before && token < before + own;
  return showEncoding(text, {
    ids: Uint32Array.from(at, (_, i) => i),
    byteStart: Uint32Array.from(at),
    byteEnd: Uint32Array.from(at, (start, token) => (isOwn(token) ? start + 1 : start)),
    flags: Uint8Array.from(at, (_, token) => (isOwn(token) ? 0 : TokenFlag.inserted | TokenFlag.special)),
  });
}

test("what is kept is what a brute force keeps that drops the text's last token until all fits", () => {
  const few = fc.nat(4);
  fc.assert(
    fc.property(few, fc.nat(30), few, fc.integer({ min: 1, max: 40 }), (before, own, after, chosen) => {
      let kept = own;
      while (kept > 0 && before + kept + after > chosen) kept--;
      const end = findContextEnd(columnOf(before, own, after), window(chosen));
      if (kept === own) expect(end).toBeNull();
      else expect(end).toMatchObject({ token: before + kept, unit: kept, beyond: own - kept });
      if (end !== null && kept > 0) expect(end.beyond).toBe(before + own + after - chosen);
    }),
  );
});

test("what the normalizer writes before a text is of the text, and cut off as any of its tokens", () => {
  const shown = columnOf(1, 4, 1);
  // Llama 2's “▁” has nothing of the text, as the two around it.
  shown.encoding.flags[1] = TokenFlag.inserted;
  expect([1, 2, 3, 5, 6].map((chosen) => findContextEnd(shown, window(chosen))?.beyond)).toEqual([
    4,
    4,
    3,
    1,
    undefined,
  ]);
});

test("where it falls inside a character, it is said to be before that", () => {
  const text = "a🤚🏾b";
  const shown = showEncoding(text, cutAt(text, [1, 5, 8]));
  const units = [1, 2, 3, 4].map((chosen) => findContextEnd(shown, window(chosen))?.unit);
  expect(units).toEqual([1, 1, 1, undefined]);
});

test("the line says how many fit and how many do not", () => {
  expect(findContextEnd(columnOf(0, 1500, 0), window(1234))?.words).toBe("1,234 tokens fit: 266 from here on cut off");
  expect(findContextEnd(columnOf(0, 3, 0), window(1))?.words).toBe("1 token fits: 2 from here on cut off");
});

test("a window is the chosen one, or what the tokenizer's models have where that is less", () => {
  const chosen = (window: number) =>
    (["builtin:o200k_base", "builtin:words", "builtin:llama2", "builtin:bert_uncased"] as const).map(
      (one) => windowOf(one, { contextWindow: window }).tokens,
    );
  expect(chosen(128_000)).toEqual([128_000, 128_000, 4096, 512]);
  expect(chosen(300)).toEqual([300, 300, 300, 300]);
  expect(windowOf("builtin:llama2", { contextWindow: 4096 }).reason).toBeNull();
  const said = windowOf("builtin:llama2", { contextWindow: 4097 }, windowSourceOf).reason;
  expect(said).toBe("Llama 2 takes no more (Meta’s model card)");
});

test("of a tokenizer that was brought along it is what its files say, by any name and pattern, or the chosen one", () => {
  const [commit, other, third, hash] = ["a".repeat(40), "b".repeat(40), "d".repeat(40), "c".repeat(64)];
  const brought = (of: TokenizerReference, modelMaxLength: number | null) =>
    rememberLength({ reference: of, modelMaxLength } as TokenizerFacts);
  brought(`hub:owner/clip@${commit}?gpt2`, 77);
  brought(`file:one#${hash}`, 512);
  brought(`hub:owner/endless@${third}`, null);
  expect(windowOf(`hub:owner/clip@${commit}`, { contextWindow: 128_000 })).toEqual({
    tokens: 77,
    reason: "Its own tokenizer_config.json says no more (model_max_length)",
  });
  expect(windowOf(`file:other#${hash}`, { contextWindow: 128_000 }).tokens).toBe(512);
  expect(windowOf(`file:other#${hash}`, { contextWindow: 20 })).toEqual({ tokens: 20, reason: null });
  for (const none of [`hub:owner/clip@${other}`, `hub:owner/endless@${third}`] as const) {
    expect(windowOf(none, { contextWindow: 1000 })).toEqual({ tokens: 1000, reason: null });
  }
});

test("of a column that goes by models it is the least of theirs, also above what the page begins with, unless one was chosen", () => {
  const model = (name: string, tokens: number | null) =>
    namedModel(name, tokens === null ? null : { tokens, source: "https://publisher.example/models" });
  const of = (contextWindow: number, ...models: ReturnType<typeof model>[]) =>
    windowOf("builtin:llama2", { contextWindow, models: { "builtin:llama2": models } });
  expect(of(128_000, model("Big", 400_000))).toEqual({
    tokens: 400_000,
    reason: "Big takes so many (publisher.example)",
  });
  expect(of(128_000, model("Big", 400_000), model("Small", 1000), model("Any", null)).tokens).toBe(1000);
  expect(of(500_000, model("Big", 400_000)).tokens).toBe(400_000);
  expect(of(9000, model("Big", 400_000))).toEqual({ tokens: 9000, reason: null });
  expect(of(128_000, model("Any", null)).tokens).toBe(4096);
});

test("no built-in has a window that the page would not ask for", () => {
  const windows = catalogue.flatMap(({ id }) => longestWindows[id]?.tokens ?? []);
  expect(Math.min(...windows)).toBeGreaterThanOrEqual(leastWindow);
});

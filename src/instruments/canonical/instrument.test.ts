import fc from "fast-check";
import { expect, test } from "vitest";
import { loadBuiltin } from "../../../test/support/builtins";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import { textSubject } from "../textSubject";
import { type CanonicalFigures, instrument } from "./instrument";

const control = { onProgress: () => {}, signal: new AbortController().signal };
const options = { specials: "text", inserted: false } as const;
const auto = { of: "auto" } as const;

const measure = (tokenizer: Tokenizer, text: string, of: "auto" | "ids" | "tokens" = "auto") =>
  instrument.measure(textSubject(text, tokenizer, options), { of }, control);
const idsOf = (tokenizer: Tokenizer, ...texts: string[]) =>
  texts.flatMap((text) => Array.from(tokenizer.encode(text, options).ids));
const listOf = (ids: readonly number[]) => JSON.stringify(ids);
const kindsOf = ({ places }: CanonicalFigures) => places.map(({ kind }) => kind);

test("“http:” and “//” are other ids than “http://”", async () => {
  const tokenizer = loadBuiltin("cl100k_base");
  const apart = idsOf(tokenizer, "http:", "//");
  const told = await measure(tokenizer, listOf(apart));
  expect(told).toMatchObject({ of: "ids", count: 3, otherCount: 2, isSame: false, placeCount: 1, kinds: { split: 1 } });
  expect(told.places[0]).toMatchObject({ kind: "split", index: 1, bytes: [4, 7] });
  expect(told.places[0]?.given.map(({ id }) => id)).toEqual([25, 322]);
  expect(told.places[0]?.other.map(({ id }) => id)).toEqual([1129]);
  expect(instrument.rows(told)).toEqual([[3, 2, "no", 1, "split", 1, 4, "25 322", "1129"]]);
});

test("each kind is known by its own", async () => {
  const gpt = loadBuiltin("cl100k_base");
  const llama = loadBuiltin("llama2");
  const token = (tokenizer: Tokenizer, text: string) => idsOf(tokenizer, text);
  const llamaId = (name: string) => {
    for (let id = 0; id < 32_000; id++) if (llama.tokenName(id) === name) return id;
    throw new Error(name);
  };
  for (const [tokenizer, ids, kinds] of [
    [gpt, [...token(gpt, "x"), ...token(gpt, " "), ...token(gpt, "yes")], ["space"]],
    // “1234” is cut after three digits.
    [gpt, idsOf(gpt, " straw", "berry"), ["split"]],
    [gpt, idsOf(gpt, "1", "2", "3"), ["split"]],
    [gpt, idsOf(gpt, "12", "34"), ["resegmented"]],
    [llama, [llamaId("Hello")], ["prefix"]],
    [llama, [llamaId("▁"), llamaId("<0x62>"), llamaId("▁a")], ["bytes"]],
  ] as const) {
    const told = await measure(tokenizer, listOf(ids), "ids");
    expect(kindsOf(told), JSON.stringify(told.text)).toEqual(kinds);
  }
  const mistral = loadBuiltin("mistral_7b");
  expect(kindsOf(await measure(mistral, listOf(idsOf(mistral, "a b")), "ids"))).toEqual([]);
});

test("a control token that is spelt is told, and so are bytes that no text has", async () => {
  const tokenizer = loadBuiltin("cl100k_base");
  const spelt = [...idsOf(tokenizer, "<|endoftext|>"), 100_257];
  expect((await measure(tokenizer, listOf(spelt))).kinds).toEqual({ control: 1 });
  const half = idsOf(tokenizer, "🤚").slice(0, 1);
  expect(await measure(tokenizer, listOf(half), "ids")).toMatchObject({
    isSame: null,
    otherCount: null,
    firstStray: 0,
  });
});

test("what encode gives is canonical, whatever the text; and a text's own tokens are told where it looks like no list", async () => {
  for (const id of ["o200k_base", "llama2", "bert_uncased"]) {
    const tokenizer = loadBuiltin(id);
    const texts = fc.string({ unit: fc.constantFrom("a", " ", "é", "the", "语", "\n", "1", "🤚"), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const own = await measure(tokenizer, text, "tokens");
        expect(own.isSame).toBe(own.placeCount === 0);
        if (id === "o200k_base") expect(own).toMatchObject({ of: "tokens", isSame: true, keepsText: true });
        const pasted = await measure(tokenizer, listOf(idsOf(tokenizer, text)), "ids");
        expect(pasted.isSame, text).toBe(own.isSame);
      }),
      { numRuns: 15 },
    );
  }
});

test("two lists are told apart, with an empty line between or each in its brackets", async () => {
  const tokenizer = loadBuiltin("cl100k_base");
  const [apart, whole] = [idsOf(tokenizer, "http:", "//"), idsOf(tokenizer, "http://")];
  for (const text of [`${listOf(apart)}\n${listOf(whole)}`, `${apart.join(" ")}\n\n${whole.join(" ")}`]) {
    expect(await measure(tokenizer, text, "ids")).toMatchObject({ of: "pair", isSame: false, kinds: { split: 1 } });
  }
  const other = await measure(tokenizer, `${listOf(apart)}\n${listOf(idsOf(tokenizer, "https"))}`);
  expect(other).toMatchObject({ of: "pair", firstOtherByte: 4, placeCount: 0 });
  await expect(measure(tokenizer, "[1, 2]\n[3, 4]\n[5, 6]")).rejects.toThrow("These are 3 lists");
});

test("ids that are none are said, and so is what has no ids of its own", async () => {
  const tokenizer = loadBuiltin("llama2");
  await expect(measure(tokenizer, "[1, 40000, 2]")).rejects.toThrow(
    "Item 2 is 40000, and the vocabulary has no such id",
  );
  await expect(measure(tokenizer, "[1, -2, 2]", "ids")).rejects.toThrow("ids are whole numbers from 0");
  await expect(measure(tokenizer, "words", "ids")).rejects.toMatchObject({ name: "InapplicableError" });
  await expect(measure(loadBuiltin("words"), "a b")).rejects.toMatchObject({ name: "InapplicableError" });
  expect(await instrument.measure(textSubject("", tokenizer, options), auto, control)).toMatchObject({ isSame: true });
});

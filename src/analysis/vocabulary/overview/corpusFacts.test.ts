/** Figures of a small corpus, in tokenizers that show what is counted. */
import { expect, test } from "vitest";
import { readFile } from "../../../../test/support/smallVocabularies";
import { baselines } from "../../../tokenizers/baselines/baselines";
import { byteName } from "../../../tokenizers/notation";
import { corpusFacts } from "./corpusFacts";

const texts: Readonly<Record<string, readonly string[]>> = {
  eng: ["aaaa", "", "aaaaa 1"],
  rus: ["жжжжжжжжжж", " "],
  ell: ["αααααααααβ"],
  heb: ["אאאאאאאאבב"],
};
const corpus = { codes: Object.keys(texts), segments: (code: string) => texts[code] ?? [] };
const bytes = Array.from({ length: 256 }, (_, byte) => byteName(byte));
const model = {
  ...{ type: "BPE", merges: [], byte_fallback: true },
  vocab: Object.fromEntries(["a", "ж", "α", "א", ...bytes].map((name, id) => [name, id])),
};

test("sums are over all segments of all languages, and English by itself", async () => {
  const done: number[] = [];
  const { tokenizer } = readFile({ version: "1.0", model });
  const { english, all } = await corpusFacts(tokenizer, corpus, (languages) => done.push(languages));
  expect(english).toEqual({ bytes: 11, tokens: 11, unknown: 0 });
  // β and ב are two bytes each.
  expect(all).toEqual({ bytes: 11 + 3 * 20, tokens: 11 + 10 + 11 + 12, unknown: 0 });
  expect(done).toEqual([1, 2, 3, 4]);
});

test("a script is covered where nine in ten of its characters, as often as they occur, are one token", async () => {
  const { tokenizer } = readFile({ version: "1.0", model });
  // Nine of ten Greek ones are, and eight of ten Hebrew ones; of digits and spaces there is no script.
  expect((await corpusFacts(tokenizer, corpus)).scripts).toEqual(["Cyrl", "Grek", "Latn"]);
});

test("unknown tokens are counted; what cuts by a rule covers no scripts", async () => {
  const words = { type: "WordLevel", unk_token: "?", vocab: { "?": 0, aaaa: 1 } };
  const { tokenizer } = readFile({ version: "1.0", pre_tokenizer: { type: "WhitespaceSplit" }, model: words });
  expect((await corpusFacts(tokenizer, corpus)).all).toEqual({ bytes: 71, tokens: 6, unknown: 5 });
  const codePoints = await corpusFacts((baselines.code_points as () => typeof tokenizer)(), corpus);
  expect(codePoints).toMatchObject({ english: { bytes: 11, tokens: 11, unknown: 0 }, scripts: null });
});

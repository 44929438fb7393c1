import { expect, test } from "vitest";
import { loadBuiltin, readParts } from "../../../test/support/builtins";
import { findBuiltin } from "../../tokenizers/catalogue";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { readTokenizerJson } from "../../tokenizers/formats/tokenizerJson/tokenizerJson";
import { toRankedMerges } from "../../tokenizers/models/bpe/mergeColumns";
import { describeEntries } from "./entries";

/** The first merge that makes an entry, from the list of all. */
function firstMerges(id: string): ReadonlyMap<number, number> {
  const { merges, vocabulary } = readParts(findBuiltin(id)?.vocabulary ?? "");
  if (merges === null) throw new Error(`${id} has no list of merges.`);
  const first = new Map<number, number>();
  toRankedMerges(merges, vocabulary.ids).results.forEach((result, rank) => {
    if (!first.has(result)) first.set(result, rank);
  });
  return first;
}

test.each(["llama2", "mistral_nemo"])("%s: each entry has the rank of the first merge that makes it", (id) => {
  const tokenizer = loadBuiltin(id);
  const first = firstMerges(id);
  const ids = Array.from({ length: 400 }, (_, i) => i * 79);
  const facts = describeEntries(tokenizer, ids);
  expect(facts.map(({ rank }) => rank)).toEqual(ids.map((each) => first.get(each) ?? null));
  expect(facts.some(({ rank }) => rank === null)).toBe(true);
  expect(facts.map(({ name }) => name)).toEqual(ids.map((each) => tokenizer.tokenName(each)));
  expect(facts[13]?.bytes).toEqual(tokenizer.tokenBytes(13 * 79));
  expect(facts.every(({ score }) => score === null)).toBe(true);
});

test("in a tiktoken encoding an entry is its own rank, and a control token has none", () => {
  const facts = describeEntries(loadBuiltin("r50k_base"), [0, 262, 50256]);
  expect(facts.map(({ name, rank }) => [name, rank])).toEqual([
    ["!", 0],
    [" the", 262],
    ["<|endoftext|>", null],
  ]);
});

test("a model that chooses by scores tells them, and one that does neither nothing", () => {
  const vocab = Object.entries({ "<unk>": 0, "▁a": -1.5, b: -3.25 });
  const unigram = buildTokenizer(readTokenizerJson({ model: { type: "Unigram", unk_id: 0, vocab } }));
  expect(describeEntries(unigram, [2, 1])).toMatchObject([
    { id: 2, name: "b", rank: null, score: -3.25 },
    { id: 1, name: "▁a", rank: null, score: -1.5 },
  ]);
  expect(describeEntries(loadBuiltin("bert_uncased"), [2075])).toMatchObject([
    { name: "##ing", bytes: new TextEncoder().encode("ing"), rank: null, score: null },
  ]);
});

test("an open set has no entries, and no vocabulary has an id beyond its last", () => {
  const words = loadBuiltin("words");
  words.encode("one two", { specials: "text", inserted: false });
  expect(describeEntries(words, [0])).toEqual([]);
  expect(() => describeEntries(loadBuiltin("bert_uncased"), [30522])).toThrow(RangeError);
});

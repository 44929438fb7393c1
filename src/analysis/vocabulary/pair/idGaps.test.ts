/** Ids need not follow each other: with gaps between them everything is as without, but for the ids themselves. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../test/support/runs";
import {
  byteLevel,
  characterLevel,
  readFile,
  type SmallTokenizer,
  type TokenizerFile,
  wordPiece,
} from "../../../../test/support/smallVocabularies";
import { utf8Encode } from "../../../text/utf8";
import type { EncodeOptions } from "../../../tokenizers/tokenizer";
import { vocabularyChanges } from "./changes/changes";
import { commonPart } from "./commonPart";
import { onlyHere, summarizeOnly } from "./onlyHere";
import { lacking, type Pair, pairOf, repeated, sideOf } from "./side";
import { IdMap } from "./texts/idMap";
import { SwapSearch } from "./texts/swap";

const plain: EncodeOptions = { specials: "text", inserted: false };

/** In the same order, with room between them, and from the sixth on above 2²⁰. */
const apart = (id: number) => id * 97 + 1_048_000;
const apartOrNone = (id: number) => (id === lacking || id === repeated ? id : apart(id));

/** Unigram's ids are places in a list, and have no gaps. */
const numbered = fc.oneof(byteLevel, characterLevel, wordPiece);

function withGaps(file: TokenizerFile): TokenizerFile {
  const { model, added_tokens: added } = file as {
    model: { vocab: Record<string, number> };
    added_tokens: readonly { id: number }[];
  };
  const vocab = Object.fromEntries(Object.entries(model.vocab).map(([name, id]) => [name, apart(id)]));
  return {
    ...file,
    model: { ...model, vocab },
    added_tokens: added.map((token) => ({ ...token, id: apart(token.id) })),
  };
}

function pairIn(one: TokenizerFile, other: TokenizerFile): Pair {
  const [a, b] = [one, other].map((file) => {
    const { tokenizer, parts } = readFile(file);
    return sideOf(tokenizer, parts);
  });
  if (a === undefined || b === undefined) throw new Error("There are two.");
  return pairOf(a, b);
}

/** All that two come to, on some texts. */
function figuresOf(pair: Pair, texts: readonly string[]) {
  const map = new IdMap();
  const search = new SwapSearch(pair);
  for (const text of texts) {
    const [a, b] = [pair.a.tokenizer.encode(text, plain), pair.b.tokenizer.encode(text, plain)];
    map.add(a, b);
    search.add(utf8Encode(text), a, b);
  }
  const { addedTokens, ...changes } = vocabularyChanges(pair);
  const only = onlyHere(pair);
  const { candidates, ...swap } = search.find();
  return {
    same: { changes, swap, part: commonPart(pair), only: summarizeOnly(only), occurring: map.occurring },
    added: addedTokens.map(({ a, b }) => [a?.id ?? lacking, b?.id ?? lacking]),
    ids: [...pair.inB, ...pair.inA, ...only.ids, ...only.pieces, ...candidates.map(({ id }) => id)],
    map: map.best(),
    saved: candidates.map(({ uses, saved }) => [uses, saved]),
  };
}

const texts = ({ alphabet }: SmallTokenizer) =>
  fc.array(
    fc.array(fc.constantFrom(...alphabet), { maxLength: 12 }).map((all) => all.join("")),
    { maxLength: 5 },
  );

test("two vocabularies whose ids have gaps come to what they come to without, under the ids that they have", () => {
  fc.assert(
    fc.property(
      fc.tuple(numbered, numbered).chain(([one, other]) => fc.tuple(fc.constant([one, other] as const), texts(one))),
      ([[one, other], held]) => {
        const without = figuresOf(pairIn(one.file, other.file), held);
        const gaps = figuresOf(pairIn(withGaps(one.file), withGaps(other.file)), held);
        expect(gaps.same).toEqual(without.same);
        expect(gaps.saved).toEqual(without.saved);
        expect(gaps.added).toEqual(without.added.map((ids) => ids.map(apartOrNone)));
        expect(gaps.ids).toEqual(without.ids.map(apartOrNone));
        expect(gaps.map).toEqual(without.map.map((found) => ({ ...found, a: apart(found.a), b: apart(found.b) })));
      },
    ),
    runs(4, 1000),
  );
});

test("one whose ids have gaps has the entries of the one without, all of them moved", () => {
  fc.assert(
    fc.property(numbered, ({ file }) => {
      const { removed, added, moved, kept } = vocabularyChanges(pairIn(file, withGaps(file)));
      const all = new Set(Object.values((file.model as { vocab: Record<string, number> }).vocab)).size;
      expect([removed, added, kept]).toEqual([0, 0, 0]);
      expect(moved).toBeGreaterThan(0);
      expect(moved).toBeLessThanOrEqual(all + 2);
    }),
    runs(3, 500),
  );
});

/** Two vocabularies held side by side, on small tokenizers of every kind, against what is found by trying all. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../test/support/runs";
import { readFile, type SmallTokenizer, smallTokenizers } from "../../../../test/support/smallVocabularies";
import { hexBytes, joinBytes } from "../../../text/bytes";
import { utf8Encode } from "../../../text/utf8";
import type { EncodeOptions } from "../../../tokenizers/tokenizer";
import { overlapOf } from "../overlap";
import { Becomes } from "./becomes";
import { isUnchanged, vocabularyChanges } from "./changes/changes";
import { changesInWords } from "./changes/changesInWords";
import { commonPart } from "./commonPart";
import { onlyHere, summarizeOnly } from "./onlyHere";
import { comparedBytes, pairOf, repeated, type Side, sideOf, swapped } from "./side";
import { IdMap } from "./texts/idMap";
import { SwapSearch } from "./texts/swap";

const plain: EncodeOptions = { specials: "text", inserted: false };
const any = fc.oneof(...smallTokenizers);
const two = fc.tuple(any, any);

function sideIn({ file }: SmallTokenizer): Side {
  const { parts, tokenizer } = readFile(file);
  return sideOf(tokenizer, parts);
}

/** Entries by their bytes, of equal ones the first id. */
function entriesByBytes(side: Side): Map<string, number> {
  const found = new Map<string, number>();
  side.compared.columns.ids.forEach((id, place) => {
    const bytes = hexBytes(comparedBytes(side, place));
    if (!found.has(bytes)) found.set(bytes, id);
  });
  return found;
}

/** Some texts of an alphabet. */
const textsOf = ({ alphabet }: SmallTokenizer) =>
  fc.array(
    fc.array(fc.constantFrom(...alphabet), { maxLength: 12 }).map((all) => all.join("")),
    { maxLength: 6 },
  );

test("common, removed, added and moved entries are those of the sets, and each list sums up to the whole", () => {
  fc.assert(
    fc.property(two, ([one, other]) => {
      const [a, b] = [sideIn(one), sideIn(other)];
      const [inA, inB] = [entriesByBytes(a), entriesByBytes(b)];
      const common = [...inA.keys()].filter((bytes) => inB.has(bytes));
      const pair = pairOf(a, b);
      const changes = vocabularyChanges(pair);
      const moved = common.filter((bytes) => inA.get(bytes) !== inB.get(bytes)).length;
      expect(changes).toMatchObject({
        removed: inA.size - common.length,
        added: inB.size - common.length,
        ...{ moved, kept: common.length - moved },
      });
      expect(overlapOf(a.compared, b.compared).common).toBe(common.length);
      for (const list of Object.values(commonPart(pair))) {
        const sum = (member: "a" | "b" | "common") =>
          (list as { a: number; b: number; common: number }[]).reduce((all, each) => all + each[member], 0);
        expect([sum("a"), sum("b"), sum("common")]).toEqual([inA.size, inB.size, common.length]);
      }
      expect(pair.inB.filter((id) => id !== repeated)).toHaveLength(inA.size);
      expect(isUnchanged(vocabularyChanges(pairOf(a, sideIn(one))))).toBe(true);
    }),
    runs(10, 2000),
  );
});

test("merges that are removed, added and moved are those of the files", () => {
  fc.assert(
    fc.property(two, ([one, other]) => {
      const [a, b] = [sideIn(one), sideIn(other)];
      const found: string[] = [];
      const text = (bytes: Uint8Array) => hexBytes(bytes);
      const { merges } = vocabularyChanges(pairOf(a, b), {
        merge: ({ of, left, right, rankA, rankB }) => found.push([of, text(left), text(right), rankA, rankB].join()),
      });
      if (a.parts.merges === null || b.parts.merges === null) {
        expect(merges).toBeNull();
        return;
      }
      const ranks = (side: Side, { file }: SmallTokenizer) => {
        const { merges: listed } = file.model as { merges: [string, string][] };
        const bytesOf = (name: string) => text(side.parts.vocabulary.bytes.subarray(...rangeOf(side, name)));
        return new Map(listed.map(([left, right], rank) => [`${bytesOf(left)},${bytesOf(right)}`, rank]));
      };
      const [ofA, ofB] = [ranks(a, one), ranks(b, other)];
      const expected = [
        ...Array.from(ofA).flatMap(([merge, rank]) => {
          const there = ofB.get(merge);
          return there === rank ? [] : [[there === undefined ? "a" : "both", merge, rank, there].join()];
        }),
        ...Array.from(ofB).flatMap(([merge, rank]) => (ofA.has(merge) ? [] : [["b", merge, null, rank].join()])),
      ];
      expect(found.sort()).toEqual(expected.sort());
    }),
    runs(15, 2000),
  );
});

/** Where the bytes of an entry of a name are. */
function rangeOf({ parts, tokenizer }: Side, name: string): [number, number] {
  const { ids, offsets } = parts.vocabulary;
  const index = ids.indexOf(tokenizer.stages.model.idOf(name) ?? -1);
  return [offsets[index] ?? 0, offsets[index + 1] ?? 0];
}

test("what an entry becomes in a byte-level vocabulary has its bytes, whether they are text or not", () => {
  const [byteLevel] = smallTokenizers;
  if (byteLevel === undefined) throw new Error("There is none.");
  fc.assert(
    fc.property(any, byteLevel, (one, other) => {
      // Where the text is parted first, a space that is put in front comes before each part.
      if ((other.file.normalizer ?? null) !== null || partsAndPuts(other)) return;
      const [a, b] = [sideIn(one), sideIn(other)];
      const only = onlyHere(pairOf(a, b));
      only.ids.forEach((_, i) => {
        const pieces = only.pieces.subarray(only.offsets[i], only.offsets[i + 1]);
        const bytes = a.entries.at(only.indices[i] ?? 0);
        const written = a.facts.isByteLevel ? bytes : utf8Encode(new TextDecoder().decode(bytes).replaceAll("▁", " "));
        expect(hexBytes(joinBytes([...pieces].map((id) => b.tokenizer.tokenBytes(id))))).toBe(hexBytes(written));
        expect(only.becomes[i]).not.toBe(Becomes.unknown);
      });
      const { entries, byPieces, byKind, meanPieces } = summarizeOnly(only);
      const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
      expect([sum(byPieces), sum(byKind)]).toEqual([entries, entries]);
      expect((meanPieces ?? 0) * entries).toBeCloseTo(only.pieces.length);
    }),
    runs(10, 2000),
  );
});

function partsAndPuts({ file }: SmallTokenizer): boolean {
  const { pretokenizers } = file.pre_tokenizer as { pretokenizers: { add_prefix_space?: boolean }[] };
  const isParted = pretokenizers.length > 1 || (file.added_tokens as unknown[]).length > 0;
  return isParted && pretokenizers.at(-1)?.add_prefix_space === true;
}

test("ids are mapped by the stretches that both have as one token, with Dice's measure", () => {
  fc.assert(
    fc.property(
      two.chain(([one, other]) => fc.tuple(fc.constant([one, other] as const), textsOf(one))),
      ([[one, other], texts]) => {
        const [a, b] = [sideIn(one), sideIn(other)];
        const map = new IdMap();
        const counts = { a: new Map<number, number>(), b: new Map<number, number>(), both: new Map<string, number>() };
        const increase = <Key>(of: Map<Key, number>, key: Key) => of.set(key, (of.get(key) ?? 0) + 1);
        for (const text of texts) {
          const [ofA, ofB] = [a.tokenizer.encode(text, plain), b.tokenizer.encode(text, plain)];
          map.add(ofA, ofB);
          const isEmpty = ({ byteStart, byteEnd }: typeof ofA, i: number) => byteStart[i] === byteEnd[i];
          ofA.ids.forEach((id, i) => {
            if (!isEmpty(ofA, i)) increase(counts.a, id);
          });
          ofB.ids.forEach((id, j) => {
            if (!isEmpty(ofB, j)) increase(counts.b, id);
          });
          // Tokens that share a character which was changed are counted in order, each once.
          const taken = new Set<number>();
          ofA.ids.forEach((id, i) => {
            const j = [...ofB.ids.keys()].find(
              (at) =>
                !taken.has(at) &&
                !isEmpty(ofB, at) &&
                ofB.byteStart[at] === ofA.byteStart[i] &&
                ofB.byteEnd[at] === ofA.byteEnd[i],
            );
            if (j === undefined) return;
            taken.add(j);
            increase(counts.both, `${id} ${ofB.ids[j]}`);
          });
        }
        const best = map.best();
        expect(map.occurring).toBe(counts.a.size);
        for (const { a: idA, b: idB, both, ofA, ofB, dice } of best) {
          expect([both, ofA, ofB]).toEqual([counts.both.get(`${idA} ${idB}`), counts.a.get(idA), counts.b.get(idB)]);
          expect(dice).toBe((2 * both) / (ofA + ofB));
          for (const [key, times] of counts.both) {
            const [first, second] = key.split(" ").map(Number);
            if (first !== idA) continue;
            expect((2 * times) / ((counts.a.get(idA) ?? 0) + (counts.b.get(second ?? 0) ?? 0))).toBeLessThanOrEqual(
              dice,
            );
          }
        }
        expect(best.map(({ a: id }) => id).sort()).toEqual(
          [...new Set([...counts.both.keys()].map((key) => Number(key.split(" ")[0])))].sort(),
        );
      },
    ),
    runs(10, 2000),
  );
});

test("tokens with entries added are those of the texts encoded so, and one entry fewer would not do", () => {
  fc.assert(
    fc.property(
      two.chain(([one, other]) => fc.tuple(fc.constant([one, other] as const), textsOf(one))),
      ([[one, other], texts]) => {
        const [a, b] = [sideIn(one), sideIn(other)];
        const search = new SwapSearch(pairOf(a, b));
        for (const text of texts) {
          search.add(utf8Encode(text), a.tokenizer.encode(text, plain), b.tokenizer.encode(text, plain));
        }
        const { candidates, curve, needed, reached, tokensA, tokensB } = search.find();
        const hex = candidates.map(({ id }) => hexBytes(comparedBytes(b, b.compared.columns.ids.indexOf(id))));
        const tokensWith = (added: number) =>
          texts.reduce((sum, text) => sum + joined(a, text, new Set(hex.slice(0, added))), 0);
        expect(tokensWith(0)).toBe(tokensA);
        for (const { added, tokens } of curve) expect(tokens).toBe(tokensWith(added));
        expect(candidates.every(({ saved }, i) => saved > 0 && saved <= (candidates[i - 1]?.saved ?? saved))).toBe(
          true,
        );
        expect(reached).toBe(tokensWith(needed ?? candidates.length));
        if (needed === null) expect(reached).toBeGreaterThan(tokensB);
        else {
          expect(reached).toBeLessThanOrEqual(Math.max(tokensB, needed === 0 ? tokensA : 0));
          if (needed > 0) expect(tokensWith(needed - 1)).toBeGreaterThan(tokensB);
        }
      },
    ),
    runs(10, 2000),
  );
});

/** Tokens of a text where the longest run of tokens that is an added entry becomes that entry, from the left. */
function joined({ tokenizer }: Side, text: string, added: ReadonlySet<string>): number {
  const { byteStart, byteEnd } = tokenizer.encode(text, plain);
  const bytes = utf8Encode(text);
  let tokens = 0;
  for (let i = 0; i < byteStart.length; tokens++) {
    let next = i + 1;
    for (let j = i + 1; j < byteStart.length && byteStart[j] === byteEnd[j - 1]; j++) {
      if (added.has(hexBytes(bytes.subarray(byteStart[i], byteEnd[j])))) next = j + 1;
    }
    i = next;
  }
  return tokens;
}

test("changes are said in words", () => {
  const file = (vocab: Record<string, number>, more: Record<string, unknown> = {}) => ({
    ...{ version: "1.0", added_tokens: [], normalizer: null, pre_tokenizer: { type: "Whitespace" } },
    ...{ model: { type: "WordLevel", unk_token: "<unk>", vocab }, ...more },
  });
  const sideOfFile = (file: Record<string, unknown>) => sideIn({ kind: "words", file, alphabet: [] });
  const a = sideOfFile(file({ "<unk>": 0, a: 1, b: 2 }));
  const told = (b: Side) => changesInWords(vocabularyChanges(pairOf(a, b)));
  expect(told(a)).toEqual(["Nothing has changed: every text has the same ids under both."]);
  expect(told(sideOfFile(file({ "<unk>": 0, b: 1, a: 2 })))).toEqual([
    "The 3 entries are the same.",
    "Of those kept, 2 have another id.",
  ]);
  const control = {
    id: 3,
    content: "<s>",
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  };
  const other = sideOfFile(file({ "<unk>": 0, a: 1, c: 2 }, { added_tokens: [control], normalizer: { type: "NFC" } }));
  expect(told(other)).toEqual([
    "1 entry removed, 1 added, 2 kept.",
    "Those kept have the ids that they had.",
    "Added tokens: 1 added; 1 of these are control tokens.",
    "Not the same: normalizer.",
  ]);
  const trims = (prefix: boolean) => ({
    post_processor: { type: "ByteLevel", trim_offsets: true, add_prefix_space: prefix, use_regex: true },
  });
  const before = sideOfFile(file({ "<unk>": 0, a: 1 }, trims(true)));
  const after = vocabularyChanges(pairOf(before, sideOfFile(file({ "<unk>": 0, a: 1 }, trims(false)))));
  expect(changesInWords(after).at(-1)).toBe("Not the same: post-processor (in details of the file).");
  expect(changesInWords(vocabularyChanges(swapped(pairOf(a, other))))[2]).toBe(
    "Added tokens: 1 removed; 1 of these are control tokens.",
  );
});

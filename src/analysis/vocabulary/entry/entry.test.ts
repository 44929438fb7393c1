/** One entry's figures, against what goes by their definitions alone. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { oneOfEach, runs } from "../../../../test/support/runs";
import {
  byteLevel,
  characterLevel,
  readFile,
  smallTokenizers,
  type TokenizerFile,
  wordPiece,
} from "../../../../test/support/smallVocabularies";
import type { Encoding } from "../../../tokenizers/tokenizer";
import { auditVocabulary, entryAuditor } from "../audit";
import { entriesOf } from "../entries";
import { modelFacts } from "../modelFacts";
import { Reach } from "../reach/verdicts";
import { entryMerges } from "./entryMerges";
import { entriesAround, entriesMadeWith } from "./partOf";
import { rankNeighbours } from "./rankNeighbours";
import { sentencesWith } from "./sentences";

interface BpeFile {
  readonly vocab: Readonly<Record<string, number>>;
  readonly merges: readonly (readonly [string, string])[];
}

/** What an entry's own letters come to, the last merge apart: the pair of the lowest place in the list, leftmost, until there is none. */
function mergedByHand(name: string, { vocab, merges }: BpeFile) {
  const pieces = Array.from(name);
  if (!pieces.every((piece) => piece in vocab)) return { pieces: [], last: null };
  let last: readonly [string, string] | null = null;
  for (;;) {
    const next = merges.find(([left, right]) => pieces.some((piece, i) => piece === left && pieces[i + 1] === right));
    if (next === undefined) return { pieces, last };
    const at = pieces.findIndex((piece, i) => piece === next[0] && pieces[i + 1] === next[1]);
    pieces.splice(at, 2, next.join(""));
    last = next;
  }
}

const modelOf = (file: TokenizerFile) => file.model as BpeFile;

test.each([byteLevel, characterLevel].map((small, kind) => [kind, small] as const))(
  "BPE %i: entries are made as their letters merge by the list, and those made with one are all whose last merge has it",
  (_, small) => {
    let made = 0;
    fc.assert(
      fc.property(small, ({ file }) => {
        const { parts, tokenizer } = readFile(file);
        const entries = entriesOf(tokenizer, parts);
        const merges = entryMerges(tokenizer, parts, modelFacts(parts));
        if (merges === null) throw new Error("This model merges.");
        const { vocab } = modelOf(file);
        const names = Object.keys(vocab).filter((name) => !/^<.+>$/.test(name));
        const byHand = new Map(names.map((name) => [name, mergedByHand(name, modelOf(file))]));
        for (const name of names) {
          const id = vocab[name] ?? -1;
          const { pieces } = byHand.get(name) ?? { pieces: [] };
          if (pieces.length > 0) expect(merges.traceOf(id)?.tokens.map((token) => token.name)).toEqual(pieces);
          const expected = names
            .filter((other) => {
              const found = byHand.get(other);
              return found?.pieces.length === 1 && found.last?.includes(name) === true;
            })
            .map((other) => vocab[other] ?? -1)
            .sort((a, b) => a - b);
          const around = entriesAround(entries, entries.at(entries.ids.indexOf(id)));
          expect(entriesMadeWith(merges, id, around), name).toEqual(expected);
          made += expected.length;
        }
      }),
      runs(4, 2000),
    );
    expect(made).toBeGreaterThan(20);
  },
);

test("entries around one are all others that have its bytes, and neighbours those beside it when all are sorted", () => {
  fc.assert(
    fc.property(fc.oneof(...smallTokenizers), fc.nat(), fc.integer({ min: 1, max: 4 }), ({ file }, seed, each) => {
      const { parts, tokenizer } = readFile(file);
      const entries = entriesOf(tokenizer, parts);
      const { ids } = entries;
      const index = seed % ids.length;
      const id = ids[index] as number;
      const own = Buffer.from(entries.at(index));
      const around = [...ids].filter((_, other) => {
        const bytes = Buffer.from(entries.at(other));
        return bytes.length > own.length && bytes.includes(own);
      });
      expect(entriesAround(entries, entries.at(index))).toEqual(own.length === 0 ? [] : around);

      const { model } = tokenizer.stages;
      const { by, before, after } = rankNeighbours(model, parts.vocabulary, ids, id, each);
      const list = "merges" in (file.model as object) ? modelOf(file).merges.map(([left, right]) => left + right) : [];
      const rankOf = (other: number) => {
        if (by === "ids") return other;
        if (by === "scores") return -(model.scores?.[other] ?? 0);
        const place = list.indexOf(model.entry(other) ?? "");
        return place === -1 ? Number.NaN : place;
      };
      const ranked = [...(by === "ids" ? ids : parts.vocabulary.ids)]
        .filter((other) => !Number.isNaN(rankOf(other)))
        .sort((a, b) => rankOf(a) - rankOf(b) || a - b);
      const place = ranked.indexOf(id);
      expect(place).not.toBe(-1);
      expect(before).toEqual(ranked.slice(Math.max(0, place - each), place));
      expect(after).toEqual(ranked.slice(place + 1, place + 1 + each));
    }),
    runs(30, 4000),
  );
});

test("an entry that is asked for alone is audited as it is among all", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(...oneOfEach(smallTokenizers, [wordPiece])), fc.nat(), async ({ file }, seed) => {
      const { parts, tokenizer } = readFile(file);
      const all = await auditVocabulary(tokenizer, parts);
      const index = seed % all.entries.ids.length;
      const { form, reach, reason, qtok, script, example } = entryAuditor(tokenizer, parts, all.entries)(index);
      const columns = [all.forms, all.reach, all.reasons, all.qtok, all.scripts];
      expect([form, reach, reason, qtok, script]).toEqual(columns.map((column) => column[index]));
      expect(example === null).toBe(reach !== Reach.inContext);
    }),
    runs(1, 200),
  );
});

test("a sentence is a stretch of its segment around the token, not cut within a character, and says what it leaves out", () => {
  /** Characters as tokens, their code points as ids; but for one, whose last two bytes are a token of their own. */
  const encode = (text: string): Encoding => {
    const ends: [id: number, end: number][] = [];
    let byte = 0;
    for (const character of text) {
      const size = Buffer.byteLength(character);
      if (character === "é") ends.push([1, byte + 1]);
      byte += size;
      ends.push([character === "é" ? 2 : (character.codePointAt(0) ?? 0), byte]);
    }
    const byteEnd = Uint32Array.from(ends, ([, end]) => end);
    return {
      ids: Uint32Array.from(ends, ([id]) => id),
      byteStart: Uint32Array.from(byteEnd, (_, i) => byteEnd[i - 1] ?? 0),
      byteEnd,
      flags: new Uint8Array(ends.length),
    };
  };
  const texts = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "𠀀", "न", "\u200d"), maxLength: 700 });
  fc.assert(
    fc.property(texts, fc.constantFrom("a", "é", "𠀀"), (text, character) => {
      const id = character === "é" ? 2 : (character.codePointAt(0) ?? 0);
      const [found, ...others] = sentencesWith(id, [" ", text, text], encode, 1);
      expect(others).toEqual([]);
      expect(found === undefined).toBe(!text.includes(character));
      if (found === undefined) return;
      const { before, token, after, isCutBefore, isCutAfter, isPart } = found;
      expect([token, isPart]).toEqual([character, character === "é"]);
      const whole = before + token + after;
      expect(whole.isWellFormed()).toBe(true);
      const at = text.indexOf(character) - before.length;
      expect(text.slice(at, at + whole.length)).toBe(whole);
      expect([isCutBefore, isCutAfter]).toEqual([at > 0, at + whole.length < text.length]);
      expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(151);
      expect(!isCutBefore || before.length >= 85).toBe(true);
    }),
    runs(50, 5000),
  );
});

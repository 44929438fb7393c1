import fc from "fast-check";
import { Tokenizer } from "tokenizers";
import { expect, test } from "vitest";
import { columnsOf } from "../../../../test/support/models";
import { toMergeColumns } from "./mergeColumns";
import { pairsInEntries } from "./pairsInEntries";
import { UnseenPairs } from "./unseenPairs";

// “Ţ” is 256 more than “b”: pairs of it must not be mistaken for others.
const alphabet = ["a", "b", "c", "▁", "👍", "Ţ"];
const texts = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 16 });

function cut(pairs: UnseenPairs, text: string): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = pairs.pieceEnd(text, start, text.length);
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

test("pieces cover the text, and are cut just where no entry has the two characters side by side", () => {
  fc.assert(
    fc.property(fc.array(texts), texts, (entries, text) => {
      const pieces = cut(pairsInEntries(columnsOf(entries)), text);
      expect(pieces.join("")).toBe(text);
      expect(pieces).not.toContain("");
      const seen = (pair: string) => entries.some((entry) => entry.includes(pair));
      for (const piece of pieces) {
        const characters = Array.from(piece);
        characters.slice(1).forEach((character, i) => {
          expect(seen(`${characters[i]}${character}`)).toBe(true);
        });
      }
      for (let i = 1; i < pieces.length; i++) {
        const last = Array.from(pieces[i - 1] ?? "").at(-1);
        const [first] = Array.from(pieces[i] ?? "");
        expect(seen(`${last}${first}`)).toBe(false);
      }
    }),
    { numRuns: 1000 },
  );
});

/** Merges of random parts, in random order: a BPE model of whatever shape. */
const models = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }).map((draws) => {
  const entries = [...alphabet];
  const merges: [string, string][] = [];
  for (const [left, right] of draws) {
    const pair: [string, string] = [entries[left % entries.length] ?? "", entries[right % entries.length] ?? ""];
    if (entries.includes(pair.join(""))) continue;
    entries.push(pair.join(""));
    merges.push(pair);
  }
  return { entries, merges };
});

test("encoding the pieces gives the tokens of the whole, for any BPE model", async () => {
  await fc.assert(
    fc.asyncProperty(models, texts, async ({ entries, merges }, text) => {
      const native = Tokenizer.fromString(
        JSON.stringify({
          version: "1.0",
          added_tokens: [],
          model: { type: "BPE", vocab: Object.fromEntries(entries.map((entry, id) => [entry, id])), merges },
        }),
      );
      const columns = columnsOf(entries);
      const results = Uint32Array.from(merges, (pair) => entries.indexOf(pair.join("")));
      const leftBytes = Uint16Array.from(merges, ([left]) => Buffer.byteLength(left));
      const pairs = UnseenPairs.inMerges(columns, toMergeColumns({ results, leftBytes }, columns.ids));
      const ids = async (piece: string) => (await native.encode(piece)).getIds();
      const pieces = await Promise.all(cut(pairs, text).map(ids));
      expect(pieces.flat()).toEqual(await ids(text));
    }),
    { numRuns: 1000 },
  );
});

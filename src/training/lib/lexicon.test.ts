import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../test/support/strings";
import { Lexicon, noChunk } from "./lexicon";

const chunk = fc.string({ unit: fc.constantFrom("a", "b", "é"), minLength: 1, maxLength: 4 });
const change = fc.oneof(
  fc.record({ kind: fc.constant("append" as const), chunk }),
  fc.record({ kind: fc.constant("remove" as const), chunks: fc.array(chunk, { maxLength: 4 }) }),
  fc.record({
    kind: fc.constant("move" as const),
    moves: fc.array(fc.tuple(chunk, fc.constantFrom(1 as const, -1 as const)), { maxLength: 12 }),
    rate: fc.constantFrom(0.1, 0.5),
  }),
);

test("chunks are in the order that a plain list has, and the longest two are found that a text goes on with", () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 60 }),
      fc.string({ unit: fc.constantFrom("a", "b", "é") }),
      (changes, text) => {
        const lexicon = new Lexicon();
        const numberOf = (one: string) => lexicon.numberOf(codesOf(one), 0, one.length);
        let list: string[] = [];
        for (const one of changes) {
          if (one.kind === "append") {
            if (list.includes(one.chunk)) continue;
            list.push(one.chunk);
            lexicon.append(numberOf(one.chunk));
          } else if (one.kind === "remove") {
            list = list.filter((each) => !one.chunks.includes(each));
            lexicon.removeAll(one.chunks.map(numberOf));
          } else {
            for (const [each, reward] of one.moves) moveIn(list, each, reward, one.rate);
            lexicon.moveAll(
              one.moves.map(([each, reward]) => [numberOf(each), reward] as const),
              one.rate,
              (number) => lexicon.textOf(number) === "a",
            );
          }
          const order = Array.from({ length: lexicon.size }, (_, place) => lexicon.textOf(lexicon.at(place)));
          expect(order).toEqual(list);
          expect(list.map((each) => lexicon.rankOf(numberOf(each)))).toEqual(list.map((_, place) => place));
        }
        lexicon.match(codesOf(text), 0);
        const found = list.filter((each) => text.startsWith(each)).sort((a, b) => b.length - a.length);
        const named = [lexicon.longest, lexicon.shorter].map((number) =>
          number === noChunk ? undefined : lexicon.textOf(number),
        );
        expect(named).toEqual([found[0], found[1]]);
      },
    ),
    { seed, numRuns: 200 },
  );
});

function codesOf(text: string): Int32Array {
  return Int32Array.from(text, (character) => character.charCodeAt(0));
}

function moveIn(list: string[], chunk: string, reward: 1 | -1, rate: number): void {
  const from = list.indexOf(chunk);
  if (from === -1) return;
  const step = Math.floor(from * rate) + 1;
  list.splice(from, 1);
  if (reward === 1) list.splice(Math.max(0, from - step), 0, chunk);
  else if (from + step <= list.length || chunk === "a") list.splice(Math.min(list.length, from + step), 0, chunk);
}

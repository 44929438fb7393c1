import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../../test/support/strings";
import { LineParts, type PartedLines } from "./lineParts";

/** What a text comes to that arrives in pieces of some length. */
function parted(text: string, size: number, holdOut: boolean, longest?: number) {
  const parts = new LineParts(holdOut, longest);
  const [learned, held]: [string[], string[]] = [[], []];
  // As they are counted: line by line.
  const lines = (texts: readonly string[]) => texts.flatMap((each) => each.match(/[^\n]*\n|[^\n]+/g) ?? []);
  const add = (some: PartedLines) => {
    learned.push(...lines(some.learned));
    held.push(...lines(some.held));
  };
  for (let at = 0; at < text.length; at += size) add(parts.push(text.slice(at, at + size)));
  add(parts.end());
  return { learned, held, lines: parts.lines, pieces: parts.pieces };
}

test("odd lines are learned from and even ones measure, each with its end", () => {
  expect(parted("one\ntwo\r\nthree\n\nfive", 3, true)).toEqual({
    learned: ["one\n", "three\n", "five"],
    held: ["two\r\n", "\n"],
    lines: 5,
    pieces: 0,
  });
  expect(parted("one\ntwo", 100, false)).toMatchObject({ learned: ["one\n", "two"], held: ["one\n", "two"] });
});

test("the same wherever pieces end, and nothing is lost, also of lines that are too long", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "\r"), maxLength: 80 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 3, max: 20 }), (some, size, longest) => {
      const whole = parted(some, 1000, true, longest);
      expect(parted(some, size, true, longest)).toEqual(whole);
      expect([...whole.learned, ...whole.held].join("").length).toBe(some.length);
      expect(parted(some, size, false, longest).learned.join("")).toBe(some);
    }),
    { seed },
  );
});

test("a line that is too long is taken in pieces, up to white space where there is some", () => {
  expect(parted("aaa bbb ccc ddd\nz", 100, true, 8)).toEqual({
    learned: ["aaa bbb", " ddd\n"],
    held: [" ccc", "z"],
    lines: 4,
    pieces: 2,
  });
  expect(parted("aaaaaaaaaaaa", 100, false, 8).learned).toEqual(["aaaaaaaa", "aaaa"]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { seed } from "../../../../test/support/strings";
import { utf8Encode } from "../../../text/utf8";
import { type LineRun, LineRuns } from "./lineRuns";

/** What a text comes to whose bytes arrive in pieces of some length. */
function cut(text: string, size: number, longest?: number) {
  const runs = new LineRuns(longest);
  const lines: [number, string][] = [];
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const add = (some: readonly LineRun[]) => {
    for (const { bytes, first } of some) {
      // As they are counted: line by line.
      const found = decoder.decode(bytes).match(/[^\n]*\n|[^\n]+/g) ?? [];
      for (const [i, line] of found.entries()) lines.push([first + i, line]);
    }
  };
  const bytes = utf8Encode(text);
  for (let at = 0; at < bytes.length; at += size) add(runs.push(bytes.slice(at, at + size)));
  add(runs.end());
  return { lines, pieces: runs.pieces, count: runs.lines };
}

test("each line has its number, its end and all of its bytes", () => {
  const whole = cut("one\ntwo é\r\nthree\n\nfive", 3);
  expect(whole).toEqual({
    lines: [
      [0, "one\n"],
      [1, "two é\r\n"],
      [2, "three\n"],
      [3, "\n"],
      [4, "five"],
    ],
    pieces: 0,
    count: 5,
  });
});

test("the same wherever pieces end, and nothing is lost, also of lines that are too long", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "\r", "é", "世", "👍"), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 5, max: 20 }), (some, size, longest) => {
      const whole = cut(some, 1000, longest);
      expect(cut(some, size, longest)).toEqual(whole);
      expect(whole.lines.map(([, line]) => line).join("")).toBe(some);
      expect(whole.lines.map(([number]) => number)).toEqual(Array.from({ length: whole.count }, (_, i) => i));
      for (const [, line] of whole.lines) expect(utf8Encode(line).length).toBeLessThanOrEqual(longest);
    }),
    { seed },
  );
});

test("a line that is too long is taken in pieces, up to white space where there is some, and between characters", () => {
  const lines = (text: string, size: number) => cut(text, size, 8).lines.map(([, line]) => line);
  expect(cut("aaa bbb ccc ddd\nz", 100, 8).pieces).toBe(2);
  expect(lines("aaa bbb ccc ddd\nz", 100)).toEqual(["aaa bbb", " ccc", " ddd\n", "z"]);
  expect(lines("aaaaaaaaaaaa", 100)).toEqual(["aaaaaaaa", "aaaa"]);
  expect(lines("世世世世", 1)).toEqual(["世世", "世世"]);
});

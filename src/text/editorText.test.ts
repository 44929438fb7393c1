import fc from "fast-check";
import { expect, test } from "vitest";
import { EditorText } from "./editorText";
import { applyEditorEdit, countLineEndings, toEditorText } from "./lineEndings";
import { utf8Length } from "./utf8";

const texts = fc
  .array(fc.constantFrom("a", "é", "👍", "\r\n", "\r", "\n", "\ud83d", "\udc4d", "word"), { maxLength: 30 })
  .map((parts) => parts.join(""));
const shares = fc.double({ min: 0, max: 1, noNaN: true });

/** Offsets in a text at random, ascending, the same number of each side of an edit. */
function stretches(length: number, parts: readonly number[]): [start: number, end: number][] {
  const all = parts.map((part) => Math.round(part * length)).sort((x, y) => x - y);
  return Array.from({ length: all.length >> 1 }, (_, i) => [all[2 * i] ?? 0, all[2 * i + 1] ?? 0]);
}

test("after edits the editor’s form is what was made of it, all else is the text’s own, and bytes are the text’s", () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.tuple(fc.array(shares, { maxLength: 6 }), texts), { maxLength: 4 }),
      (first, steps) => {
        let edited = EditorText.of(first);
        edited.byteOf(0);
        for (const [parts, typed] of steps) {
          const insert = toEditorText(typed);
          const { shown, text } = edited;
          // Edits that touch are one.
          const edits = stretches(shown.length, parts)
            .filter(([start], i, all) => i === 0 || start > (all[i - 1]?.[1] ?? 0))
            .map(([start, end]) => ({ start, end, insert }));
          edited = edited.edited(edits);
          const expected = edits.reduceRight(
            (now, { start, end }) => now.slice(0, start) + insert + now.slice(end),
            shown,
          );
          expect(edited.shown).toBe(expected);
          if (edits.length === 0) expect(edited.text).toBe(text);
          // Whatever was found by going on from before is what would be found anew.
          const fresh = EditorText.of(edited.text);
          expect(edited.breaks).toEqual(fresh.breaks);
          expect(edited.endings).toEqual(countLineEndings(edited.text));
          for (let at = 0; at <= edited.shown.length; at++) expect(edited.byteOf(at)).toBe(fresh.byteOf(at));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("replacing a word of each line of megabytes is one pass over them, not one for each word", () => {
  const line = "foo and Grüße 世界\r\n";
  const count = 60_000;
  const width = line.length - 1;
  const edits = Array.from({ length: count }, (_, i) => ({ start: i * width, end: i * width + 3, insert: "quux" }));
  const { text } = EditorText.of(line.repeat(count)).edited(edits);
  // Not by `toBe`, which would print both.
  expect(text === line.replace("foo", "quux").repeat(count)).toBe(true);
});

test("one edit comes to what it comes to in a textarea", () => {
  fc.assert(
    fc.property(texts, texts, shares, shares, (original, typed, a, b) => {
      const { shown } = EditorText.of(original);
      const [[start, end] = [0, 0]] = stretches(shown.length, [a, b]);
      const insert = toEditorText(typed);
      const field = shown.slice(0, start) + insert + shown.slice(end);
      const { text } = EditorText.of(original).edited([{ start, end, insert }]);
      expect(toEditorText(text)).toBe(field);
      if (start === 0 && end === shown.length) expect(text).toBe(insert === shown ? original : insert);
      // The textarea tells only what it holds afterwards: with line breaks of one kind both come to the same.
      else if (new Set(original.match(/\r\n?|\n/g)).size < 2) expect(text).toBe(applyEditorEdit(original, field));
    }),
  );
});

test("places go from the text’s bytes to the editor’s form and back, and line breaks are known by their place", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const edited = EditorText.of(text);
      let [shown, byte] = [0, 0];
      for (const character of text.match(/\r\n|./gsu) ?? []) {
        expect([edited.shownOf(byte), edited.shownAfter(byte)]).toEqual([shown, shown]);
        expect(edited.byteOf(shown)).toBe(byte);
        if (/[\r\n]/.test(character)) expect(edited.breakAt(shown)).toBe(character);
        byte += utf8Length(character);
        shown += toEditorText(character).length;
      }
      expect(edited.shownAfter(byte)).toBe(shown);
      expect(EditorText.withBreaks(edited.shown, edited.breaks).text).toBe(text);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { builtinIds, loadBuiltin } from "../../../test/support/builtins";
import { runs } from "../../../test/support/runs";
import { seed, trickyStrings, vocabularyEntries } from "../../../test/support/strings";
import { segment } from "../../text/segments";
import { type CutOptions, cutToSize } from "./cutToSize";
import { boundaries } from "./places";

const options = { specials: "text", inserted: false } as const;
const plain = { max: 8, overlap: 0, at: "line", graphemes: false } as const;

/** Texts of several lines and paragraphs, of any script. */
function texts(id: string) {
  const part = fc.oneof(
    trickyStrings(vocabularyEntries(loadBuiltin(id))),
    fc.constantFrom("One. Two? Three!\n", "\n\n", "\r\n", "a word or two ", "दो शब्द। ", "👩‍👩‍👧‍👦🤚🏾", "e\u0301 "),
  );
  return fc.array(part, { maxLength: 8 }).map((parts) => parts.join(""));
}

const cuts = fc
  .record({
    max: fc.integer({ min: 40, max: 90 }),
    share: fc.double({ min: 0, max: 0.9, noNaN: true }),
    at: fc.constantFrom(...boundaries),
    graphemes: fc.boolean(),
  })
  .map(({ max, share, ...rest }): CutOptions => ({ max, overlap: Math.floor(max * share), ...rest }));

describe.each(builtinIds)("%s", (id) => {
  test("pieces without overlaps are the text, none has too many tokens, and none ends inside a character", () => {
    const tokenizer = loadBuiltin(id);
    fc.assert(
      fc.property(texts(id), cuts, fc.boolean(), (text, how, inserted) => {
        const pieces = [...cutToSize(tokenizer, text, { specials: "text", inserted }, how)];
        const whole = tokenizer.encode(text, options);
        const { graphemeBoundary } = segment(text);
        let done = 0;
        let joined = "";
        for (const piece of pieces) {
          const { start, end, byteStart, byteEnd, tokens, alone, overlap } = piece;
          const own = text.slice(start, end);
          expect(start <= done && end > done).toBe(true);
          joined += text.slice(done, end);
          expect(alone).toBe(tokenizer.encode(own, { specials: "text", inserted }).ids.length);
          expect(alone).toBeLessThanOrEqual(how.max);
          expect(tokens).toBeLessThanOrEqual(how.max);
          expect(own.isWellFormed() || !text.isWellFormed()).toBe(true);
          if (how.graphemes) expect([graphemeBoundary[start], graphemeBoundary[end]]).toEqual([1, 1]);
          expect([byteStart, byteEnd]).toEqual([start, end].map((at) => Buffer.byteLength(text.slice(0, at))));
          // What it shares with the one before: whole tokens that stand in both.
          const doneByte = Buffer.byteLength(text.slice(0, done));
          const shared = whole.byteStart.filter((from, i) => from >= byteStart && (whole.byteEnd[i] ?? 0) <= doneByte);
          if (start < done) expect(overlap).toBe(shared.length);
          expect(overlap).toBeLessThanOrEqual(how.overlap);
          done = end;
        }
        expect(joined).toBe(text);
      }),
      { ...runs(15, 400), seed },
    );
  });
});

test.each(["o200k_base", "llama2"])("%s: a piece ends at what was preferred wherever one is within it", (id) => {
  const tokenizer = loadBuiltin(id);
  fc.assert(
    fc.property(texts(id), fc.integer({ min: 40, max: 80 }), (text, max) => {
      const lineEnds = Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length);
      let done = 0;
      for (const { end, endsAt } of cutToSize(tokenizer, text, options, { ...plain, max })) {
        if (endsAt === "line") expect(lineEnds).toContain(end);
        else if (endsAt !== "end") expect(lineEnds.filter((at) => at > done && at <= end)).toEqual([]);
        done = end;
      }
      expect(done).toBe(text.length);
    }),
    { numRuns: 60, seed },
  );
});

const cut = (text: string, how: Partial<CutOptions>, id = "o200k_base") =>
  [...cutToSize(loadBuiltin(id), text, options, { ...plain, ...how })].map(({ start, end }) => text.slice(start, end));

test("pieces end at paragraphs, lines, sentences and tokens, or at what is finer where that is too long", () => {
  const text = "One two. Three four.\nFive six seven.\n\nEight nine ten eleven.\n";
  expect(cut(text, { max: 13, at: "paragraph" })).toEqual([
    "One two. Three four.\nFive six seven.\n\n",
    "Eight nine ten eleven.\n",
  ]);
  expect(cut(text, { max: 7, at: "line" })).toEqual([
    "One two. Three four.\n",
    "Five six seven.\n\n",
    "Eight nine ten eleven.\n",
  ]);
  expect(cut(text, { max: 4, at: "sentence" })[0]).toBe("One two. ");
  expect(cut("a b c d e", { max: 2, at: "token" })).toEqual(["a b", " c d", " e"]);
  expect(cut("", {})).toEqual([]);
});

test("a piece begins with tokens of the one before it", () => {
  expect(cut("a b c d e f", { max: 3, overlap: 1, at: "token" })).toEqual(["a b c", " c d e", " e f"]);
  const [, second] = [
    ...cutToSize(loadBuiltin("o200k_base"), "a b c d e f", options, {
      ...{ max: 3, overlap: 2, at: "token", graphemes: false },
    }),
  ];
  expect(second).toMatchObject({ overlap: 2, tokens: 3, alone: 3, byteStart: 1 });
});

test("a character that has more tokens than a piece may have is named, so that it is seen, and so is what is put around it", () => {
  expect(() => cut("\n", { max: 1 }, "llama2")).toThrow("“⏎” alone has 2 tokens, and cannot");
  const around = { specials: "text", inserted: true } as const;
  expect(() => [...cutToSize(loadBuiltin("bert_uncased"), "One", around, { ...plain, max: 2 })]).toThrow(
    "“O” alone has 3 tokens, 2 of them put around each piece, and cannot",
  );
  expect(() => cut("ab🤚🏾", { max: 3, graphemes: true }, "utf8_bytes")).toThrow("“🤚🏾” alone has 8 tokens");
  expect(cut("🤚🏾", { max: 4 }, "utf8_bytes")).toEqual(["🤚", "🏾"]);
});

/** That what is shown of a long text after edits is what is shown of it as a whole. */
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { hashText } from "../src/text/hash";
import type { NumberColumn, NumberColumns } from "../src/tokenizers/gapColumns";
import { isIncremental } from "../src/tokenizers/incremental";
import type { TokenChange } from "../src/worker/pool/protocol";
import { describeEncoding, prepareText } from "../src/worker/tokenizer/describeEncoding";
import { LongColumn, type Shown } from "../src/worker/tokenizer/longColumn";
import { TextHash } from "../src/worker/tokenizer/textHash";
import { loadBuiltin } from "./support/builtins";
import { runs } from "./support/runs";
import { seed } from "./support/strings";
import { readUdhr } from "./support/udhr";

/** Of several kinds: they drop text, insert tokens, write other letters, know no word, or cut by a rule. */
const ids = ["o200k_base", "llama2", "gemma3", "bert_uncased", "words", "graphemes"];

const lines = readUdhr()
  .filter((_, i) => i % 40 === 0)
  .flatMap(({ text }) => text.split("\n").slice(0, 6));

/** What people type and paste, and what is hard: pairs torn apart, marks, line breaks of all kinds, nothing at all. */
const insert = fc.oneof(
  fc.constantFrom(..."abé,. \n\r\t्ि👍", "", "\r\n", "\n\n", " \n ", "\ud83d", "\udc4d", "\u0301", "ﬁ", "\u200d", "Ａ"),
  fc.constantFrom(...lines),
);

const edit = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 400 })),
  insert,
  /** Whether the text is asked for, or the next one is there before. */
  isAsked: fc.boolean(),
  /** How often there is time to copy ahead before it. */
  rests: fc.nat({ max: 2 }),
});

const texts = fc
  .array(
    fc.tuple(
      fc.constantFrom(...lines, "", "naïve ﬁne Ａ", "🤚🏾👩‍👩‍👧‍👦"),
      fc.constantFrom("\n", "\r\n", "\n\n", "\n  ", "\r"),
    ),
    {
      minLength: 30,
      maxLength: 40,
    },
  )
  .map((parts) => parts.flat().join(""));

describe.each(ids)("%s", (id) => {
  const tokenizer = loadBuiltin(id);
  test.each(["text", "control"] as const)("after edits, control tokens as %s", (specials) => {
    const options = { specials, inserted: specials === "control" };
    fc.assert(
      fc.property(texts, fc.array(edit, { minLength: 1, maxLength: 8 }), (first, edits) => {
        const column = new LongColumn(tokenizer, options, prepareText);
        let text = first;
        let last = column.show(text);
        let told = labels(last, text);
        expectWhole(last, text);
        const show = () => {
          last = column.show(text);
          expectWhole(last, text);
          const now = labels(last, text);
          if (last.change !== null) expectChange(last.change, told, now);
          told = now;
        };
        for (const { place, length, insert, isAsked, rests } of edits) {
          for (let i = 0; i < rests; i++) column.copyAhead();
          const start = Math.floor(place * text.length);
          text = text.slice(0, start) + insert + text.slice(start + length);
          if (isAsked) show();
        }
        show();
      }),
      { ...runs(5, 300), seed },
    );
    function expectWhole(shown: Shown, text: string): void {
      const whole = describeEncoding(tokenizer, tokenizer.encode(text, options), prepareText(text));
      const { encoding, places, change: _, ...rest } = shown;
      const { encoding: wholeEncoding, places: wholePlaces, ...wholeRest } = whole;
      expect(rest).toEqual(wholeRest);
      expect(otherColumns({ ...encoding, ...places }, { ...wholeEncoding, ...wholePlaces })).toEqual([]);
    }
  });
});

/** What a column shows of each token. */
function labels({ encoding, places }: Shown, text: string): string[] {
  return Array.from(encoding.ids, (id, i) => {
    const own = text.slice(places.unitStart[i], places.unitEnd[i]);
    return [id, encoding.flags[i], places.cuts[i], places.piece[i], places.pieces[i], own].join(" ");
  });
}

function expectChange({ first, removed, inserted }: TokenChange, before: string[], now: string[]): void {
  expect(now.slice(0, first)).toEqual(before.slice(0, first));
  expect(now.slice(first + inserted)).toEqual(before.slice(first + removed));
}

/** Names of the columns that are not the same. Buffers are compared in a hundredth of the time that numbers take. */
function otherColumns<C extends NumberColumns<C>>(columns: C, others: C): (keyof C)[] {
  const bytesOf = ({ buffer, byteOffset, byteLength }: NumberColumn) => Buffer.from(buffer, byteOffset, byteLength);
  const names = Object.keys(others) as (keyof C)[];
  return names.filter((name) => !bytesOf(columns[name]).equals(bytesOf(others[name])));
}

test("a key in a long text is not counted as a whole", () => {
  const tokenizer = loadBuiltin("o200k_base");
  const prepare = vi.fn(prepareText);
  const column = new LongColumn(tokenizer, { specials: "text", inserted: false }, prepare);
  let text = lines.join("\n");
  column.show(text);
  for (let at = 100; at < text.length; at += 977) {
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    column.show(text);
  }
  expect(prepare).toHaveBeenCalledTimes(1);
});

test("a text that cannot be encoded costs the next one no more than its exactness", () => {
  const tokenizer = loadBuiltin("o200k_base");
  const options = { specials: "text", inserted: false } as const;
  const column = new LongColumn(tokenizer, options, prepareText);
  const text = lines.join("\n");
  column.show(text);
  if (!isIncremental(tokenizer)) throw new Error("It encodes no parts.");
  const encodePart = vi.spyOn(tokenizer, "encodePart").mockImplementationOnce(() => {
    throw new Error("not this one");
  });
  expect(() => column.show(`${text}a`)).toThrow("not this one");
  encodePart.mockRestore();
  const after = `b${text}`;
  const whole = describeEncoding(tokenizer, tokenizer.encode(after, options), prepareText(after));
  expect(column.show(after)).toEqual({ ...whole, change: null });
});

test("a text's hash is its own after any edits", async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.array(edit, { minLength: 1, maxLength: 8 }), async (first, edits) => {
      const hash = new TextHash();
      let text = first;
      expect(await hash.of(text)).toBe(hashText(text));
      for (const { place, length, insert } of edits) {
        const start = Math.floor(place * text.length);
        text = text.slice(0, start) + insert + text.slice(start + length);
        expect(await hash.of(text)).toBe(hashText(text));
      }
    }),
    { ...runs(40, 3000), seed },
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { utf8Length } from "../src/text/utf8";
import type { PipelineTokenizer } from "../src/tokenizers/pipeline";
import { TokenFlag } from "../src/tokenizers/tokenizer";
import { writeTablePart } from "../src/tokenizers/transforms/tablePart";
import { readCut, transformNames } from "../src/tokenizers/transforms/transform";
import { transformed } from "../src/tokenizers/transforms/transformStage";
import { tokenizerInWay } from "../src/tokenizers/ways/inWay";
import { loadBuiltin } from "./support/builtins";
import { contradictions } from "./support/differential";
import { runs } from "./support/runs";
import { byteLevel, characterLevel, readFile, unigram, wordLevel, wordPiece } from "./support/smallVocabularies";
import { seed } from "./support/strings";

const options = { specials: "text", inserted: false } as const;

const patternLines = ["/(\\d{4})-(\\d\\d)/ → $1 m. $2 d."];
const textLines = ["1\tvienas", "12\tdvylika", "a b\tc", "b\t", "年 → year ", "кг\tкилограмм"];
const table = writeTablePart(["# dates, then numbers", ...patternLines, ...textLines].join("\n"));
// Apart, too: behind patterns it is seldom known what the texts come to.
const tables = [table, writeTablePart(patternLines.join("\n")), writeTablePart(textLines.join("\n"))];

/** What a text becomes, by the stages alone. */
function becomes(text: string, written: string): string {
  const cut = readCut(written);
  if (typeof cut === "string") throw new Error(cut);
  return transformed(cut.transforms, null).normalize(text, true).text;
}

test.each([
  ["jamo", "한글 hi", "\u1112\u1161\u11ab\u1100\u1173\u11af hi"],
  ["compat-jamo", "한글, 값", "ㅎㅏㄴㄱㅡㄹ, ㄱㅏㅄ"],
  ["compat-jamo", "\u1112\u1161\u11ab 꿱힣", "ㅎㅏㄴ ㄲㅞㄱㅎㅣㅎ"],
  ["homophones", "ሐገር ኀይል ሠላም ዓለም ፀሐይ ኻ ሧ", "ሀገር ሀይል ሰላም አለም ጸሀይ ሀ ሷ"],
  ["homophones-ti", "ሐገር ኀይል ሠላም ዓለም ፀሐይ", "ሐገር ሀይል ሰላም ዓለም ጸሐይ"],
  ["perso-arabic", "كتابي على ہے ھ ۀ", "کتابی علی هے ه هٔ"],
  ["zwnj", "می\u200cروم", "میروم"],
  ["zwnj-space", "می\u200cروم", "می روم"],
  [
    table,
    "2024-11 12 112 1kg 12,1 a b bb b第12年",
    "2024 m. 11 d. dvylika 112 vienaskg dvylika,vienas c bb 第dvylikayear ",
  ],
  [table, "5кг кгм", "5килограмм кгм"],
  [writeTablePart("/(?<n>\\d+) km/i\t$<n> kilometrų, $& $$1\n/x*/\ty"), "5 KM xx", "5 kilometrų, 5 KM $1 y"],
  ["perso-arabic:zwnj", "كتاب\u200cها", "کتابها"],
  ["zwnj:jamo:fewest", "가\u200c", "\u1100\u1161"],
])("%s of “%s”", (written, text, expected) => {
  expect(becomes(text, written)).toBe(expected);
});

test.each([
  ["jammo", "“jammo” is no way to cut. There are prefix"],
  ["jammo", "no transform either, which stands before a way or alone: there are jamo, compat-jamo"],
  ["fewest:jamo", "“fewest” is a way to cut, which comes last"],
  ["jamo:jamo", "“jamo” is named twice"],
  ["jamo:", "“” is no way to cut"],
  ["table_", "The table has no lines"],
  ["table_!", "damaged"],
  ["table_gA", "damaged"],
  [writeTablePart("a\tb\nc"), "Line 2 has neither a tab"],
  [writeTablePart("a\tb\na\tc"), "Line 2 has “a”, which a line above has"],
  [writeTablePart("/(/\tb"), "Line 1 has a pattern that is none"],
  [writeTablePart("/a/m\tb"), "Line 1 has a pattern with the flags “m”"],
  [writeTablePart("→ b"), "Line 1 has nothing that could be found"],
  [
    writeTablePart("a\nb\tc\n→ x\nd"),
    "Line 1 has neither a tab nor “→” between what is found and what is written for it. Line 3 has nothing that could be found. Line 4 has neither",
  ],
  [
    writeTablePart("a\nb\nc\nd\ne"),
    "Line 3 has neither a tab nor “→” between what is found and what is written for it. 2 more lines cannot be read either.",
  ],
  [writeTablePart("漢→b".repeat(2000)), "Leave out lines"],
])("%s is refused by name", (written, said) => {
  expect(() => tokenizerInWay(loadBuiltin("utf8_bytes"), written)).toThrow(said);
});

const alphabet = [..."a b12é-年кг한값글가\u1112\u1161\u11abሐኀሀሠዓፀكيیہۀ\u200c\n", "2024-11", "12", "1", "a b", "🙂"];
const texts = fc.array(fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 24 }), {
  minLength: 1,
  maxLength: 4,
});
const cuts = [...transformNames, ...tables, `${table}:perso-arabic:zwnj-space:compat-jamo`, "jamo:zwnj"];

test("where a text may be cut, its halves become what they become together, and their ends are foretold", () => {
  fc.assert(
    fc.property(texts, (some) => {
      for (const cut of cuts) {
        const read = readCut(cut);
        if (typeof read === "string") throw new Error(read);
        const stage = transformed(read.transforms, null);
        const of = (text: string, begins: boolean) => stage.normalize(text, begins).text;
        for (const text of some) {
          const characters = Array.from(text);
          for (let at = 1; at < characters.length; at++) {
            const [left, right] = [characters.slice(0, at).join(""), characters.slice(at).join("")];
            const codes = [characters[at - 1], characters[at]].map((each) => each?.codePointAt(0) ?? 0) as [
              number,
              number,
            ];
            if (!stage.separates(...codes)) continue;
            const halves = [of(left, true), of(right, false)] as const;
            expect(halves.join(""), `${cut}: ${left}|${right}`).toBe(of(text, true));
            const [ends, beginnings] = [stage.lastOf(codes[0]), stage.firstOf(codes[1])];
            if (ends !== null && halves[0] !== "") expect(ends).toContain(Array.from(halves[0]).at(-1)?.codePointAt(0));
            if (beginnings !== null && halves[1] !== "") expect(beginnings).toContain(halves[1].codePointAt(0));
          }
        }
      }
    }),
    { ...runs(40, 3000), seed },
  );
});

const kinds = { byteLevel, characterLevel, wordPiece, unigram, wordLevel };

describe.each(Object.entries(kinds))("before %s", (name, kind) => {
  test("a transform gives the tokens of the text that it makes; the five truths hold; parts agree with the whole", () => {
    fc.assert(
      fc.property(kind, texts, fc.infiniteStream(fc.nat()), ({ file, alphabet: own }, some, numbers) => {
        const random = (bound: number) => (numbers.next().value ?? 0) % bound;
        for (const cut of cuts) {
          const { tokenizer } = readFile(file);
          const other = tokenizerInWay(tokenizer, cut);
          const all = [...some, some.join(own.join(""))].filter(
            (text) =>
              !tokenizer.stages.addedTokens.some(({ content }) => (text + becomes(text, cut)).includes(content)),
          );
          for (const text of all) expectTruths(other, tokenizer, text, cut);
          expect(contradictions(other, all.slice(0, 2), random), cut).toEqual([]);
          if (name === "wordLevel") continue;
          const both = tokenizerInWay(tokenizer, `${cut}:fewest`);
          for (const text of all) expectTruths(both, tokenizerInWay(tokenizer, "fewest"), text, cut);
        }
      }),
      { ...runs(1, 1000), seed },
    );
  });
});

test.each(["words", "code_points", "utf8_bytes", "graphemes"])("before %s, which cuts by a rule", (id) => {
  const tokenizer = loadBuiltin(id);
  fc.assert(
    fc.property(texts, (some) => {
      for (const cut of cuts) {
        for (const text of [...some, some.join(" ")]) {
          const made = becomes(text, cut);
          const { ids, byteStart, byteEnd } = tokenizerInWay(tokenizer, cut).encode(text, options);
          expect([...ids], cut).toEqual([...tokenizer.encode(made, options).ids]);
          const bytes = utf8Length(text.toWellFormed());
          expect(byteStart.every((start, i) => start <= (byteEnd[i] ?? -1) && (byteEnd[i] ?? bytes + 1) <= bytes)).toBe(
            true,
          );
        }
      }
    }),
    { ...runs(4, 500), seed },
  );
  const han = tokenizerInWay(loadBuiltin("code_points"), "jamo").encode("a한", options);
  expect([[...han.ids], [...han.byteStart], [...han.byteEnd]]).toEqual([
    [0x61, 0x1112, 0x1161, 0x11ab],
    [0, 1, 1, 1],
    [1, 4, 4, 4],
  ]);
  expect(() => tokenizerInWay(tokenizer, "jamo:fewest")).toThrow("It cuts texts by a rule");
});

test.each(["o200k_base", "llama2", "bert_uncased", "qwen3"])("before %s", (id) => {
  const tokenizer = loadBuiltin(id) as PipelineTokenizer;
  fc.assert(
    fc.property(texts, (some) => {
      for (const cut of cuts) {
        const other = tokenizerInWay(tokenizer, cut);
        for (const text of [...some, some.join(" ")]) expectTruths(other, tokenizer, text, cut);
      }
    }),
    { ...runs(4, 500), seed },
  );
});

test("KR-BERT’s letters in a tokenizer of bytes; one that composes undoes them", () => {
  const text = "나는 학교에 갔다";
  const ids = (id: string, cut: string) => tokenizerInWay(loadBuiltin(id), cut).encode(text, options).ids.length;
  expect(ids("o200k_base", "jamo")).toBeGreaterThan(loadBuiltin("o200k_base").encode(text, options).ids.length);
  expect(ids("qwen3", "jamo")).toBe(loadBuiltin("qwen3").encode(text, options).ids.length);
});

/** Ids as of the text that was made, and ranges in the text as written: in it, in order, over all that is kept, empty where inserted. */
function expectTruths(other: PipelineTokenizer, own: PipelineTokenizer, text: string, cut: string): void {
  const { ids, byteStart, byteEnd, flags } = other.encode(text, options);
  const made = becomes(text, cut);
  const theirs = own.encode(made, options);
  expect(Array.from(ids), `${cut}: ${JSON.stringify(text)}`).toEqual(Array.from(theirs.ids));
  expect(other.normalize(text, options)).toBe(own.normalize(made, options));
  expect([byteStart.length, byteEnd.length, flags.length]).toEqual([ids.length, ids.length, ids.length]);
  const source = Buffer.from(text);
  let [start, end] = [0, 0];
  for (let i = 0; i < ids.length; i++) {
    const [from = -1, to = -1, flag = 0] = [byteStart[i], byteEnd[i], flags[i]];
    if (from < start || to < Math.max(end, from) || to > source.length)
      throw new Error(`${cut}: ${from}–${to} of ${text}`);
    if ((from === to) !== ((flag & TokenFlag.inserted) !== 0))
      throw new Error(`${cut}: ${from}–${to} inserted ${flag}`);
    const left = TokenFlag.inserted | TokenFlag.changed | TokenFlag.unknown;
    if ((flag & left) === 0 && from === end) {
      const shown = Buffer.from(other.tokenBytes(ids[i] ?? 0)).toString("latin1");
      const there = source.subarray(from, to).toString("latin1");
      expect(shown.replaceAll("\u00e2\u0096\u0081", " ")).toBe(there.replaceAll("\u00e2\u0096\u0081", " "));
    }
    [start, end] = [from, to];
  }
}

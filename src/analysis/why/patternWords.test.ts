import { expect, test } from "vitest";
import { builtinIds, loadBuiltin } from "../../../test/support/builtins";
import type { Alternative, Pattern } from "../../tokenizers/patterns/pattern";
import type { PipelineTokenizer } from "../../tokenizers/pipeline";
import type { PreTokenizer } from "../../tokenizers/pretokenizers/pretokenizer";
import { PreTokenizerSequence } from "../../tokenizers/pretokenizers/sequence";
import { patternWords } from "./patternWords";

/** All parts of the patterns of all built-ins, once each. */
const parts = new Map<string, Alternative>();
for (const id of builtinIds) {
  const { preTokenizer } = (loadBuiltin(id) as Partial<PipelineTokenizer>).stages ?? { preTokenizer: null };
  for (const { source, literal, alternatives } of patternsOf(preTokenizer)) {
    if (literal !== null) continue;
    for (const alternative of alternatives) parts.set(source.slice(alternative.start, alternative.end), alternative);
  }
}

function patternsOf(preTokenizer: PreTokenizer | null): Pattern[] {
  const stages = preTokenizer instanceof PreTokenizerSequence ? preTokenizer.stages : [preTokenizer];
  return stages.flatMap((stage) => stage?.pattern ?? []);
}

/** What a part matches at the beginning of a text. */
function matchOf({ sticky }: Alternative, text: string): string {
  sticky.lastIndex = 0;
  return sticky.exec(text)?.[0] ?? "";
}

/** What is said, with texts of which one is taken as a whole, or up to a bar, where it is true. */
const claims: readonly (readonly [words: RegExp, ...texts: string[]])[] = [
  [/together with the marks/, "क\u0941झ"],
  [/letters alone/, "क|\u0941झ"],
  [/small and capital alike/, "aB"],
  [/^letters.*English ending/, "a's", "A's"],
  [/^letters.*space in front/, " a", " A"],
  [/^letters.*one character in front/, "-a", "-A", "1a"],
  [/one by one/, "1|2"],
  [/at most three/, "123|4"],
  [/in a row/, "1234"],
  [/(?:digits|numerals).*space in front/, " 1"],
  [/no letter, digit or space/, "!\u0941|a"],
  [/punctuation and symbols/, "!+|\u0941"],
  [/(?:digit or space|symbols).*space in front/, " !"],
  [/the line breaks/, "!\n\n"],
  [/slashes that follow/, "!\n/"],
  [/^an English ending.*in capitals too/, "'S"],
  [/^an English ending.*in small letters/, "|'S"],
  [/^white space up to the last line break/, " \n \n| "],
  [/leaves the last/, " | a"],
  [/^white space$/, "  |a"],
  [/Chinese and Japanese/, "日本と|한"],
  [/one punctuation mark with the Latin/, "(foo|é"],
];

test("there are words for each part of the built-ins’ patterns, and what they say of one is so", () => {
  const held = new Set<RegExp>();
  const taken = [
    " ab",
    "ab",
    "-ab",
    "aB",
    "a's",
    "क",
    "क\u0941",
    " 12",
    "12",
    "½",
    " !",
    "!",
    "!\n",
    "!\n/",
    "'s",
    "  ",
    " \n",
    "日本",
  ];
  const nexts = ["a", "B", "\u0941", "'", "1", "½", "-", "/", "\n", " "];
  for (const [part, alternative] of parts) {
    for (const match of taken.filter((text) => matchOf(alternative, text) === text)) {
      for (const next of nexts) {
        for (const [isEnd, isBehindFirst] of [
          [true, false],
          [false, false],
          [false, true],
        ] as const) {
          const words = patternWords(part, match, { isEnd, isBehindFirst, next });
          expect(words, part).not.toBeNull();
          for (const claim of claims.filter(([said]) => said.test(words ?? ""))) {
            const [said, ...texts] = claim;
            const isSo = texts.some((text) => matchOf(alternative, text.replace("|", "")) === text.split("|")[0]);
            expect(isSo, `${part}: ${words}`).toBe(true);
            held.add(said);
          }
        }
      }
    }
    expect(patternWords(part, "", null), part).not.toBeNull();
  }
  expect(claims.filter(([said]) => !held.has(said)).map(String)).toEqual([]);
});

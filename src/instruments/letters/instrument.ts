import { baseDirection } from "../../text/direction";
import { visibleBytesText } from "../../text/visibleBytes";
import { breathe } from "../breathe";
import type { Control, Field, Instrument, Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { textIds } from "../textIds";
import { type DrawnToken, type LetterPlaces, letterPlaces } from "./letterPlaces";
import { readQuestions } from "./questions";

const options = {
  letter: {
    kind: "text",
    is: "words",
    label: "Letter",
    hint: "Any string: a letter, an emoji, several of them. It is found where its characters are whole ones: “e” is not in “é”.",
    start: "r",
    longest: 40,
    problemOf: (value: string) => (value === "" ? "It is empty." : null),
  },
  case: { kind: "switch", label: "Tell case apart", start: false },
  space: {
    kind: "switch",
    label: "Words behind a space",
    hint: "The word of a question is encoded as it is inside a sentence, and not alone.",
    start: false,
  },
  questions: {
    kind: "text",
    is: "lines",
    label: "Questions",
    hint: "A line each: a word and a letter, or “How many r in strawberry?”. Semicolons part them too.",
    start: "strawberry r",
    longest: 20_000,
    problemOf: (value: string) => readQuestions(value).problem,
  },
} as const;

/** Entries that are told, and tokens that are drawn of a text and of a word. */
const most = { holders: 500, drawn: 400, drawnOfWord: 60 } as const;

/** A question with its answer, and what of the word's tokens hold the letter. */
export interface Answered {
  readonly word: string;
  readonly letter: string;
  readonly tokens: number;
  readonly places: LetterPlaces;
}

/** Where a letter is. */
export interface LettersFigures {
  readonly letter: string;
  /** Of the text. */
  readonly tokens: number;
  /** In which the text is read, by its first letter. */
  readonly direction: "ltr" | "rtl";
  readonly places: LetterPlaces;
  readonly answered: readonly Answered[];
}

/** Which tokens hold a letter, and where in them. */
export const instrument: Instrument<typeof options, LettersFigures> = {
  options,
  help: "Which tokens hold a letter, where in them, and how long these are. A model is given ids, not letters: CharBench finds that counting hardly goes by how a word is cut, and that letters are located the worse the longer the token is that holds them.",
  papers: [{ cited: "Uzan & Pinter 2026", address: "https://arxiv.org/abs/2508.02591" }],
  measure,
  columns: [
    { key: "of", title: "of" },
    { key: "letter", title: "letter" },
    { key: "count", title: "count" },
    { key: "tokens", title: "tokens" },
    { key: "holders", title: "tokens that hold it" },
    { key: "meanLength", title: "characters of these" },
    { key: "hidden", title: "beside other characters" },
    { key: "split", title: "over tokens' ends" },
    { key: "where", title: "characters, of how many in its token" },
    { key: "cut", title: "tokens' texts" },
  ],
  rows: ({ letter, tokens, places, answered }) => [
    rowOf("text", letter, tokens, places, null),
    ...answered.map(({ word, letter, tokens, places }) => rowOf(word, letter, tokens, places, cutOf(places.drawn))),
  ],
};

function rowOf(of: string, letter: string, tokens: number, places: LetterPlaces, cut: string | null): Field[] {
  const where = places.where.map(([place, length]) => `${place}/${length}`).join(" ");
  return [of, letter, places.count, tokens, places.tokens, places.meanLength, places.hidden, places.split, where, cut];
}

function cutOf(drawn: readonly DrawnToken[]): string {
  return drawn.map(({ bytes }) => visibleBytesText(bytes)).join("|");
}

async function measure(
  { text, encoding, options: encodeOptions, loadTokenizer }: Subject,
  { letter, case: tellsCase, space, questions: written }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<LettersFigures> {
  const own = letterPlaces(text, encoding, letter, tellsCase, most.drawn);
  const places = { ...own, holders: own.holders.slice(0, most.holders) };
  onProgress(0.5);
  await breathe(signal);
  const { questions } = readQuestions(written);
  const tokenizer = questions.length === 0 ? null : await loadTokenizer();
  const answered = questions.flatMap(({ word, letter }): Answered[] => {
    if (tokenizer === null) return [];
    const asked = space ? ` ${word}` : word;
    const encoded = tokenizer.encode(asked, { ...encodeOptions, inserted: false });
    const found = letterPlaces(asked, encoded, letter, tellsCase, most.drawnOfWord);
    return [{ word, letter, tokens: textIds(encoded).length, places: found }];
  });
  return { letter, tokens: textIds(encoding).length, direction: baseDirection(text.slice(0, 2000)), places, answered };
}

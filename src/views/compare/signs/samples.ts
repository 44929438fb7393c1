import type { DrawnText } from "../../../state/compare/columns";
import type { CompareSlice } from "../../../state/compare/slice";
import { utf8Length } from "../../../text/utf8";
import { whiteSpaceSigns } from "../../../text/visible";
import { TokenFlag } from "../../../tokenizers/tokenizer";

/** A sign of the Tokens view: tokens that have it, and what it means. */
export interface ChipSign {
  readonly meaning: string;
  readonly sample: DrawnText;
  /** How many of the sample's tokens are shown: all where it is left out. */
  readonly shown?: number;
  readonly look?: "marked" | "caret" | "beyond" | "id";
  /** Whether the view as it is set can show it; always where it is left out. */
  isShown?(options: CompareSlice): boolean;
}

/** Columns of a sample's encoding and places, in the order of {@link cut}. */
type Columns = readonly (readonly number[])[];

/** A text in tokens. Its places are written down: what finds them would come with the first page; the test holds it against that. */
function cut(text: string, columns: Columns, flags: number, name: string): DrawnText {
  const [byteStart, byteEnd, unitStart, unitEnd, clusterStart, clusterEnd, piece, pieces, cuts] = columns;
  const ids = Uint32Array.from(byteStart ?? [], (_, token) => 1000 + token);
  return {
    text,
    encoding: {
      ids,
      byteStart: Uint32Array.from(byteStart ?? []),
      byteEnd: Uint32Array.from(byteEnd ?? []),
      flags: new Uint8Array(ids.length).fill(flags),
    },
    places: {
      unitStart: Uint32Array.from(unitStart ?? []),
      unitEnd: Uint32Array.from(unitEnd ?? []),
      clusterStart: Uint32Array.from(clusterStart ?? []),
      clusterEnd: Uint32Array.from(clusterEnd ?? []),
      piece: Uint16Array.from(piece ?? []),
      pieces: Uint16Array.from(pieces ?? []),
      cuts: Uint8Array.from(cuts ?? []),
    },
    names: new Map(Array.from(ids, (id) => [id, name])),
  };
}

/**
 * Tokens of whole characters.
 * @param flags of all of them
 * @param name the vocabulary entry of all of them
 */
function whole(texts: readonly string[], flags = 0, name = ""): DrawnText {
  const ends = (lengthOf: (text: string) => number) => texts.map((_, i) => lengthOf(texts.slice(0, i + 1).join("")));
  const starts = (at: readonly number[]) => [0, ...at.slice(0, -1)];
  const [bytes, units] = [ends(utf8Length), ends((text) => text.length)];
  const none = texts.map(() => 0);
  const columns = [starts(bytes), bytes, starts(units), units, starts(units), units, none, none, none];
  return cut(texts.join(""), columns, flags, name);
}

/** What white space is called that has a sign of its own. */
const whiteSpaceNames: Readonly<Record<string, string>> = {
  " ": "A space.",
  "\n": "A line break (line feed).",
  "\r": "A carriage return, as before the line feed in files from Windows.",
  "\t": "A tab.",
  "\u00a0": "A space at which no line breaks.",
};

const hand = "🤚🏾";

const handInThree: Columns = [
  [0, 4, 7],
  [4, 7, 8],
  [0, 2, 2],
  [2, 4, 4],
  [0, 0, 0],
  [4, 4, 4],
  [1, 2, 3],
  [3, 3, 3],
  [8, 14, 53],
];
const spaceAndHand: Columns = [
  [0, 3],
  [3, 9],
  [0, 1],
  [3, 5],
  [0, 1],
  [5, 5],
  [0, 2],
  [0, 2],
  [10, 37],
];
const letterAndHand: Columns = [
  [0, 1, 5],
  [1, 5, 9],
  [0, 1, 3],
  [1, 3, 5],
  [0, 1, 1],
  [1, 5, 5],
  [0, 1, 2],
  [0, 2, 2],
  [0, 8, 4],
];

/** The signs of the Tokens view. */
export const chipSigns: readonly ChipSign[] = [
  {
    meaning: "A token each. Colours tell neighbours apart, and no more.",
    sample: whole(["a", "b", "c", "d", "e", "f"]),
    isShown: ({ color }) => color === undefined,
  },
  ...Array.from(whiteSpaceSigns.keys(), (character) => ({
    meaning: whiteSpaceNames[character] ?? "",
    sample: whole([character]),
  })),
  { meaning: "Twelve spaces: the same sign six times or more.", sample: whole([" ".repeat(12)]) },
  { meaning: "An invisible character, by its code point.", sample: whole(["\u200b"]) },
  { meaning: "A mark that stands on the letter before it, which is in another token.", sample: whole(["\u0301"]) },
  {
    meaning: "Tokens that share one character: the first, second and third of three.",
    sample: cut(hand, handInThree, 0, ""),
  },
  {
    meaning: "Bytes in hexadecimal, of a character that goes on in another token.",
    sample: cut(` ${hand}`, spaceAndHand, 0, ""),
    shown: 1,
  },
  {
    meaning: "A control token.",
    sample: whole(["<|endoftext|>"], TokenFlag.special, "<|endoftext|>"),
    isShown: ({ specials }) => specials === "control",
  },
  {
    meaning: "A token that the tokenizer puts in, by its entry: no text stands for it.",
    sample: whole([""], TokenFlag.inserted | TokenFlag.special, "[CLS]"),
    isShown: ({ inserted }) => inserted,
  },
  {
    meaning: "An unknown token: the vocabulary has nothing for this text.",
    sample: whole(["語"], TokenFlag.unknown),
  },
  {
    meaning: "A token’s id, below it.",
    sample: whole(["abc"]),
    look: "id",
    isShown: ({ showIds }) => showIds,
  },
  { meaning: "In the place that is pinned, or pointed at, in all columns.", sample: whole(["abc"]), look: "marked" },
  { meaning: "The editor’s caret stands before it.", sample: whole(["abc"]), look: "caret" },
  {
    meaning: "Beyond the context window: what comes after the line is cut off.",
    sample: whole(["abc"]),
    look: "beyond",
  },
];

/** A sign of the Reading view: a text that has it. */
export interface TextSign {
  readonly meaning: string;
  readonly sample: DrawnText;
  readonly look?: "marked" | "beyond";
}

/** The signs of the Reading view. */
export const textSigns: readonly TextSign[] = [
  {
    meaning: "Tokens. Every other one is underlined, so that boundaries are seen without colour.",
    sample: whole(["diff", "ere", "nt"]),
  },
  {
    meaning: "Inside of the character is a boundary: it is in two tokens or more.",
    sample: cut(`a${hand}`, letterAndHand, 0, ""),
  },
  { meaning: "The place that is pinned, or pointed at.", sample: whole(["abc"]), look: "marked" },
  {
    meaning: "Beyond the context window: what comes after the line is cut off.",
    sample: whole(["abc"]),
    look: "beyond",
  },
];

import type { SchemeOfEntries } from "../../../../worker/vocabulary/protocol";
import { scriptName } from "../../../scriptName";

/** What a class is called, and what its entries are. */
export interface ClassWords {
  readonly label: string;
  readonly meaning: string;
}

type Words = Readonly<Record<string, ClassWords>>;

const forms: Words = {
  text: { label: "Text", meaning: "Letters, words and signs, of whole characters only" },
  fragment: {
    label: "Piece of a character",
    meaning: "More than one byte, and less than the character they belong to",
  },
  severalParts: { label: "Piece with more", meaning: "A piece of a character with something beside it" },
  singleByte: { label: "Single byte", meaning: "One of the 256 bytes that any text can be spelled in" },
  control: { label: "Control token", meaning: "Steers the model, such as the end of a text" },
  reserved: { label: "Reserved", meaning: "A name that says it is for nothing yet" },
  twin: { label: "Twin", meaning: "Another entry stands for the same text" },
};

const reaches: Words = {
  always: { label: "Always", meaning: "Its own text becomes this one token" },
  inContext: { label: "In context only", meaning: "Only beside other text; the list has an example for each" },
  never: { label: "Never", meaning: "No text becomes it, which is proved; the list has the reason" },
  noText: { label: "In no text", meaning: "Bytes that no text is stored with (UTF-8)" },
  undecided: { label: "Undecided", meaning: "Neither an example nor a proof was found" },
};

const qtok: Words = {
  control_tokens: { label: "Control tokens", meaning: "Names between < > or [ ]" },
  pure_unicode: { label: "Bytes", meaning: "One byte, as the vocabulary writes it" },
  char_alpha: { label: "Single letters", meaning: "One character that is a letter" },
  spaced_alpha: { label: "Words with a space in front", meaning: "A space, then letters of one alphabet" },
  inner_alpha: {
    label: "Letters without a space",
    meaning: "Letters of one alphabet: insides of words, or their beginnings",
  },
  char_other: { label: "Single signs", meaning: "One digit, sign or punctuation mark" },
  spaced_other: { label: "Signs with a space in front", meaning: "A space, then digits, signs or several alphabets" },
  inner_other: { label: "Signs without a space", meaning: "Digits, signs, punctuation or several alphabets" },
  unicode_flanks: { label: "Pieces of characters", meaning: "Bytes that are no whole character" },
  char_errors: { label: "Single nameless characters", meaning: "One character without a name in Unicode" },
  spaced_errors: {
    label: "Nameless, with a space in front",
    meaning: "A space, then characters of which one has no name",
  },
  inner_errors: {
    label: "Nameless, without a space",
    meaning: "Control characters, private use or unassigned ones among them",
  },
};

const scripts: Words = {
  Zyyy: { label: "No script", meaning: "Digits, punctuation and signs, which all scripts share" },
  Zinh: { label: "Marks", meaning: "Marks that take the script of what is before them" },
  Zzzz: { label: "Unknown", meaning: "Characters that this browser’s Unicode does not know" },
  Jpan: { label: "Japanese", meaning: "Chinese characters and kana together" },
  Kore: { label: "Korean", meaning: "Chinese characters and Hangul together" },
  mixed: { label: "Several scripts", meaning: "Letters of more than one" },
  none: { label: "Not text", meaning: "Pieces of characters, and control tokens" },
};

const uses: Words = {
  used: { label: "Occurs", meaning: "At least once" },
  unused: { label: "Never occurs", meaning: "Other text may well have it" },
};

const words: Readonly<Record<SchemeOfEntries["name"], Words>> = {
  ...{ form: forms, reach: reaches, qtok, script: scripts, use: uses },
};

/** What each scheme is called. */
export const schemeTitles: Readonly<Record<SchemeOfEntries["name"], string>> = {
  ...{ form: "Form", reach: "Reach", qtok: "Qtok’s classes", script: "Scripts", use: "Use" },
};

/** What a class of a scheme is called and means; for scripts their English names. */
export function wordsOfClass(scheme: SchemeOfEntries["name"], name: string): ClassWords {
  const known = words[scheme][name];
  return known ?? { label: scheme === "script" ? scriptName(name) : name, meaning: "" };
}

import { shortened } from "../../text/shortened";

/*
 * What files are that are no tokenizers here, in the words that follow “… is”.
 */

const signatures: readonly (readonly [signature: string, what: string, at?: number])[] = [
  ["PK\x03\x04", "an archive (zip; PyTorch’s files are such too): unpack it first"],
  ["ustar", "an archive (tar): unpack it first", 257],
  ["7z\xbc\xaf\x27\x1c", "an archive (7z): unpack it first"],
  ["BZh", "compressed (bzip2): unpack it first"],
  ["\xfd7zXZ", "compressed (xz): unpack it first"],
  ["\x28\xb5\x2f\xfd", "compressed (Zstandard): unpack it first"],
  ["\x89HDF", "a model in HDF5: use the tokenizer’s own file"],
  ["version https://git-lfs", "a pointer of Git LFS: the file itself was not downloaded"],
  ["\x80\x02", "a Python object (pickle): it can only be read by running it"],
  ["\x80\x03", "a Python object (pickle): it can only be read by running it"],
  ["\x80\x04", "a Python object (pickle): it can only be read by running it"],
  ["\x80\x05", "a Python object (pickle): it can only be read by running it"],
];

/** What SentencePiece writes beside each model: its pieces and their scores. */
export const pieceList =
  "SentencePiece’s list of pieces (.vocab), which does not say how text is normalized and cut: use the .model beside it";

/** What a binary file is by its signature; null where it has none that is known. */
export function binaryKind(bytes: Uint8Array): string | null {
  if (beginsTokenMonster(bytes)) return tokenMonster;
  const stands = (signature: string, at: number) =>
    Array.from(signature).every((unit, i) => bytes[at + i] === unit.charCodeAt(0));
  return signatures.find(([signature, , at = 0]) => stands(signature, at))?.[1] ?? null;
}

const tokenMonster = "a vocabulary of TokenMonster’s, which cuts texts by a method of its own that is not read here";

/**
 * Whether bytes begin as TokenMonster's `Save` writes them: options in five bytes, three of zero, five numbers of 24 bits,
 * the length of the longest entry (40 at most); then the entries, each with its length, 15 bytes behind it, and no longer
 * than that.
 */
function beginsTokenMonster(bytes: Uint8Array): boolean {
  const [capcode = 9, charset = 9, , level = 9] = bytes;
  const longest = bytes[23] ?? 0;
  const isHeader = capcode <= 2 && charset <= 2 && level <= 5 && bytes.subarray(5, 8).every((byte) => byte === 0);
  if (!isHeader || longest < 1 || longest > 40) return false;
  let at = 24;
  for (let entry = 0; entry < 50; entry++) {
    const length = bytes[at] ?? 0;
    if (length < 1 || length > longest) return false;
    at += 1 + length + 15;
  }
  return true;
}

const shapesOfText: readonly (readonly [shape: RegExp, what: string])[] = [
  [/^\s*<(?:!doctype|html)/i, "a web page: the file itself was not downloaded"],
  // Of blank lines one at a time, so that there is one way to read them alone.
  [/^(?:#.*\n|[^\S\n]*\n)*charset:.*\n(?:.*\n){0,40}?(?:capcode|normalization|tokens|regular):/, tokenMonster],
  [/^(?:\S+\t-?[\d.]+(?:e[-+]?\d+)?\r?\n){0,8}?<unk>\t0\r?\n(?:\S+\t(?:-[\d.]+(?:e[-+]?\d+)?|0)\r?\n){2}/, pieceList],
  [
    /^(?:\S+ \S+ \d+\r?\n){5}/,
    "a list of merges with their counts (fastBPE’s codes), which says nothing of ids and white space",
  ],
  [
    /^(?:\S+[\t ]-?\d+\r?\n){5}/,
    "a list of entries with a number each (fairseq’s dict.txt and k2’s tokens.txt are such), which does not say how text is cut",
  ],
  [/^(?:\S+\t-?[\d.]+(?:e-?\d+)?\r?\n){5}/, "a list of entries with a score each, which does not say how text is cut"],
  [/^(?:\S+\r?\n){10}/, "a list of entries, one a line, of which none shows how words are cut (such as “##ing”)"],
  [/^(?:import|from) [\w.]+|^#!.*python|^"""/, "a program in Python: the tokenizer is in the files that it reads"],
];

/** What a text is that is no tokenizer. */
export function textKind(text: string): string {
  const begin = text.slice(0, 65_536);
  const shape = shapesOfText.find(([pattern]) => pattern.test(begin));
  const [first = ""] = begin.trimStart().split("\n", 1);
  if (first === "") return "empty";
  return shape?.[1] ?? `text that begins “${shortened(first.trimEnd(), 40)}”`;
}

const shapesOfJson: readonly (readonly [fields: readonly string[], what: string])[] = [
  [["miditok_version"], "a tokenizer of MidiTok’s, which is for music (MIDI) and not for text"],
  [["one_token_stream", "tokenization"], "a tokenizer of MidiTok’s, which is for music (MIDI) and not for text"],
  [["architectures"], "a model’s configuration: use the tokenizer’s own file"],
  [["model_type"], "a model’s configuration: use the tokenizer’s own file"],
  [["weight_map"], "an index of a model’s weights: use the tokenizer’s own file"],
  [["bos_token_id", "eos_token_id"], "a configuration for generating text: use the tokenizer’s own file"],
  [["nbformat", "cells"], "a notebook"],
];

/** Names that programs give to a vocabulary of their own: `stoi`, `token_to_id`, `char2idx` … */
const vocabularyNames =
  /^(?:vocab(?:ulary)?|merges|stoi|itos|word_index|index_word|[a-z]+(?:_to_|2)(?:id|idx|index)|(?:id|idx|index)(?:_to_|2)[a-z]+)$/i;

/** The field of some JSON that has a vocabulary in a form which only the program that wrote it knows; null where none has. */
export function ownVocabulary(json: object): string | null {
  const found = Object.entries(json).find(
    ([name, value]) => vocabularyNames.test(name) && typeof value === "object" && value !== null,
  );
  return found?.[0] ?? null;
}

/** What JSON is that is no tokenizer. */
export function jsonKind(json: object): string {
  const fields = Object.keys(json);
  const known = shapesOfJson.find(([names]) => names.every((name) => Object.hasOwn(json, name)));
  if (known !== undefined) return known[1];
  if (Array.isArray(json)) return "a list in JSON";
  const own = ownVocabulary(json);
  if (own !== null) {
    return `a vocabulary in a form of its writer’s own (“${shortened(own, 20)}”), which does not say how text is cut`;
  }
  const shown = fields.slice(0, 4).map((name) => shortened(name, 20));
  return fields.length === 0 ? "an empty JSON object" : `JSON with the fields ${shown.join(", ")}`;
}

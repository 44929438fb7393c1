import { utf8Encode } from "../../text/utf8";
import { fromByteAlphabet } from "../byteAlphabet";
import { Fields } from "../formats/fields";
import { readRegex } from "../formats/tokenizerJson/patternField";
import { spaceSign } from "../normalizers/replace";
import { literalPattern } from "../patterns/compile";
import type { Pattern } from "../patterns/pattern";
import { eachMatch } from "../pretokenizers/matches";
import { isAt, readStrip, readWholeStep, type WholeStep } from "./wholeSteps";

/** A token on its way back to text: as the vocabulary writes it, until a step knows its bytes. */
export type Piece = string | Uint8Array;

/** Where a token stands among those that are decoded together, and whether it is an added one. */
export interface Standing {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isAdded: boolean;
}

/** What a decoder does to each token. */
export type DecoderStep = (piece: Piece, standing: Standing) => Piece;

/** A decoder, token by token. */
export interface Decoder {
  readonly steps: readonly DecoderStep[];
  /** What is done to the whole, once all tokens are one; each is made anew for a text. */
  readonly whole: readonly (() => WholeStep)[];
}

/**
 * Reads the `decoder` field of a tokenizer.json, which undoes what normalizer, pre-tokenizer and model did to a text
 * (`tokenizers/src/decoders` of Hugging Face's library). Where that reads bytes as UTF-8 and puts U+FFFD for what is none,
 * bytes stay bytes here.
 * @param value the field's; null where tokens are joined with spaces
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readDecoder(value: unknown): Decoder {
  const field = new Fields(value, "decoder");
  if (field.isNull) return { steps: [joinWithSpaces], whole: [] };
  const fields = flatten(field);
  // Before tokens are one, each is stripped by itself; after that only the whole's ends are.
  const joins = fields.findIndex((step) => ["Fuse", "ByteLevel"].includes(step.get("type").string()));
  const end = joins === -1 ? fields.length : joins;
  const isByteLevel = fields[end]?.get("type").string() === "ByteLevel";
  const steps = fields.slice(0, isByteLevel ? end + 1 : end);
  return { steps: steps.map(stepOf), whole: fields.slice(end + 1).map(readWholeStep) };
}

function flatten(field: Fields): Fields[] {
  return field.get("type").string() === "Sequence" ? field.get("decoders").items().flatMap(flatten) : [field];
}

const joinWithSpaces: DecoderStep = (piece, { isFirst }) =>
  isFirst || typeof piece !== "string" ? piece : ` ${piece}`;

function stepOf(field: Fields): DecoderStep {
  switch (field.get("type").oneOf(kinds)) {
    case "ByteLevel":
      return (piece, { isAdded }) => {
        if (typeof piece !== "string") return piece;
        // The reference reads an added “é” as the byte that “é” stands for in the alphabet: what a text has for it is UTF-8.
        return (isAdded ? null : fromByteAlphabet(piece)) ?? utf8Encode(piece);
      };
    case "ByteFallback":
      return onText((text) => {
        if (!text.startsWith("<0")) return text;
        const byte = /^<0x([0-9a-f]{2})>$/i.exec(text)?.[1];
        return byte === undefined ? text : Uint8Array.of(Number.parseInt(byte, 16));
      });
    case "Replace":
      return readReplace(field);
    case "Strip": {
      const { content, start, stop } = readStrip(field);
      const character = field.get("content").string();
      return (piece) =>
        typeof piece === "string" ? strippedText(piece, character, start, stop) : stripped(piece, content, start, stop);
    }
    case "Metaspace": {
      const sign = field.get("replacement").isNull ? spaceSign : field.get("replacement").string();
      const scheme = field.get("prepend_scheme");
      const isPut = scheme.isNull ? field.get("add_prefix_space").boolean(true) : scheme.string() !== "never";
      return onText((text, { isFirst }) => text.replaceAll(sign, isFirst && isPut ? "" : " "));
    }
    case "WordPiece": {
      const prefix = field.get("prefix").string();
      const cleansUp = field.get("cleanup").boolean(true);
      return onText((text, { isFirst }) => {
        const joined = isFirst ? text : text.startsWith(prefix) ? text.slice(prefix.length) : ` ${text}`;
        return cleansUp ? cleanedUp(joined) : joined;
      });
    }
    case "BPEDecoder": {
      const suffix = field.get("suffix").isNull ? "</w>" : field.get("suffix").string();
      return onText((text, { isLast }) => text.replaceAll(suffix, isLast ? "" : " "));
    }
  }
}

const kinds = ["ByteLevel", "ByteFallback", "Replace", "Strip", "Metaspace", "WordPiece", "BPEDecoder"] as const;

/** A step that leaves alone what is bytes already. */
function onText(change: (text: string, standing: Standing) => Piece): DecoderStep {
  return (piece, standing) => (typeof piece === "string" ? change(piece, standing) : piece);
}

function readReplace(field: Fields): DecoderStep {
  const sought = field.get("pattern");
  const content = field.get("content").string();
  const pattern = sought.has("String") ? literalPattern(sought.get("String").string()) : readRegex(sought.get("Regex"));
  return onText((text) => replaced(text, pattern, content));
}

function replaced(text: string, pattern: Pattern, content: string): string {
  if (pattern.literal !== null && !text.includes(pattern.literal)) return text;
  let result = "";
  let from = 0;
  eachMatch(text, pattern, (start, end) => {
    result += text.slice(from, start) + content;
    from = end;
  });
  return result + text.slice(from);
}

/** A text without some characters at its ends: what comes after this step still reads it as a text. */
function strippedText(text: string, character: string, start: number, stop: number): string {
  let [from, to] = [0, text.length];
  if (character === "") return text;
  for (let i = 0; i < start && text.startsWith(character, from); i++) from += character.length;
  for (let i = 0; i < stop && to - character.length >= from && text.endsWith(character, to); i++) {
    to -= character.length;
  }
  return text.slice(from, to);
}

/** Bytes without some at their ends. */
function stripped(bytes: Uint8Array, content: Uint8Array, start: number, stop: number): Uint8Array {
  let [from, to] = [0, bytes.length];
  for (let i = 0; i < start && isAt(bytes, from, content); i++) from += content.length;
  for (let i = 0; i < stop && to - content.length >= from && isAt(bytes, to - content.length, content); i++) {
    to -= content.length;
  }
  return bytes.subarray(from, to);
}

/** BERT's `clean_up_tokenization`, in the reference's order. */
const cleanups: readonly (readonly [before: string, after: string])[] = [
  [" .", "."],
  [" ?", "?"],
  [" !", "!"],
  [" ,", ","],
  [" ' ", "'"],
  [" n't", "n't"],
  [" 'm", "'m"],
  [" do not", " don't"],
  [" 's", "'s"],
  [" 've", "'ve"],
  [" 're", "'re"],
];

/** Some of what is cleaned up: most texts have none of it, which this tells sooner. */
const unclean = / (?:[.?!,]|' |n't|'m|do not|'s|'ve|'re)/;

function cleanedUp(text: string): string {
  if (!unclean.test(text)) return text;
  return cleanups.reduce((result, [before, after]) => result.replaceAll(before, after), text);
}

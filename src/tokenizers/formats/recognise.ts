import { magic } from "../pack/format";
import { TokenizerError } from "../tokenizer";
import { guarded } from "./fileErrors";
import { beginsGguf } from "./gguf/beginsGguf";
import { GgufHeader } from "./gguf/header";
import { checkSize, largestText, mostItems } from "./limits";
import { binaryKind, jsonKind, ownVocabulary, textKind } from "./otherFiles";
import { parseJson } from "./parseJson";
import { beginsMinbpe } from "./ranks/minbpe";
import { beginsRanks, ranksOfJson } from "./ranks/tiktokenRanks";
import type { NamedFile, Recognised } from "./recognised";
import { beginsModelProto } from "./sentencePiece/sentencePieceProto";
import { cutTables } from "./tokenizerJson/jsonTables";
import { beginsClipMerges, beginsMerges } from "./words/bpeFiles";
import { isKeras } from "./words/keras";
import { beginsRwkv } from "./words/rwkv";
import { areWordPieceEntries, isWordPieceVocabulary, wordPieceEntries } from "./words/wordPieceVocabulary";

/** Tells by a file's content, not by its name, what it is. */
export function recognise(file: NamedFile): Recognised {
  try {
    return guarded(file.name, () => recogniseBytes(file));
  } catch (error) {
    if (!(error instanceof TokenizerError)) throw error;
    return { kind: "damaged", file, error };
  }
}

function recogniseBytes(file: NamedFile): Recognised {
  const { bytes } = file;
  if (magic.every((byte, i) => bytes[i] === byte)) return { kind: "pack", file };
  if (beginsModelProto(bytes)) return { kind: "SentencePiece model", file };
  if (beginsGguf(bytes)) return recogniseGguf(file);
  const binary = binaryKind(bytes);
  if (binary !== null) return { kind: "other", file, what: binary };
  if (bytes.length > largestText) {
    const size = Math.ceil(bytes.length / 1024 / 1024);
    throw new TokenizerError(
      `${file.name} has ${size} MB. Vocabularies in text and JSON are read up to ${largestText / 1024 / 1024} MB.`,
    );
  }
  const cut = cutTables(bytes);
  if (cut !== null) {
    checkSize(cut.json);
    return { kind: "tokenizer.json", file, ...cut };
  }
  const text = decode(bytes);
  if (text === null) return { kind: "other", file, what: "binary data of no kind that is known here" };
  const json = /^\s*[{[]/.test(text) ? text : writtenTwice(text);
  return json === null ? recogniseText(file, text) : recogniseJson(file, json);
}

/**
 * JSON that was written as a string of JSON, as most files of Keras are: its `to_json` gives a string, which is then put
 * through `json.dump`. Null for any other text.
 */
function writtenTwice(text: string): string | null {
  if (!/^\s*"\s*\{/.test(text)) return null;
  try {
    const json: unknown = parseJson(text);
    return typeof json === "string" ? json : null;
  } catch (cause) {
    if (cause instanceof TokenizerError) throw cause;
    // A text that begins with a quotation mark.
    return null;
  }
}

/** What reads a text by its lines has them all in a list. */
function checkLines(text: string): void {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    if (++count > mostItems) throw new TokenizerError(`The text has over ${mostItems} lines, which no vocabulary has.`);
  }
}

/** Of a model that was split into several files the first has the tokenizer; projectors and adapters have none. */
function recogniseGguf(file: NamedFile): Recognised {
  const header = GgufHeader.read(file.bytes);
  if (header === null) {
    throw new TokenizerError(`${file.name} ends within its header: it is not all of the file, or damaged.`);
  }
  const hasTokenizer = header.has("tokenizer.ggml.tokens") || header.has("tokenizer.huggingface.json");
  if (hasTokenizer) return { kind: "GGUF model", file, header };
  return {
    kind: "other",
    file,
    what: "a model in GGUF without a tokenizer, as all but the first part of a split one is",
  };
}

function recogniseText(file: NamedFile, text: string): Recognised {
  checkLines(text);
  if (beginsMinbpe(text)) return { kind: "minbpe model", file, text };
  if (beginsRanks(text)) return { kind: "tiktoken ranks", file, text };
  if (beginsRwkv(text)) return { kind: "RWKV vocabulary", file, text };
  if (beginsClipMerges(text)) return { kind: "CLIP merges", file, text };
  if (isWordPieceVocabulary(text)) {
    return { kind: "WordPiece vocabulary", file, entries: wordPieceEntries(text), json: null };
  }
  if (beginsMerges(text)) return { kind: "merges.txt", file, text };
  return { kind: "other", file, what: textKind(text) };
}

/** A text in brackets that is no JSON begins as a vocabulary does whose first entry is `[PAD]`, or as prose. */
function recogniseJson(file: NamedFile, text: string): Recognised {
  const json = text.trimStart().startsWith("{") ? parsedObject(file.name, text) : parsedList(text);
  if (json === null) return recogniseText(file, text);
  if (Array.isArray(json)) return { kind: "other", file, what: jsonKind(json) };
  const has = (...names: string[]) => names.every((name) => Object.hasOwn(json, name));
  // First, since a vocabulary has entries of all names, “model” and “config” among them.
  const values = Object.values(json);
  if (values.length > 0 && values.every((value) => typeof value === "number")) return recogniseIds(file, json);
  if (has("model") && typeof (json as { model: unknown }).model === "object") {
    checkSize(json);
    return { kind: "tokenizer.json", file, json, tables: null };
  }
  if (has("config", "vocab")) return { kind: "tekken.json", file, json };
  if (has("pat_str", "bpe_ranks")) return { kind: "tiktoken JSON", file, json };
  if (isKeras(json)) return { kind: "Keras tokenizer", file, json };
  if (ownVocabulary(json) === null && Object.keys(json).some((name) => configurationFields.test(name))) {
    return { kind: "tokenizer configuration", file, json };
  }
  return { kind: "other", file, what: jsonKind(json) };
}

const configurationFields = /^(tokenizer_class|added_tokens_decoder|(unk|bos|eos|cls|sep|pad|mask)_token)$/;

function recogniseIds(file: NamedFile, json: object): Recognised {
  const entries = Object.entries(json) as [string, number][];
  // The ids of a whole vocabulary begin at 0, those of added tokens after it; some vocabularies keep 0 for padding.
  const least = entries.reduce((smallest, [, id]) => Math.min(smallest, id), Number.POSITIVE_INFINITY);
  const isWhole = least === 0 || (least === 1 && entries.length > 1000);
  if (!isWhole) {
    // Tokens are added behind a vocabulary, or are written as control tokens are.
    const areAdded = least >= 100 || entries.some(([name]) => /^<.+>$|^\[.+\]$/s.test(name));
    return areAdded ? { kind: "tokenizer configuration", file, json } : { kind: "other", file, what: jsonKind(json) };
  }
  checkSize({ model: { vocab: json } });
  const ranks = ranksOfJson(entries);
  if (ranks !== null) return { kind: "tiktoken ranks", file, text: ranks };
  const names = entries.map(([name]) => name);
  if (areWordPieceEntries(names)) return { kind: "WordPiece vocabulary", file, entries: new Map(entries), json };
  return { kind: "vocab.json", file, json };
}

function parsedObject(name: string, text: string): object {
  try {
    return parseJson(text) as object;
  } catch (cause) {
    if (cause instanceof TokenizerError) throw cause;
    const isTooDeep = cause instanceof RangeError;
    const reason = isTooDeep ? "it has too many objects or lists within one another" : (cause as Error).message;
    throw new TokenizerError(`${name} begins as JSON does, but cannot be read: ${reason}.`, { cause });
  }
}

function parsedList(text: string): object | null {
  try {
    return parseJson(text) as object;
  } catch (cause) {
    if (cause instanceof TokenizerError) throw cause;
    // It is text, then.
    return null;
  }
}

/** Null where the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Bytes that are no text: another kind of file.
    return null;
  }
}

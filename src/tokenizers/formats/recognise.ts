import { magic } from "../pack/format";
import { TokenizerError } from "../tokenizer";
import { checkSize } from "./limits";
import { beginsRanks } from "./ranks/tiktokenRanks";
import { beginsModelProto } from "./sentencePiece/sentencePieceProto";
import { cutTables, type ModelTables } from "./tokenizerJson/jsonTables";
import { beginsMerges } from "./words/bpeFiles";
import { isWordPieceVocabulary } from "./words/wordPieceVocabulary";

/** A file as it was chosen. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a file is, by its content. */
export type Recognised =
  | { readonly kind: "pack" | "SentencePiece model"; readonly file: NamedFile }
  | { readonly kind: JsonKind; readonly file: NamedFile; readonly json: unknown }
  | {
      readonly kind: "tokenizer.json";
      readonly file: NamedFile;
      readonly json: unknown;
      /** The long tables, where they have been read already; `json` is without them then. */
      readonly tables: ModelTables | null;
    }
  | { readonly kind: TextKind; readonly file: NamedFile; readonly text: string }
  /** None of these; in words, what it seems to be. */
  | { readonly kind: "other"; readonly file: NamedFile; readonly what: string };

type JsonKind = "tekken.json" | "tiktoken JSON" | "vocab.json" | "tokenizer configuration";
type TextKind = "tiktoken ranks" | "merges.txt" | "WordPiece vocabulary";

/**
 * Tells by a file's content, not by its name, what it is.
 * @throws {TokenizerError} for JSON that begins as an object and is damaged, or too large to be a tokenizer
 */
export function recognise(file: NamedFile): Recognised {
  const { bytes } = file;
  if (magic.every((byte, i) => bytes[i] === byte)) return { kind: "pack", file };
  if (beginsModelProto(bytes)) return { kind: "SentencePiece model", file };
  const binary = binaryKind(bytes);
  if (binary !== null) return { kind: "other", file, what: binary };
  const cut = cutTables(bytes);
  if (cut !== null) {
    checkSize(cut.json);
    return { kind: "tokenizer.json", file, ...cut };
  }
  const text = decode(bytes);
  if (text === null) return { kind: "other", file, what: "binary data of no kind that is known here" };
  return /^\s*\{/.test(text) ? recogniseJson(file, text) : recogniseText(file, text);
}

function recogniseText(file: NamedFile, text: string): Recognised {
  if (beginsRanks(text)) return { kind: "tiktoken ranks", file, text };
  if (isWordPieceVocabulary(text)) return { kind: "WordPiece vocabulary", file, text };
  if (beginsMerges(text)) return { kind: "merges.txt", file, text };
  const first = text.trimStart().split("\n", 1)[0] ?? "";
  return { kind: "other", file, what: first === "" ? "empty" : `text that begins “${first.slice(0, 40)}”` };
}

function recogniseJson(file: NamedFile, text: string): Recognised {
  const json = parseJson(file.name, text);
  const fields = Object.keys(json);
  const has = (...names: string[]) => names.every((name) => Object.hasOwn(json, name));
  // First, since a vocabulary has entries of all names, “model” and “config” among them.
  const values = Object.values(json);
  if (values.length > 0 && values.every((value) => typeof value === "number")) {
    // The ids of a whole vocabulary begin at 0, those of added tokens after it.
    if (!values.includes(0)) return { kind: "tokenizer configuration", file, json };
    checkSize({ model: { vocab: json } });
    return { kind: "vocab.json", file, json };
  }
  if (has("model")) {
    checkSize(json);
    return { kind: "tokenizer.json", file, json, tables: null };
  }
  if (has("config", "vocab")) return { kind: "tekken.json", file, json };
  if (has("pat_str", "bpe_ranks")) return { kind: "tiktoken JSON", file, json };
  if (fields.some((name) => /^(tokenizer_class|added_tokens_decoder|(unk|bos|eos|cls|sep|pad)_token)$/.test(name))) {
    return { kind: "tokenizer configuration", file, json };
  }
  const shown = fields.slice(0, 4).join(", ");
  return { kind: "other", file, what: fields.length === 0 ? "an empty JSON object" : `JSON with the fields ${shown}` };
}

function parseJson(name: string, text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch (cause) {
    const isTooDeep = cause instanceof RangeError;
    const reason = isTooDeep ? "it has too many objects or lists within one another" : (cause as Error).message;
    throw new TokenizerError(`${name} begins as JSON does, but cannot be read: ${reason}.`, { cause });
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

const signatures: readonly (readonly [signature: string, what: string])[] = [
  ["\x1f\x8b", "compressed (gzip): unpack it first"],
  ["PK\x03\x04", "an archive (zip): unpack it first"],
  ["GGUF", "a model in GGUF: use the tokenizer’s own file"],
  ["version https://git-lfs", "a pointer of Git LFS: the file itself was not downloaded"],
];

function binaryKind(bytes: Uint8Array): string | null {
  const begins = (signature: string) => Array.from(signature).every((unit, i) => bytes[i] === unit.charCodeAt(0));
  return signatures.find(([signature]) => begins(signature))?.[1] ?? null;
}

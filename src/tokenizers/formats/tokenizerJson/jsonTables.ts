import type { VocabularyColumns } from "../../vocabulary";
import { parseJson } from "../parseJson";
import { colon, comma, quote, type Span, StringReader, skipSpace, skipValue } from "./jsonBytes";
import { type FoundMerges, type NamedMerges, readMerges } from "./jsonMerges";
import { type FoundVocabulary, readVocabulary } from "./jsonVocabulary";

/** The long tables of a `tokenizer.json`: names, not yet what they stand for. */
export interface ModelTables {
  /** `model.vocab`: names as UTF-8, in order of ids; neither a name nor an id twice. */
  readonly names: VocabularyColumns;
  /** `model.merges`, in order of ranks; null where the model has none. */
  readonly merges: NamedMerges | null;
}

/** A file cut in two: its tables, and the rest. */
export interface CutJson {
  /** The parsed file, with an empty object and list where the tables were. */
  readonly json: object;
  readonly tables: ModelTables;
}

/**
 * Reads the tables of a `tokenizer.json` straight from its bytes, which takes a fraction of what `JSON.parse` and a string
 * for each of Gemma 3's million names do.
 * @returns null for any other JSON, and for what is in any way unusual or wrong: that is for the ordinary reader to take
 *   or to name
 */
export function cutTables(bytes: Uint8Array<ArrayBuffer>): CutJson | null {
  const found = new TableFinder(bytes);
  if (!found.readFile() || found.vocabulary === null) return null;
  const { vocabulary, merges } = found;
  const json = parseRest(bytes, vocabulary.span, merges?.span ?? null);
  if (json === null) return null;
  const type = typeOf(json);
  const isRead = merges === null ? type === "WordPiece" || type === "WordLevel" : type === "BPE" || type === undefined;
  if (!isRead || (merges !== null && hasPrefix(json))) return null;
  return { json, tables: { names: vocabulary.names, merges: merges?.merges ?? null } };
}

/** Goes through a file's fields, and reads the tables on the way. */
class TableFinder {
  vocabulary: FoundVocabulary | null = null;
  merges: FoundMerges | null = null;
  private readonly bytes: Uint8Array;
  private models = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Whether there is nothing against what was found. */
  readFile(): boolean {
    const { bytes } = this;
    const end = walkObject(bytes, skipSpace(bytes, 0), (key, at) => {
      if (key !== "model") return skipValue(bytes, at);
      return ++this.models === 1 ? walkObject(bytes, at, (name, place) => this.readField(name, place)) : -1;
    });
    return end !== -1;
  }

  /** A field of `model`; where it ends, or -1. */
  private readField(name: string, at: number): number {
    if (name === "vocab") {
      if (this.vocabulary !== null) return -1;
      this.vocabulary = readVocabulary(this.bytes, at);
      return this.vocabulary?.span.end ?? -1;
    }
    if (name === "merges") {
      // All libraries write the vocabulary first.
      if (this.vocabulary === null || this.merges !== null) return -1;
      this.merges = readMerges(this.bytes, at, this.vocabulary);
      return this.merges?.span.end ?? -1;
    }
    return skipValue(this.bytes, at);
  }
}

/**
 * Goes through an object's fields.
 * @param visit gives where the field's value ends, or -1
 * @returns where the object ends; -1 where it is none
 */
function walkObject(bytes: Uint8Array, at: number, visit: (key: string, at: number) => number): number {
  if (bytes[at] !== 0x7b) return -1;
  const reader = new StringReader(bytes, 256);
  for (let i = skipSpace(bytes, at + 1); i !== -1; i = skipSpace(bytes, i + 1)) {
    if (bytes[i] !== quote) return -1;
    const afterKey = reader.read(i, 0);
    if (afterKey === -1) return -1;
    const key = String.fromCharCode(...reader.into.subarray(0, reader.end));
    const colonAt = skipSpace(bytes, afterKey);
    if (bytes[colonAt] !== colon) return -1;
    const end = visit(key, skipSpace(bytes, colonAt + 1));
    if (end === -1) return -1;
    i = skipSpace(bytes, end);
    if (bytes[i] === 0x7d) return i + 1;
    if (bytes[i] !== comma) return -1;
  }
  return -1;
}

/** The file without its tables; what of them is no JSON has been found by now, so this finds the rest. */
function parseRest(bytes: Uint8Array<ArrayBuffer>, vocab: Span, merges: Span | null): object | null {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const last = merges ?? { start: bytes.length, end: bytes.length };
  try {
    const parts = [[0, vocab.start] as const, [vocab.end, last.start] as const, [last.end, bytes.length] as const];
    const [before, between, after] = parts.map(([start, end]) => decoder.decode(bytes.subarray(start, end)));
    return parseJson(`${before}{}${between}${merges === null ? "" : "[]"}${after}`) as object;
  } catch {
    // The ordinary reader says where.
    return null;
  }
}

/** Whether the parts of merges may carry a prefix, which what they make is without. */
function hasPrefix(json: object): boolean {
  const { model } = json as { model: { continuing_subword_prefix?: unknown } };
  return (model.continuing_subword_prefix ?? "") !== "";
}

/** `model.type`; undefined where files of before 2022 leave it out. */
function typeOf(json: object): unknown {
  const { model } = json as { model: { type?: unknown } };
  return Object.hasOwn(model, "type") ? (model.type ?? undefined) : undefined;
}

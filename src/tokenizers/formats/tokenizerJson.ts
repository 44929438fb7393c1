import { utf8Encode } from "../../text/utf8";
import { type RankedMerges, toMergeColumns, toRankedMerges } from "../models/mergeColumns";
import { byteAlphabetNotation, type Notation, textNotation } from "../notation";
import { TokenizerError } from "../tokenizer";
import type { VocabularyColumns } from "../vocabulary";
import { readAddedTokens, toAddedTokenField } from "./addedTokens";
import { toColumns } from "./columns";
import { Fields } from "./fields";
import { modelType } from "./model";
import type { TokenizerParts } from "./parts";
import { readPreTokenizer } from "./pretokenizer";

/**
 * Reads a Hugging Face `tokenizer.json` into parts. The stages are checked when a tokenizer is built of them.
 * @param json the parsed file, unchecked
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readTokenizerJson(json: unknown): TokenizerParts {
  const file = new Fields(json, "");
  const model = file.get("model");
  const recipe = { kind: "tokenizer.json", file: withoutTables(file.record(), model.record()) } as const;
  const addedTokens = readAddedTokens(file.get("added_tokens"));
  if (modelType(model) === "Unigram") {
    const pieces = model.get("vocab").items().map(readPiece);
    const vocabulary = toColumns(pieces.map(([name], id) => [id, utf8Encode(name)] as const));
    const scores = Float64Array.from(pieces, ([, score]) => score);
    return { recipe, addedTokens, vocabulary, unwritable: new Uint32Array(), merges: null, seenPairs: null, scores };
  }
  const { byteLevel } = readPreTokenizer(file.get("pre_tokenizer"));
  const notation = byteLevel ? byteAlphabetNotation : textNotation;
  const ids = readIds(model.get("vocab"));
  const unwritable: number[] = [];
  const entries = Array.from(ids).sort(([, a], [, b]) => a - b);
  const vocabulary = toColumns(
    entries.map(([name, id], index) => {
      if (entries[index - 1]?.[1] === id) {
        throw new TokenizerError(`model.vocab gives ${id} to both “${entries[index - 1]?.[0]}” and “${name}”.`);
      }
      const bytes = notation.bytesOf(name);
      if (bytes === null) unwritable.push(id);
      return [id, bytes ?? utf8Encode(name)] as const;
    }),
  );
  const merges =
    modelType(model) === "BPE" ? toMergeColumns(readMerges(model.get("merges"), ids, notation), vocabulary.ids) : null;
  const columns = { vocabulary, unwritable: Uint32Array.from(unwritable), merges };
  return { recipe, addedTokens, ...columns, seenPairs: null, scores: null };
}

/** The file without the tables, which packs hold in columns. */
function withoutTables(file: Record<string, unknown>, model: Record<string, unknown>): unknown {
  const { added_tokens: _addedTokens, ...others } = file;
  const { vocab: _vocab, merges: _merges, ...rest } = model;
  return { ...others, model: rest };
}

function readIds(field: Fields): Map<string, number> {
  const ids = new Map<string, number>();
  for (const [name, id] of Object.entries(field.record())) {
    if (typeof id !== "number" || !Number.isSafeInteger(id) || id < 0 || id > 0xffffffff) field.get(name).integer();
    ids.set(name, id as number);
  }
  return ids;
}

function readPiece(field: Fields): [name: string, score: number] {
  const [name, score] = field.items();
  if (name === undefined || score === undefined)
    throw new TokenizerError(`${field.path} is not a piece and its score.`);
  return [name.string(), score.number()];
}

function readMerges(field: Fields, ids: ReadonlyMap<string, number>, notation: Notation): RankedMerges {
  const list = field.list();
  const results = new Uint32Array(list.length);
  const leftBytes = new Uint16Array(list.length);
  for (const [rank, merge] of list.entries()) {
    // “a b” in files of before 2024, ["a", "b"] since.
    const [left, right, more] = typeof merge === "string" ? merge.split(" ") : Array.isArray(merge) ? merge : [];
    const fail = (why: string) => new TokenizerError(`${field.path}[${rank}] = ${JSON.stringify(merge)} ${why}.`);
    if (typeof left !== "string" || typeof right !== "string" || more !== undefined) throw fail("is not a pair");
    const result = ids.get(left + right);
    if (result === undefined || !ids.has(left) || !ids.has(right)) throw fail("speaks of what is not in model.vocab");
    if (left === "" || right === "") throw fail("has an empty part");
    const bytes = notation.bytesOf(left)?.length;
    if (bytes === undefined) throw fail("has a part that no text can be");
    if (bytes > 0xffff) throw fail("is too long");
    results[rank] = result;
    leftBytes[rank] = bytes;
  }
  return { results, leftBytes };
}

/**
 * Writes parts as a `tokenizer.json`: what was read, with merges as pairs.
 * @throws {TokenizerError} when the parts are of another format
 */
export function toTokenizerJson(parts: TokenizerParts): unknown {
  const { recipe, addedTokens, vocabulary, unwritable, merges, scores } = parts;
  if (recipe.kind !== "tokenizer.json") throw new TokenizerError("This tokenizer did not come from a tokenizer.json.");
  const file = new Fields(recipe.file, "");
  const { byteLevel } = readPreTokenizer(file.get("pre_tokenizer"));
  const raw = new Set(unwritable);
  const notation = byteLevel && scores === null ? byteAlphabetNotation : textNotation;
  const bytesAt = (index: number) => bytesOfEntry(vocabulary, index);
  const names = Array.from(vocabulary.ids, (id, index) =>
    (raw.has(id) ? textNotation : notation).nameOf(bytesAt(index)),
  );
  const tables: Record<string, unknown> = {
    // A map of own properties, so that `__proto__` is a name like any other.
    vocab: scores === null ? entriesObject(names, vocabulary.ids) : names.map((name, id) => [name, scores[id]]),
  };
  if (merges !== null) {
    const indexOf = new Map(Array.from(vocabulary.ids, (id, index) => [id, index] as const));
    const { results, leftBytes } = toRankedMerges(merges, vocabulary.ids);
    tables.merges = Array.from(results, (id, rank) => {
      const bytes = bytesAt(indexOf.get(id) ?? 0);
      const left = leftBytes[rank] as number;
      return [notation.nameOf(bytes.subarray(0, left)), notation.nameOf(bytes.subarray(left))];
    });
  }
  const model = { ...file.get("model").record(), ...tables };
  return { ...file.record(), added_tokens: addedTokens.map(toAddedTokenField), model };
}

function bytesOfEntry({ offsets, bytes }: VocabularyColumns, index: number): Uint8Array {
  return bytes.subarray(offsets[index], offsets[index + 1]);
}

function entriesObject(names: readonly string[], ids: Uint32Array): Record<string, number> {
  const entries: Record<string, number> = {};
  names.forEach((name, index) => {
    Object.defineProperty(entries, name, { value: ids[index], enumerable: true, writable: true, configurable: true });
  });
  return entries;
}

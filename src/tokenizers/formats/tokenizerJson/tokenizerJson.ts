import { shortened } from "../../../text/shortened";
import { utf8Encode } from "../../../text/utf8";
import { indexFinder, type MergeColumns, toMergeColumns, toRankedMerges } from "../../models/bpe/mergeColumns";
import { byteAlphabetNotation, textNotation } from "../../notation";
import { TokenizerError } from "../../tokenizer";
import type { VocabularyColumns } from "../../vocabulary";
import { toColumns } from "../columns";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { sentencePieceJson } from "../sentencePiece/sentencePieceJson";
import { numberedTokens, readAddedTokens, toAddedTokenField } from "./addedTokens";
import { bytesOfNames } from "./alphabetNames";
import type { NamedMerges } from "./jsonMerges";
import type { ModelTables } from "./jsonTables";
import { continuingPrefix, type ModelType, modelType, takesBytes } from "./model";
import { readTables } from "./modelTables";
import { readPreTokenizer } from "./pretokenizer";

/**
 * Reads a Hugging Face `tokenizer.json` into parts. The stages are checked when a tokenizer is built of them.
 * @param json the parsed file, unchecked
 * @param tables its tables, where they have been read from the file's bytes ({@link cutTables}); else they are in `json`
 * @param notes is told in sentences what was left out, and which ids are not the file's or not the reference's
 * @throws {TokenizerError} that names the field which is malformed or not supported
 */
export function readTokenizerJson(
  json: unknown,
  tables: ModelTables | null = null,
  notes: string[] = [],
): TokenizerParts {
  const file = new Fields(json, "");
  const model = file.get("model");
  const type = modelType(model);
  const recipe = { kind: "tokenizer.json", file: withoutTables(file.record(), model, type) } as const;
  const read = readAddedTokens(file.get("added_tokens"));
  const { byteLevel } = readPreTokenizer(file.get("pre_tokenizer"), takesBytes(model, type === "BPE"));
  const written = (names: VocabularyColumns) =>
    byteLevel ? bytesOfNames(names) : { vocabulary: names, unwritable: noIds };
  if (type === "Unigram") {
    const { pieces, scores } = readPieces(model.get("vocab"));
    const addedTokens = numberedTokens(read, pieces, notes);
    return { recipe, addedTokens, ...written(pieces), merges: null, seenPairs: null, scores };
  }
  const { names, merges } = tables ?? readTables(model, notes);
  const addedTokens = numberedTokens(read, names, notes);
  const { vocabulary, unwritable } = written(names);
  const columns = merges === null ? null : mergeColumns(merges, vocabulary, unwritable, notes);
  return { recipe, addedTokens, vocabulary, unwritable, merges: columns, seenPairs: null, scores: null };
}

const noIds = new Uint32Array();

/** The file without the tables, which packs hold in columns; what its model is, which they told, is written down. */
function withoutTables(file: Record<string, unknown>, model: Fields, type: ModelType): unknown {
  const { added_tokens: _addedTokens, ...others } = file;
  const { vocab: _vocab, merges: _merges, ...rest } = model.record();
  return { ...others, model: model.get("type").isNull ? { type, ...rest } : rest };
}

/** Unigram's table: pieces and their scores, in order of ids. */
function readPieces(field: Fields): { pieces: VocabularyColumns; scores: Float64Array } {
  const list = field.list();
  const scores = new Float64Array(list.length);
  const entries = list.map((piece, id) => {
    const [name, score]: readonly unknown[] = Array.isArray(piece) ? piece : [];
    if (typeof name !== "string" || typeof score !== "number") throw pieceError(field, id);
    scores[id] = score;
    return [id, utf8Encode(name)] as const;
  });
  return { pieces: toColumns(entries), scores };
}

/** What is wrong with a piece. */
function pieceError(field: Fields, id: number): TokenizerError {
  const [name, score] = field.items()[id]?.items() ?? [];
  if (name !== undefined && score !== undefined) {
    name.string();
    score.number();
  }
  return new TokenizerError(`${field.path}[${id}] is not a piece and its score.`);
}

/**
 * Merges as columns, once it is known how many bytes the names of their left parts stand for. In a byte-level vocabulary
 * those that make a name outside of the byte alphabet can never apply, and are left out.
 */
function mergeColumns(
  merges: NamedMerges,
  vocabulary: VocabularyColumns,
  unwritable: Uint32Array,
  notes: string[],
): MergeColumns {
  const { ids, offsets } = vocabulary;
  const { results, lefts } = merges;
  const indexOf = indexFinder(ids);
  const noText = new Set(unwritable);
  const kept = new Uint32Array(lefts.length);
  const leftBytes = new Uint16Array(lefts.length);
  let count = 0;
  for (let rank = 0; rank < lefts.length; rank++) {
    if (noText.size > 0 && noText.has(results[rank] as number)) continue;
    const index = indexOf(lefts[rank] as number);
    const bytes = (offsets[index + 1] as number) - (offsets[index] as number);
    if (bytes > 0xffff) {
      throw new TokenizerError(
        `model.merges[${rank}] = ${shortened(JSON.stringify(merges.written(rank)))} is too long.`,
      );
    }
    kept[count] = results[rank] as number;
    leftBytes[count++] = bytes;
  }
  if (count < lefts.length) {
    notes.push(
      `${lefts.length - count} of ${lefts.length} merges have letters outside of the byte alphabet, which no text is written in. They can never apply, and are left out.`,
    );
  }
  return toMergeColumns({ results: kept.subarray(0, count), leftBytes: leftBytes.subarray(0, count) }, ids);
}

/**
 * Writes parts as a `tokenizer.json`: what was read, with merges as pairs; a SentencePiece model as what comes nearest.
 * @throws {TokenizerError} when the parts are of another format
 */
export function toTokenizerJson(parts: TokenizerParts): unknown {
  const { recipe, addedTokens, vocabulary, unwritable, merges, scores } = parts;
  if (recipe.kind === "SentencePiece") return sentencePieceJson(parts);
  if (recipe.kind !== "tokenizer.json") throw new TokenizerError("This tokenizer did not come from a tokenizer.json.");
  const file = new Fields(recipe.file, "");
  const model = file.get("model");
  const { byteLevel } = readPreTokenizer(file.get("pre_tokenizer"), takesBytes(model, merges !== null));
  const raw = new Set(unwritable);
  const notation = byteLevel ? byteAlphabetNotation : textNotation;
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
    const prefix = continuingPrefix(model);
    const { results, leftBytes } = toRankedMerges(merges, vocabulary.ids);
    tables.merges = Array.from(results, (id, rank) => {
      const bytes = bytesAt(indexOf.get(id) ?? 0);
      const left = leftBytes[rank] as number;
      return [notation.nameOf(bytes.subarray(0, left)), prefix + notation.nameOf(bytes.subarray(left))];
    });
  }
  const written = { ...model.record(), ...tables };
  return { ...file.record(), added_tokens: addedTokens.map(toAddedTokenField), model: written };
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

import { baselines } from "../../tokenizers/baselines/baselines";
import type { LoadOptions } from "../assets/fetchAsset";
import type { SearchRequest, TokenizerSource } from "../pool/protocol";
import { loadParts } from "../tokenizer/load";
import { inspectBaseline, inspectParts } from "./inspect";
import type { Inspection } from "./protocol";
import { VocabularySearch } from "./searchVocabulary";

/** The last tokenizer that was looked into: a page shows one at a time, and each takes some ten megabytes. */
let last: { readonly tokenizer: string; readonly inspection: Inspection; search: VocabularySearch | null } | null =
  null;

/**
 * Loads a tokenizer's parts, and says what it is made of.
 * @returns a copy, which can be transferred: searches need the vocabulary too
 * @throws {TokenizerError} whose message says what went wrong and what helps
 */
export async function inspect(source: TokenizerSource, options: LoadOptions): Promise<Inspection> {
  return structuredClone((await open(source, options)).inspection);
}

/**
 * Finds entries of a vocabulary, which is loaded if it is not the last one that was looked into.
 * @returns rows of the table that {@link inspect} gives
 * @throws {TokenizerError} as {@link inspect} does
 */
export async function searchVocabulary(request: SearchRequest, options: LoadOptions): Promise<Uint32Array> {
  const { search, find, sort } = request.query;
  const opened = await open(request, options);
  const { table } = opened.inspection;
  if (table === null) return new Uint32Array();
  opened.search ??= new VocabularySearch(table);
  return find === "spellings" ? opened.search.spellings(search, sort) : opened.search.find(search, sort);
}

async function open(source: TokenizerSource, options: LoadOptions): Promise<NonNullable<typeof last>> {
  const { tokenizer, pack } = source;
  if (last?.tokenizer === tokenizer) return last;
  const isBaseline = pack === null && Object.hasOwn(baselines, tokenizer);
  const inspection = isBaseline
    ? inspectBaseline(tokenizer)
    : inspectParts(tokenizer, await loadParts(source, options));
  const opened = { tokenizer, inspection, search: null };
  last = opened;
  return opened;
}

/** What can be transferred of an inspection: its arrays' memory, each once. */
export function buffersOf({ table }: Inspection): Transferable[] {
  if (table === null) return [];
  const { ids, flags, names, bytes, scores } = table;
  const columns = [
    ids,
    flags,
    names.offsets,
    names.bytes,
    bytes.offsets,
    bytes.bytes,
    ...(scores === null ? [] : [scores]),
  ];
  return [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))];
}

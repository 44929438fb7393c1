import { utf8Encode } from "../../text/utf8";
import type { StagedTokenizer } from "../../tokenizers/stages";
import type { Tokenizer } from "../../tokenizers/tokenizer";
import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { entriesWith, makeSpeller } from "./spellerOf";
import { countSpellings, type Spellings } from "./spellings";

/** In how many ways entries spell something. */
export interface WayCount {
  /** UTF-8 bytes of what is spelt, which is normalized text. */
  readonly bytes: number;
  /** In decimal digits; null where that would take too long. */
  readonly paths: string | null;
  /** Their logarithm to base 10; null where there are none. */
  readonly log10: number | null;
  /** Tokens of the shortest; null where nothing spells it. */
  readonly fewest: number | null;
}

/**
 * Counts the ways to spell one pre-token, without a tree of all entries: those that stand in it are found one by one.
 * @param text normalized
 * @param entries of `textEntries`
 * @throws {InapplicableError} for what has no vocabulary of pieces
 */
export function waysOfPreToken(
  tokenizer: Tokenizer & StagedTokenizer,
  text: string,
  entries: VocabularyColumns,
): WayCount {
  const bytes = utf8Encode(text);
  const begins: number[][] = Array.from({ length: 256 }, () => []);
  for (const [at, byte] of bytes.entries()) begins[byte]?.push(at);
  const standsAt = (entry: Uint8Array, at: number) => entry.every((byte, i) => bytes[at + i] === byte);
  const own = entriesWith(entries, (_, entry) => begins[entry[0] ?? 0]?.some((at) => standsAt(entry, at)) ?? false);
  const speller = makeSpeller(tokenizer, own);
  return written(countSpellings(speller.lattice(bytes, [bytes.length])), bytes.length);
}

/** A count as it can be sent. @param bytes of what is spelt */
export function written({ paths, log10, fewest }: Spellings, bytes: number): WayCount {
  return {
    bytes,
    paths: paths === null ? null : String(paths),
    log10: Number.isFinite(log10) ? log10 : null,
    fewest,
  };
}

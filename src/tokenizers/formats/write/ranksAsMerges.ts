import type { AddedToken } from "../../addedTokens";
import { type MergeColumns, toMergeColumns } from "../../models/bpe/mergeColumns";
import { toOniguruma } from "../../patterns/oniguruma";
import { TokenizerError } from "../../tokenizer";
import { Vocabulary, type VocabularyColumns } from "../../vocabulary";
import type { Recipe, TokenizerParts } from "../parts";
import { byteLevelFile, controlToken } from "./byteLevelFile";

/** Bytes of an entry, at most: the steps to merge it grow with their square. Published entries have up to 128. */
const longestEntry = 2000;

/**
 * A tiktoken encoding as the parts of the tokenizer.json that gives the same ids, byte ranges included: its pattern as
 * `Split`, byte-level BPE whose merges are derived from the ranks, and `ignore_merges`, since tiktoken looks a pre-token
 * up as a whole first. It is what Hugging Face's `TikTokenConverter` makes, but exact where entries have parts of higher
 * ranks than their own, which that leaves out.
 * @throws {TokenizerError} when some byte is no entry, an entry is too long, or the pattern cannot be written
 */
export function ranksAsMerges(
  parts: TokenizerParts,
  { pattern, specials }: Recipe & { kind: "tiktoken" },
): TokenizerParts {
  const file = byteLevelFile(toOniguruma(pattern), true);
  const merges = mergesOf(parts.vocabulary);
  return { ...parts, recipe: { kind: "tokenizer.json", file }, addedTokens: tokensOf(specials), merges };
}

function tokensOf(specials: Readonly<Record<string, number>>): AddedToken[] {
  return Object.entries(specials).map(([content, id]) => controlToken(content, id));
}

/**
 * The merge that each entry is made by. tiktoken merges any two neighbours whose bytes together are an entry, but an
 * entry comes of the same two parts in every text: as long as nothing merges across its ends, its bytes merge as they
 * would alone. So there is one merge an entry, its last when it is encoded alone, at the entry's own rank; and none for
 * an entry that does not come about alone, which only the look-up of whole pre-tokens finds.
 */
function mergesOf(columns: VocabularyColumns): MergeColumns {
  const { ids, offsets, bytes } = columns;
  const vocabulary = new Vocabulary(columns);
  const missing = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte)).filter(
    (byte) => vocabulary.idOf(byte) === undefined,
  );
  if (missing.length > 0) throw new TokenizerError(`The ranks lack ${missing.length} of the 256 single bytes.`);
  const merging = new LastMerge(vocabulary, bytes);
  const results: number[] = [];
  const leftBytes: number[] = [];
  ids.forEach((id, index) => {
    const [start, end] = [offsets[index] as number, offsets[index + 1] as number];
    if (end - start > longestEntry) {
      throw new TokenizerError(`Entry ${id} has ${end - start} bytes; up to ${longestEntry} can be written as merges.`);
    }
    const cut = merging.cutOf(start, end);
    if (cut === -1) return;
    results.push(id);
    leftBytes.push(cut - start);
  });
  return toMergeColumns({ results: Uint32Array.from(results), leftBytes: Uint16Array.from(leftBytes) }, ids);
}

/** Rank of neighbours that never merge; ids are below. */
const noEntry = 0xffffffff;

/** Merges entries as tiktoken does, in tables that all of them share: there are some hundred thousand. */
class LastMerge {
  private readonly vocabulary: Vocabulary;
  private readonly bytes: Uint8Array;
  /** Where the parts begin, and the last one's end. */
  private readonly cuts = new Uint32Array(longestEntry + 1);
  /** Rank of each part and the next one, together. */
  private readonly ranks = new Uint32Array(longestEntry);

  constructor(vocabulary: Vocabulary, bytes: Uint8Array) {
    this.vocabulary = vocabulary;
    this.bytes = bytes;
  }

  /** Where bytes[start, end) are cut before the merge that makes them one; -1 when none does. */
  cutOf(start: number, end: number): number {
    const { cuts, ranks } = this;
    let parts = end - start;
    if (parts < 2) return -1;
    for (let i = 0; i <= parts; i++) cuts[i] = start + i;
    for (let i = 0; i + 1 < parts; i++) ranks[i] = this.rankAt(i);
    for (; parts > 2; parts--) {
      let best = 0;
      for (let i = 1; i + 1 < parts; i++) if ((ranks[i] as number) < (ranks[best] as number)) best = i;
      if (ranks[best] === noEntry) return -1;
      cuts.copyWithin(best + 1, best + 2, parts + 1);
      ranks.copyWithin(best, best + 1, parts - 1);
      if (best > 0) ranks[best - 1] = this.rankAt(best - 1);
      if (best + 2 < parts) ranks[best] = this.rankAt(best);
    }
    return cuts[1] as number;
  }

  private rankAt(i: number): number {
    const id = this.vocabulary.find(this.bytes, this.cuts[i] as number, this.cuts[i + 2] as number);
    return id === -1 ? noEntry : id;
  }
}

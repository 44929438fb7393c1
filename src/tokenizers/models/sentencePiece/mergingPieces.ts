import { utf8Encode } from "../../../text/utf8";
import { Vocabulary, type VocabularyColumns } from "../../vocabulary";
import { type Merges, noMerge } from "../bpe/merges";
import { CharacterIds } from "../characterIds";
import type { SentencePieces } from "./sentencePieces";

/**
 * What SentencePiece's BPE merges: its pieces of text, and characters that are in pieces without being one. “に対” is a
 * piece and comes about though “対” is none. Their ids follow the pieces'; the first of these is for any other character.
 */
export interface MergingPieces {
  readonly columns: VocabularyColumns;
  readonly vocabulary: Vocabulary;
  /** Id of a character that is in no piece. */
  readonly strangerId: number;
  readonly merges: Merges;
}

/** A byte that UTF-8 does not have, so that no piece begins with a stranger. */
const noText = Uint8Array.of(0xff);

/** @param isMerging false for models of single characters, which merge nothing */
export function mergingPieces(pieces: SentencePieces, isMerging: boolean): MergingPieces {
  const { columns } = pieces.options;
  const lone = isMerging ? loneCharacters(pieces) : [];
  const inner = withEntries(columns, [noText, ...lone.map((code) => utf8Encode(String.fromCodePoint(code)))]);
  const ranks = isMerging ? ranksOf(pieces, inner.ids.length) : null;
  return {
    columns: inner,
    vocabulary: new Vocabulary(inner, pieces.reserved),
    strangerId: pieces.size,
    merges: { count: null, rankOf: (id) => (ranks === null ? noMerge : (ranks[id] as number)) },
  };
}

/** Characters of pieces that are no piece themselves. */
function loneCharacters({ options, reserved }: SentencePieces): number[] {
  const { offsets, bytes } = options.columns;
  const characters = CharacterIds.of(new Vocabulary(options.columns, reserved));
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const lone = new Set<number>();
  // All in one string: reserved pieces add a few characters that will merge with nothing.
  for (const character of decoder.decode(bytes.subarray(0, offsets.at(-1)))) {
    const code = character.codePointAt(0) as number;
    if (characters.idOf(code) === -1) lone.add(code);
  }
  return [...lone];
}

function withEntries({ ids, offsets, bytes }: VocabularyColumns, entries: readonly Uint8Array[]): VocabularyColumns {
  const size = ids.length;
  const more = entries.reduce((sum, entry) => sum + entry.length, 0);
  const inner = {
    ids: Uint32Array.from({ length: size + entries.length }, (_, id) => id),
    offsets: new Uint32Array(size + entries.length + 1),
    bytes: new Uint8Array(bytes.length + more),
  };
  inner.offsets.set(offsets);
  inner.bytes.set(bytes);
  let end = bytes.length;
  entries.forEach((entry, i) => {
    inner.bytes.set(entry, end);
    end += entry.length;
    inner.offsets[size + i + 1] = end;
  });
  return inner;
}

/** Places of the scores, the highest first; equal scores share one, so that the place in the text decides. */
function ranksOf({ options: { scores }, size }: SentencePieces, length: number): Int32Array {
  const sorted = scores.toSorted();
  const rankOfScore = new Map<number, number>();
  let last = Number.NaN;
  for (let i = sorted.length - 1, rank = -1; i >= 0; i--) {
    const score = sorted[i] as number;
    if (score === last) continue;
    rankOfScore.set(score, ++rank);
    last = score;
  }
  const ranks = new Int32Array(length).fill(noMerge);
  for (let id = 0; id < size; id++) ranks[id] = rankOfScore.get(scores[id] as number) ?? noMerge;
  return ranks;
}

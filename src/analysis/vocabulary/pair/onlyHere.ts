import { Becomes, becomesNames } from "./becomes";
import { EntryEncoder } from "./entryEncoder";
import { lacking, type Pair, textOf } from "./side";

/** Entries that one vocabulary has and another lacks, as columns in the order of their ids. */
export interface OnlyHere {
  readonly ids: Uint32Array<ArrayBuffer>;
  /** Where each is among all entries of its tokenizer. */
  readonly indices: Uint32Array<ArrayBuffer>;
  /** {@link Becomes} of each. */
  readonly becomes: Uint8Array<ArrayBuffer>;
  /** Where each one's pieces begin, and one more: ids of the other tokenizer. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  readonly pieces: Uint32Array<ArrayBuffer>;
}

/** What {@link OnlyHere} comes to. */
export interface OnlyHereSummary {
  readonly entries: number;
  /** Pieces ÷ entries; null where there are no entries. */
  readonly meanPieces: number | null;
  /** Entries by how many pieces they become: none, 1, 2, 3, 4, and 5 or more. */
  readonly byPieces: readonly number[];
  /** Entries by what they become, in the order of {@link becomesNames}. */
  readonly byKind: readonly number[];
}

/** Entries between two looks at the clock. */
const chunk = 2048;

/**
 * Lists what `a` has and `b` lacks, with what each becomes there: its text as it stands in the midst of a text is encoded
 * by all stages, with control tokens as text; bytes that are no text go to the model, as one pre-token.
 * @param each is told now and then how many entries have been looked at, of how many
 */
export function onlyHere({ a, b, inB }: Pair, each: (done: number, all: number) => void = () => {}): OnlyHere {
  const encoder = new EntryEncoder(b);
  const ids: number[] = [];
  const indices: number[] = [];
  const becomes: number[] = [];
  const offsets = [0];
  const pieces: number[] = [];
  inB.forEach((other, place) => {
    if (place % chunk === 0) each(place, inB.length);
    if (other !== lacking) return;
    const index = a.compared.indices[place] as number;
    ids.push(a.entries.ids[index] as number);
    indices.push(index);
    becomes.push(encoder.encode(textOf(a, index), a.entries.at(index), pieces, a.facts.isByteLevel));
    offsets.push(pieces.length);
  });
  return {
    ids: Uint32Array.from(ids),
    indices: Uint32Array.from(indices),
    becomes: Uint8Array.from(becomes),
    offsets: Uint32Array.from(offsets),
    pieces: Uint32Array.from(pieces),
  };
}

/** Sums up. */
export function summarizeOnly({ ids, becomes, offsets, pieces }: OnlyHere): OnlyHereSummary {
  const byPieces = [0, 0, 0, 0, 0, 0];
  const byKind = becomesNames.map(() => 0);
  for (let i = 0; i < ids.length; i++) {
    const count = Math.min(5, (offsets[i + 1] as number) - (offsets[i] as number));
    byPieces[count] = (byPieces[count] as number) + 1;
    const kind = becomes[i] as number;
    byKind[kind] = (byKind[kind] as number) + 1;
  }
  return {
    entries: ids.length,
    meanPieces: ids.length === 0 ? null : pieces.length / ids.length,
    ...{ byPieces, byKind },
  };
}

import { isPutAround } from "../../../analysis/putAround";
import type { ShownEncoding } from "../../../state/compare/columns";
import { countBelow } from "../../../text/sorted";
import type { ByteOffset } from "../../../text/utf8";
import type { StagedStretch, StageUnit } from "../../../worker/explain/protocol";
import type { StageBlock } from "./stageBlocks";

/** A unit with its first token in the column's encoding. */
export interface PlacedUnit extends StageUnit {
  readonly token: number;
}

/** Tokens of the same place that are looked through for a stretch's first one. */
const farthest = 16;

/**
 * The units of a block: those whose first token it has, and of those without tokens the ones in its bytes.
 * @param base where what the stretch is of begins in the whole text
 * @returns null where the column's tokens are others than the stretch's
 */
export function placeUnits(
  encoding: ShownEncoding["encoding"],
  block: StageBlock,
  stretch: StagedStretch,
  base: ByteOffset,
): PlacedUnit[] | null {
  const ids = stretch.units.flatMap((unit) => unit.ids);
  const first = firstTokenOf(encoding, base + stretch.byteStart, ids);
  if (first === null) return null;
  const units: PlacedUnit[] = [];
  let token = first;
  for (const unit of stretch.units) {
    const byte = base + unit.byteStart;
    const isOwn =
      unit.ids.length > 0
        ? token >= block.start && token < block.end
        : byte >= block.byteStart && (byte < block.byteEnd || block.byteEnd === block.byteStart);
    if (isOwn) units.push({ ...unit, token });
    token += unit.ids.length;
  }
  return units;
}

/** Where some ids stand in an encoding, about a place; null where they do not. */
function firstTokenOf(
  { ids, byteStart, byteEnd, flags }: ShownEncoding["encoding"],
  place: ByteOffset,
  wanted: readonly number[],
): number | null {
  let first = countBelow(byteStart, place);
  // What the post-processor puts before a text is in no stretch.
  while (place === 0 && byteEnd[first] === 0 && isPutAround(flags[first])) first++;
  for (let from = first; from < first + farthest; from++) {
    if (wanted.every((id, i) => ids[from + i] === id)) return from;
  }
  return null;
}

import { type EncodeOptions, type Encoding, TokenFlag } from "../../src/tokenizers/tokenizer";
import type { ReferenceEncoding } from "./native";

/** Both ways to read control tokens, with and without the post-processor's tokens. */
export const allOptions: readonly EncodeOptions[] = [
  { specials: "text", inserted: false },
  { specials: "control", inserted: false },
  { specials: "text", inserted: true },
  { specials: "control", inserted: true },
];

export function describeOptions({ specials, inserted }: EncodeOptions): string {
  return `control tokens as ${specials === "text" ? "text" : "control tokens"}${inserted ? ", with inserted tokens" : ""}`;
}

/**
 * The first difference between an encoding and the reference's, in words; null where there is none. Ids must be equal,
 * and so must offsets, once byte ranges are widened to whole code points, but for two classes (docs/references.md):
 *
 * - A token that stands for nothing in the text covers zero bytes here; the reference points at what is next to it.
 * - Under a token whose text the normalizer changed, the reference may point to a part of the original stretch, here to
 *   all of it.
 * @param isKnown tells what else a comparison knows of
 */
export function findDifference(
  text: string,
  ours: Encoding,
  reference: ReferenceEncoding,
  isKnown: IsKnownDifference = () => false,
): string | null {
  return differenceOfIds(ours.ids, reference.ids) ?? differenceOfOffsets(text, ours, reference.offsets(), isKnown);
}

/** A token whose range, widened to code points, is another than the reference's. */
export interface DifferingRange {
  readonly index: number;
  readonly flags: number;
  readonly start: number;
  readonly end: number;
  readonly nativeStart: number;
  readonly nativeEnd: number;
}

/** Whether the reference is known to have another range for a token. */
export type IsKnownDifference = (range: DifferingRange) => boolean;

/** The first difference between two lists of ids, in words; null where there is none. */
export function differenceOfIds(ids: ArrayLike<number>, reference: ArrayLike<number>): string | null {
  const length = Math.min(ids.length, reference.length);
  for (let i = 0; i < length; i++) {
    if (ids[i] !== reference[i]) return `from token ${i} on ${show(ids, i)}, in the reference ${show(reference, i)}`;
  }
  return ids.length === reference.length ? null : `${ids.length} tokens, in the reference ${reference.length}`;
}

function differenceOfOffsets(
  text: string,
  { ids, byteStart, byteEnd, flags }: Encoding,
  offsets: ReturnType<ReferenceEncoding["offsets"]>,
  isKnown: IsKnownDifference,
): string | null {
  if (offsets === null) return null;
  const { floor, ceiling } = codePointsOfBytes(text);
  for (let i = 0; i < ids.length; i++) {
    const from = byteStart[i] ?? -1;
    const to = byteEnd[i] ?? -1;
    const start = floor[from] ?? -1;
    const end = ceiling[to] ?? -1;
    const [nativeStart = -1, nativeEnd = -1] = offsets[i] ?? [];
    const flag = flags[i] ?? 0;
    const agrees =
      (flag & TokenFlag.inserted) !== 0
        ? from === to && ((nativeStart <= start && start <= nativeEnd) || nativeEnd === 0)
        : (flag & TokenFlag.changed) !== 0
          ? start <= nativeStart && nativeEnd <= end
          : start === nativeStart && end === nativeEnd;
    if (!agrees && !isKnown({ index: i, flags: flag, start, end, nativeStart, nativeEnd })) {
      return `token ${i} (id ${ids[i]}, flags ${flag}) covers code points ${start} to ${end} (bytes ${from} to ${to}), in the reference ${nativeStart} to ${nativeEnd}`;
    }
  }
  return null;
}

function show(ids: ArrayLike<number>, from: number): string {
  return `[${Array.from(ids)
    .slice(from, from + 8)
    .join(" ")} …]`;
}

/** For each byte offset of a text: code points begun before it, without (floor) and with (ceiling) one that it cuts. */
function codePointsOfBytes(text: string): { floor: Uint32Array; ceiling: Uint32Array } {
  const bytes = Buffer.from(text);
  const floor = new Uint32Array(bytes.length + 1);
  const ceiling = new Uint32Array(bytes.length + 1);
  let begun = 0;
  for (let i = 0; i <= bytes.length; i++) {
    // Continuation bytes are 10xxxxxx.
    const inside = i < bytes.length && ((bytes[i] ?? 0) & 0xc0) === 0x80;
    ceiling[i] = begun;
    floor[i] = inside ? begun - 1 : begun;
    if (!inside) begun++;
  }
  return { floor, ceiling };
}

import { isPresent } from "../corpora/parallel";
import { utf8Length } from "../text/utf8";
import { type Encoding, TokenFlag } from "../tokenizers/tokenizer";

/** What each segment of one language has, in the corpus' order; all are 0 for a segment that is not counted. */
export interface SegmentCounts {
  /** Control tokens are not counted. */
  readonly tokens: Uint32Array;
  /** UTF-8 bytes; 0 only where the segment is not counted. */
  readonly bytes: Uint32Array;
  /** Unicode code points. */
  readonly characters: Uint32Array;
  /** Unknown tokens among the tokens. */
  readonly unknown: Uint32Array;
}

/** The columns of an encoding that counts need. */
export type Encode = (text: string) => Pick<Encoding, "byteStart" | "flags">;

/** Counts each segment's tokens, the segment encoded alone; blank ones are not encoded. */
export function countSegments(segments: readonly string[], encode: Encode): SegmentCounts {
  const counts = emptyCounts(segments.length);
  for (const [i, segment] of segments.entries()) {
    if (!isPresent(segment)) continue;
    measureText(counts, i, segment);
    for (const flag of encode(segment).flags) addToken(counts, i, flag);
  }
  return counts;
}

/**
 * Counts the tokens of segments that are joined with one space and encoded once, as Petrov et al. (2023) do. A token is
 * counted for the segment in which it begins; one that begins in a joint, as “ the” does, for the segment after it. So the
 * sum over segments is the count of the joined text. The joints are left out of bytes and code points.
 * @param isCounted says by its number whether a segment is part of the text; blank ones should not be
 */
export function countJoined(
  segments: readonly string[],
  isCounted: (segment: number) => boolean,
  encode: Encode,
): SegmentCounts {
  const counts = emptyCounts(segments.length);
  const counted = Array.from(segments.keys()).filter(isCounted);
  /** For each counted segment where the one after it begins to own tokens: at the joint. */
  const ends: number[] = [];
  let end = 0;
  for (const i of counted) {
    measureText(counts, i, segments[i] ?? "");
    if (ends.length > 0) end++;
    end += counts.bytes[i] ?? 0;
    ends.push(end);
  }
  if (counted.length === 0) return counts;
  const { byteStart, flags } = encode(counted.map((i) => segments[i]).join(" "));
  let owner = 0;
  for (let token = 0; token < flags.length; token++) {
    const start = byteStart[token] ?? 0;
    while (owner < counted.length - 1 && start >= (ends[owner] ?? 0)) owner++;
    addToken(counts, counted[owner] ?? 0, flags[token] ?? 0);
  }
  return counts;
}

function emptyCounts(segments: number): SegmentCounts {
  const column = () => new Uint32Array(segments);
  return { tokens: column(), bytes: column(), characters: column(), unknown: column() };
}

function measureText({ bytes, characters }: SegmentCounts, i: number, segment: string): void {
  bytes[i] = utf8Length(segment);
  let count = 0;
  for (const _ of segment) count++;
  characters[i] = count;
}

function addToken({ tokens, unknown }: SegmentCounts, i: number, flag: number): void {
  if (flag & TokenFlag.special) return;
  tokens[i] = (tokens[i] ?? 0) + 1;
  if (flag & TokenFlag.unknown) unknown[i] = (unknown[i] ?? 0) + 1;
}

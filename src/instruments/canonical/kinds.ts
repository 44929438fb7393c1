import { joinBytes } from "../../text/bytes";
import { byteName } from "../../tokenizers/notation";

/** How two cuts of a stretch differ, and what that is called. The first that holds counts. */
export const kinds = {
  control: "control token",
  prefix: "space put in front",
  normalizer: "normalizer",
  bytes: "bytes in place of a character",
  twin: "another entry for the same bytes",
  space: "white space moved",
  split: "split",
  joined: "joined",
  resegmented: "cut elsewhere",
} as const;

export type Kind = keyof typeof kinds;

/** A token of a cut. */
export interface CutToken {
  readonly id: number;
  /** What it stands for in normalized text. */
  readonly bytes: Uint8Array;
  /** As the vocabulary writes it. */
  readonly name: string;
  readonly isControl: boolean;
}

const spaces = [Uint8Array.of(0x20), Uint8Array.of(0xe2, 0x96, 0x81)] as const;

/**
 * Says how a stretch of a list of ids differs from what stands for it in another.
 * @param isFirst whether it is the text's beginning
 */
export function kindOf(given: readonly CutToken[], other: readonly CutToken[], isFirst: boolean): Kind {
  if ([...given, ...other].some(({ isControl }) => isControl)) return "control";
  const [own, others] = [joinBytes(given.map(({ bytes }) => bytes)), joinBytes(other.map(({ bytes }) => bytes))];
  if (!isSame(own, others)) {
    const isPut = spaces.some(
      (space) => isSame(joinBytes([space, own]), others) || isSame(own, joinBytes([space, others])),
    );
    return isFirst && isPut ? "prefix" : "normalizer";
  }
  const [ends, otherEnds] = [endsOf(given), endsOf(other)];
  const isBroken = (all: ReadonlySet<number>, those: ReadonlySet<number>) =>
    [...all].some((end) => !those.has(end) && ((own[end] ?? 0) & 0xc0) === 0x80);
  const isByte = ({ name, bytes }: CutToken) => bytes.length === 1 && name === byteName(bytes[0] ?? 0);
  if (isBroken(ends, otherEnds) || (given.some(isByte) && !other.some(isByte))) return "bytes";
  const [isFiner, isCoarser] = [includes(ends, otherEnds), includes(otherEnds, ends)];
  if (isFiner && isCoarser) return "twin";
  if (wordsOf(own, ends) === wordsOf(own, otherEnds)) return "space";
  return isFiner ? "split" : isCoarser ? "joined" : "resegmented";
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function endsOf(tokens: readonly CutToken[]): ReadonlySet<number> {
  let end = 0;
  return new Set(
    tokens.map(({ bytes }) => {
      end += bytes.length;
      return end;
    }),
  );
}

function includes(all: ReadonlySet<number>, those: ReadonlySet<number>): boolean {
  return [...those].every((end) => all.has(end));
}

/** Where words stand in tokens once the white space at both ends of each is taken away. */
function wordsOf(bytes: Uint8Array, ends: ReadonlySet<number>): string {
  const words: string[] = [];
  let start = 0;
  for (const end of ends) {
    let [from, to] = [start, end];
    for (let size = spaceAt(bytes, from); size > 0 && from < to; size = spaceAt(bytes, from)) from += size;
    for (let size = spaceBefore(bytes, to); size > 0 && to > from; size = spaceBefore(bytes, to)) to -= size;
    if (to > from) words.push(`${from}-${to}`);
    start = end;
  }
  return words.join();
}

/** Bytes of the white space that begins at a place; 0 where none does. */
function spaceAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) return 1;
  return byte === 0xe2 && bytes[at + 1] === 0x96 && bytes[at + 2] === 0x81 ? 3 : 0;
}

/** The same of what ends there. */
function spaceBefore(bytes: Uint8Array, at: number): number {
  if (at > 0 && spaceAt(bytes, at - 1) === 1) return 1;
  return at > 2 && spaceAt(bytes, at - 3) === 3 ? 3 : 0;
}

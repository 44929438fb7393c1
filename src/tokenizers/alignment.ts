import type { ByteOffset } from "../text/utf8";
import { TokenFlag } from "./encoding";

/** A normalizer's result. A null alignment means that nothing changed. */
export interface Normalized {
  readonly text: string;
  readonly alignment: ByteAlignment | null;
}

/** Numbers for each stretch: its first byte of output and one past its last, then the same of input. */
const stride = 4;

/**
 * Where normalized text came from, as `NormalizedString` tells in Hugging Face's tokenizers: for each UTF-8 byte of the
 * output, the byte range of the input that it stands for. Kept as a list of the stretches that were replaced, in order;
 * between them, bytes are the input's own.
 *
 * Worked example, NFC of `e◌́x` (bytes 65 CC 81 78) to `éx` (C3 A9 78): one stretch, output 0–2 for input 0–3. Both bytes of
 * é stand for the whole of `e◌́`, since neither has a counterpart of its own; `x` is byte 2 of the output and 3 of the input.
 */
export class ByteAlignment {
  private readonly stretches: Uint32Array;
  private readonly changed: Uint8Array;
  private readonly count: number;
  /** The stretch found last: tokens ask in order of the text, so the next is at hand. */
  private finger = 0;

  /** @param stretches taken over, not copied; see {@link AlignmentBuilder} */
  constructor(stretches: Uint32Array, changed: Uint8Array) {
    this.stretches = stretches;
    this.changed = changed;
    this.count = changed.length;
  }

  /** First byte of the input that an output byte stands for; for the output's length, the input's. */
  startOf(byte: ByteOffset): ByteOffset {
    const at = this.locate(byte) * stride;
    if (at < 0) return byte;
    const { stretches } = this;
    const end = stretches[at + 1] as number;
    return byte < end ? (stretches[at + 2] as number) : (stretches[at + 3] as number) + byte - end;
  }

  /** One past the last byte of the input that an output byte stands for. */
  endOf(byte: ByteOffset): ByteOffset {
    const at = this.locate(byte) * stride;
    if (at < 0) return byte + 1;
    const { stretches } = this;
    const end = stretches[at + 1] as number;
    return byte < end ? (stretches[at + 3] as number) : (stretches[at + 3] as number) + byte - end + 1;
  }

  /** Whether the output's bytes [from, to) differ from the input's: some were changed, or something between was dropped. */
  isChanged(from: ByteOffset, to: ByteOffset): boolean {
    const { stretches, changed, count } = this;
    for (let k = Math.max(0, this.locate(from)); k < count; k++) {
      const start = stretches[k * stride] as number;
      const end = stretches[k * stride + 1] as number;
      if (start >= to) return false;
      const isInside = start === end ? start > from : end > from;
      if (isInside && changed[k] === 1) return true;
    }
    return false;
  }

  /** Calls back with each stretch, in order. */
  forEach(
    visit: (start: ByteOffset, end: ByteOffset, from: ByteOffset, to: ByteOffset, changed: boolean) => void,
  ): void {
    const { stretches } = this;
    for (let k = 0; k < this.count; k++) {
      const at = k * stride;
      const [start, end] = [stretches[at] as number, stretches[at + 1] as number];
      visit(start, end, stretches[at + 2] as number, stretches[at + 3] as number, this.changed[k] === 1);
    }
  }

  /**
   * Takes tokens' ranges from the output to the input, in place: what `startOf`, `endOf` and `isChanged` say of each, in
   * one walk over tokens and stretches.
   * @param first the first token to take over; starts never fall from there on
   * @param base added to the places
   */
  alignTokens(
    byteStart: Uint32Array,
    byteEnd: Uint32Array,
    flags: Uint8Array,
    first: number,
    count: number,
    base: ByteOffset,
  ): void {
    const { stretches, changed } = this;
    const size = this.count * stride;
    let from = -stride;
    // Between the stretch at hand and the next, bytes are the input's own, so far from where they stand there.
    let free = 0;
    let freeEnd = size > 0 ? (stretches[0] as number) : Number.POSITIVE_INFINITY;
    let shift = base;
    for (let i = first; i < count; i++) {
      const start = byteStart[i] as number;
      const end = byteEnd[i] as number;
      if (start >= freeEnd) {
        while (from + stride < size && (stretches[from + stride] as number) <= start) from += stride;
        free = stretches[from + 1] as number;
        freeEnd = from + stride < size ? (stretches[from + stride] as number) : Number.POSITIVE_INFINITY;
        shift = base + (stretches[from + 3] as number) - free;
      }
      if (start >= free && end <= freeEnd && start < end) {
        byteStart[i] = start + shift;
        byteEnd[i] = end + shift;
        continue;
      }
      let to = from;
      while (to + stride < size && (stretches[to + stride] as number) < end) to += stride;
      let source = start;
      if (from >= 0) {
        const edge = stretches[from + 1] as number;
        source = start < edge ? (stretches[from + 2] as number) : (stretches[from + 3] as number) + start - edge;
      }
      let sourceEnd = end > start ? end : source;
      if (end > start && to >= 0) {
        const edge = stretches[to + 1] as number;
        sourceEnd = end <= edge ? (stretches[to + 3] as number) : (stretches[to + 3] as number) + end - edge;
      }
      byteStart[i] = base + source;
      byteEnd[i] = base + sourceEnd;
      if (source === sourceEnd) {
        flags[i] = (flags[i] as number) | TokenFlag.inserted;
        continue;
      }
      for (let at = Math.max(0, from); at <= to; at += stride) {
        if (changed[at / stride] === 0) continue;
        const [begin, edge] = [stretches[at] as number, stretches[at + 1] as number];
        if (begin === edge ? begin > start : edge > start) {
          flags[i] = (flags[i] as number) | TokenFlag.changed;
          break;
        }
      }
    }
  }

  /** Index of the last stretch that begins at or before an output byte; -1 before the first. */
  private locate(byte: ByteOffset): number {
    const { stretches, count } = this;
    let k = this.finger;
    if (k < count && (stretches[k * stride] as number) <= byte) {
      // Most often it is this one or one of the next.
      for (let steps = 0; steps < 8; steps++) {
        if (k + 1 === count || (stretches[(k + 1) * stride] as number) > byte) {
          this.finger = k;
          return k;
        }
        k++;
      }
    }
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle * stride] as number) <= byte) low = middle + 1;
      else high = middle;
    }
    this.finger = Math.max(0, low - 1);
    return low - 1;
  }
}

/** How far an {@link AlignmentBuilder} had come. */
export interface AlignmentMark {
  readonly source: ByteOffset;
  readonly target: ByteOffset;
  readonly count: number;
}

/** Writes a {@link ByteAlignment} from left to right over the input. */
export class AlignmentBuilder {
  private stretches = new Uint32Array(16 * stride);
  private changed = new Uint8Array(16);
  private count = 0;
  private source: ByteOffset = 0;
  private target: ByteOffset = 0;

  /** The next `bytes` of the input stand in the output as they are. */
  copy(bytes: number): void {
    this.source += bytes;
    this.target += bytes;
  }

  /**
   * The next `sourceBytes` of the input became `targetBytes` of output. Nothing to something is an insertion, something
   * to nothing a deletion.
   * @param visible false where the change is only in notation, as “▁” for a space
   */
  replace(sourceBytes: number, targetBytes: number, visible = true): void {
    const { source, target } = this;
    this.source += sourceBytes;
    this.target += targetBytes;
    this.push(target, this.target, source, this.source, visible || targetBytes === 0);
  }

  /**
   * The next `sourceBytes` of the input belong to the stretch before too, if it has just ended; else they are dropped.
   */
  extend(sourceBytes: number): void {
    const at = (this.count - 1) * stride;
    const isEnd = this.count > 0 && this.stretches[at + 3] === this.source && this.stretches[at + 1] === this.target;
    if (!isEnd) {
      this.replace(sourceBytes, 0);
      return;
    }
    this.source += sourceBytes;
    this.stretches[at + 3] = this.source;
    this.changed[this.count - 1] = 1;
  }

  /** For {@link reset}. */
  mark(): AlignmentMark {
    const { source, target, count } = this;
    return { source, target, count };
  }

  /** Takes back what was written since a mark. */
  reset({ source, target, count }: AlignmentMark): void {
    this.source = source;
    this.target = target;
    this.count = count;
  }

  /** Puts in a stretch whose place in the input is known: `composeAlignments` needs it. */
  push(start: ByteOffset, end: ByteOffset, from: ByteOffset, to: ByteOffset, changed: boolean): void {
    if (this.count === this.changed.length) this.grow();
    const at = this.count * stride;
    this.stretches[at] = start;
    this.stretches[at + 1] = end;
    this.stretches[at + 2] = from;
    this.stretches[at + 3] = to;
    this.changed[this.count++] = changed ? 1 : 0;
  }

  finish(): ByteAlignment {
    return new ByteAlignment(this.stretches.slice(0, this.count * stride), this.changed.slice(0, this.count));
  }

  private grow(): void {
    const { stretches, changed } = this;
    this.stretches = new Uint32Array(stretches.length * 2);
    this.changed = new Uint8Array(changed.length * 2);
    this.stretches.set(stretches);
    this.changed.set(changed);
  }
}

/**
 * The input's byte range for a range of the output's bytes; an empty one has the place of its first byte.
 */
export function originalRange(
  alignment: ByteAlignment | null,
  from: ByteOffset,
  to: ByteOffset,
): { start: ByteOffset; end: ByteOffset } {
  if (alignment === null) return { start: from, end: to };
  const start = alignment.startOf(from);
  return { start, end: to > from ? alignment.endOf(to - 1) : start };
}

interface Stretch {
  start: ByteOffset;
  end: ByteOffset;
  from: ByteOffset;
  to: ByteOffset;
  changed: boolean;
}

/**
 * The alignment of two normalizers, one after the other: from the second's output to the first's input.
 */
export function composeAlignments(first: ByteAlignment | null, second: ByteAlignment | null): ByteAlignment | null {
  if (first === null) return second;
  if (second === null) return first;
  const earlier: Stretch[] = [];
  first.forEach((start, end, from, to, changed) => {
    earlier.push({ start, end, from, to, changed });
  });
  const builder = new AlignmentBuilder();
  const lastEarlier = earlier.at(-1) ?? { end: 0, to: 0 };
  let next = 0;
  /** Carries the first's stretches over to the output, from where the second copies the middle text. */
  const carry = (begin: ByteOffset, end: ByteOffset, shift: number) => {
    for (let stretch = earlier[next]; stretch !== undefined; stretch = earlier[++next]) {
      const isDeletion = stretch.start === stretch.end;
      if (stretch.start > end || (!isDeletion && (stretch.start === end || begin === end))) return;
      const start = Math.max(stretch.start, begin);
      builder.push(start + shift, Math.min(stretch.end, end) + shift, stretch.from, stretch.to, stretch.changed);
      if (stretch.end > end) return;
    }
  };
  let middle = 0;
  let target = 0;
  second.forEach((start, end, from, to, changed) => {
    // Behind the first's last stretch, as nearly all of a text is behind a prefix.
    if (next === earlier.length && from >= lastEarlier.end) {
      const shift = lastEarlier.to - lastEarlier.end;
      builder.push(start, end, from + shift, to + shift, changed);
      middle = to;
      target = end;
      return;
    }
    carry(middle, from, target - middle);
    // An insertion of the second stands between two bytes of the middle text: it gets the place and no extent, unless
    // both come from the same stretch of the source, which then is the insertion's too.
    const place = first.startOf(from);
    const last = to > from ? first.endOf(to - 1) : from > 0 ? Math.max(place, first.endOf(from - 1)) : place;
    builder.push(start, end, place, last, changed || (to > from && first.isChanged(from, to)));
    // A deletion of the first just after this stretch belongs to what follows.
    for (let stretch = earlier[next]; stretch !== undefined && stretch.end <= to; stretch = earlier[next]) {
      if (stretch.start === stretch.end && stretch.end === to) break;
      next++;
    }
    middle = to;
    target = end;
  });
  carry(middle, Number.POSITIVE_INFINITY, target - middle);
  return builder.finish();
}

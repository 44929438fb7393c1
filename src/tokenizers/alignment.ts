/**
 * Where normalized text came from, byte by byte, as `NormalizedString` does in Hugging Face's tokenizers: for each UTF-8
 * byte of the output, the byte range of the input that it stands for.
 *
 * Worked example, NFC of `e◌́x` (bytes 65 CC 81 78) to `éx` (C3 A9 78): both bytes of é stand for the whole of `e◌́`,
 * since neither has a counterpart of its own: start = 0 0 3, end = 3 3 4, changed = 1 1 0.
 */
export interface ByteAlignment {
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** 1 where the output byte is not the input's own. */
  readonly changed: Uint8Array;
}

/** A normalizer's result. A null alignment means that nothing changed. */
export interface Normalized {
  readonly text: string;
  readonly alignment: ByteAlignment | null;
}

/** Writes a {@link ByteAlignment} from left to right over the input. */
export class AlignmentBuilder {
  private start = new Uint32Array(64);
  private end = new Uint32Array(64);
  private changed = new Uint8Array(64);
  private length = 0;
  private source = 0;

  /** The next `bytes` of the input stand in the output as they are. */
  copy(bytes: number): void {
    this.reserve(bytes);
    for (let i = 0; i < bytes; i++) {
      this.start[this.length] = this.source + i;
      this.end[this.length++] = this.source + i + 1;
    }
    this.source += bytes;
  }

  /**
   * The next `sourceBytes` of the input became `targetBytes` of output. Nothing to something is an insertion, something
   * to nothing a deletion.
   * @param visible false where the change is only in notation, as “▁” for a space
   */
  replace(sourceBytes: number, targetBytes: number, visible = true): void {
    this.reserve(targetBytes);
    for (let i = 0; i < targetBytes; i++) {
      this.start[this.length] = this.source;
      this.end[this.length] = this.source + sourceBytes;
      this.changed[this.length++] = visible ? 1 : 0;
    }
    this.source += sourceBytes;
  }

  finish(): ByteAlignment {
    return {
      start: this.start.slice(0, this.length),
      end: this.end.slice(0, this.length),
      changed: this.changed.slice(0, this.length),
    };
  }

  private reserve(bytes: number): void {
    const needed = this.length + bytes;
    if (needed <= this.start.length) return;
    const capacity = Math.max(needed, this.start.length * 2);
    this.start = grow(this.start, new Uint32Array(capacity));
    this.end = grow(this.end, new Uint32Array(capacity));
    this.changed = grow(this.changed, new Uint8Array(capacity));
  }
}

function grow<T extends Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * The alignment of two normalizers, one after the other: from the second's output to the first's input.
 */
export function composeAlignments(first: ByteAlignment | null, second: ByteAlignment | null): ByteAlignment | null {
  if (first === null) return second;
  if (second === null) return first;
  const length = second.start.length;
  const start = new Uint32Array(length);
  const end = new Uint32Array(length);
  const changed = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const from = second.start[i] ?? 0;
    const to = second.end[i] ?? 0;
    const place = first.start[from] ?? first.end.at(-1) ?? 0;
    start[i] = place;
    // An insertion of the second stands between two bytes of the middle text: it gets the place and no extent, unless
    // both come from the same stretch of the source, which then is the insertion's too.
    end[i] = to > from ? (first.end[to - 1] ?? 0) : Math.max(place, first.end[from - 1] ?? 0);
    changed[i] = second.changed[i] ?? 0;
    for (let j = from; j < to; j++) changed[i] = (changed[i] ?? 0) | (first.changed[j] ?? 0);
  }
  return { start, end, changed };
}

import type { Entries } from "../entries";

/** Which bytes stand side by side in some entry: between two others nothing ever merges, and no entry spans them. */
export class BytePairs {
  private readonly seen = new Uint8Array(1 << 16);

  constructor({ offsets, bytes }: Entries) {
    const { seen } = this;
    for (let index = 0; index + 1 < offsets.length; index++) {
      const end = offsets[index + 1] as number;
      for (let i = (offsets[index] as number) + 1; i < end; i++) {
        seen[((bytes[i - 1] as number) << 8) | (bytes[i] as number)] = 1;
      }
    }
  }

  /** Whether some entry has the one byte right before the other. */
  has(before: number, after: number): boolean {
    return this.seen[(before << 8) | after] === 1;
  }
}

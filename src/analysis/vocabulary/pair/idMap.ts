import type { Encoding } from "../../../tokenizers/tokenizer";

type Spans = Pick<Encoding, "ids" | "byteStart" | "byteEnd">;

/** An entry of the first vocabulary and the one of the second that most often stands for the same bytes. */
export interface MappedId {
  readonly a: number;
  readonly b: number;
  /** How often both stand for the very same bytes of the corpus. */
  readonly both: number;
  /** How often each occurs. */
  readonly ofA: number;
  readonly ofB: number;
  /** 2 · both ÷ (ofA + ofB), from above 0 to 1 (Dice 1945). */
  readonly dice: number;
}

/**
 * Maps ids of one tokenizer to ids of another by the stretches of a corpus for which both have a token: what an entry is, its name or
 * its bytes, does not count, only what it stands for.
 */
export class IdMap {
  private readonly countsA: Counts = new Map();
  private readonly countsB: Counts = new Map();
  /** By id of the first, how often it and each of the second stand for the same. */
  private readonly pairs = new Map<number, Counts>();

  /** Counts a text, by its two encodings. Tokens that stand for nothing are left out. */
  add(a: Spans, b: Spans): void {
    count(this.countsA, a);
    count(this.countsB, b);
    let j = 0;
    for (let i = 0; i < a.ids.length; i++) {
      const [start, end] = [a.byteStart[i] as number, a.byteEnd[i] as number];
      if (end === start) continue;
      while (j < b.ids.length && ((b.byteStart[j] as number) < start || b.byteStart[j] === b.byteEnd[j])) j++;
      if (j === b.ids.length) break;
      // Several tokens begin with one character that the normalizer has parted.
      let found = j;
      while (b.byteStart[found] === start && (b.byteEnd[found] as number) < end) found++;
      if (b.byteStart[found] !== start || b.byteEnd[found] !== end) continue;
      const id = a.ids[i] as number;
      const partners = this.pairs.get(id) ?? new Map<number, number>();
      this.pairs.set(id, partners);
      increase(partners, b.ids[found] as number);
      j = found + 1;
    }
  }

  /** The best partner of each entry that has one, by id; of equals the lower id. */
  best(): MappedId[] {
    const best: MappedId[] = [];
    for (const [a, partners] of this.pairs) {
      const ofA = this.countsA.get(a) ?? 0;
      let found: MappedId | null = null;
      for (const [b, both] of partners) {
        const ofB = this.countsB.get(b) ?? 0;
        const dice = (2 * both) / (ofA + ofB);
        if (found === null || dice > found.dice || (dice === found.dice && b < found.b)) {
          found = { a, b, both, ofA, ofB, dice };
        }
      }
      if (found !== null) best.push(found);
    }
    return best.sort((one, other) => one.a - other.a);
  }

  /** Entries of the first that occur in the corpus. */
  get occurring(): number {
    return this.countsA.size;
  }

  /** How often each entry occurs. */
  get uses(): { readonly a: ReadonlyMap<number, number>; readonly b: ReadonlyMap<number, number> } {
    return { a: this.countsA, b: this.countsB };
  }
}

type Counts = Map<number, number>;

function count(counts: Counts, { ids, byteStart, byteEnd }: Spans): void {
  for (let i = 0; i < ids.length; i++) if (byteStart[i] !== byteEnd[i]) increase(counts, ids[i] as number);
}

function increase(counts: Counts, id: number): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

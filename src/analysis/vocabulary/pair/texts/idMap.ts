import type { Encoding } from "../../../../tokenizers/tokenizer";
import { Occurrences } from "./occurrences";

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
  private readonly ofA = new Occurrences();
  private readonly ofB = new Occurrences();
  /** How often each id of the first and its first partner stand for the same: nearly all have but one, and maps take their time. */
  private readonly firstTimes = new Occurrences();
  private readonly firstPartners = new Map<number, number>();
  /** By id of the first, how often it and each further one of the second stand for the same. */
  private readonly others = new Map<number, Map<number, number>>();

  /** Counts a text, by its two encodings. Tokens that stand for nothing are left out. */
  add(a: Spans, b: Spans): void {
    count(this.ofA, a);
    count(this.ofB, b);
    const { byteStart, byteEnd, ids } = b;
    let j = 0;
    for (let i = 0; i < a.ids.length; i++) {
      const start = a.byteStart[i] as number;
      const end = a.byteEnd[i] as number;
      if (end === start) continue;
      while (j < ids.length && ((byteStart[j] as number) < start || byteStart[j] === byteEnd[j])) j++;
      if (j === ids.length) break;
      // Several tokens begin with one character that the normalizer has parted.
      let found = j;
      while (byteStart[found] === start && (byteEnd[found] as number) < end) found++;
      if (byteStart[found] !== start || byteEnd[found] !== end) continue;
      this.pair(a.ids[i] as number, ids[found] as number);
      j = found + 1;
    }
  }

  private pair(a: number, b: number): void {
    if (this.firstTimes.of(a) === 0) this.firstPartners.set(a, b);
    else if (this.firstPartners.get(a) !== b) {
      const partners = this.others.get(a) ?? new Map<number, number>();
      this.others.set(a, partners);
      partners.set(b, (partners.get(b) ?? 0) + 1);
      return;
    }
    this.firstTimes.increase(a);
  }

  /** The best partner of each entry that has one, by id; of equals the lower id. */
  best(): MappedId[] {
    const best: MappedId[] = [];
    for (const [a, partner] of this.firstPartners) {
      const ofA = this.ofA.of(a);
      const held = (b: number, both: number): MappedId => {
        const ofB = this.ofB.of(b);
        return { a, b, both, ofA, ofB, dice: (2 * both) / (ofA + ofB) };
      };
      let found = held(partner, this.firstTimes.of(a));
      for (const [b, both] of this.others.get(a) ?? []) {
        const other = held(b, both);
        if (other.dice > found.dice || (other.dice === found.dice && b < found.b)) found = other;
      }
      best.push(found);
    }
    return best.sort((one, other) => one.a - other.a);
  }

  /** Entries of the first that occur in the corpus. */
  get occurring(): number {
    return this.ofA.distinct;
  }

  /** How often each entry occurs. */
  get uses(): { readonly a: Occurrences; readonly b: Occurrences } {
    return { a: this.ofA, b: this.ofB };
  }
}

function count(counts: Occurrences, { ids, byteStart, byteEnd }: Spans): void {
  for (let i = 0; i < ids.length; i++) if (byteStart[i] !== byteEnd[i]) counts.increase(ids[i] as number);
}

import { enlarged } from "../../text/enlarged";
import type { ByteOffset } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";
import type { AllWays } from "../../tokenizers/ways/allWays";
import { cutWays } from "../../tokenizers/ways/fragments";
import { markAt } from "./wordCuts";

const usual = 1 << 12;

/** How often each id came in a cut, in the order in which they came first. */
export class IdCounts {
  private counts = new Uint32Array(usual);
  private seen: number[] = [];

  add(id: number, times: number): void {
    if (id >= this.counts.length) this.counts = enlarged(this.counts, 2 * (id + 1));
    const before = this.counts[id] as number;
    if (before === 0) this.seen.push(id);
    this.counts[id] = before + times;
  }

  /** The counts so far, and begins anew. */
  take(): number[] {
    const found = this.seen.map((id) => this.counts[id] as number);
    for (const id of this.seen) this.counts[id] = 0;
    this.seen = [];
    return found;
  }
}

/** What the fragments of a text come to in each way that they tell of. */
export class WaysTally {
  private readonly all: AllWays;
  private readonly marks: Uint16Array;
  private readonly told: number;
  private counts = new Uint32Array(usual);
  private readonly seen: number[] = [];

  /**
   * @param marks where each way's boundaries are marked, by its bit in {@link cutWays}
   * @param told the ways that are asked for, as bits
   */
  constructor(all: AllWays, marks: Uint16Array, told: number) {
    this.all = all;
    this.marks = marks;
    this.told = told;
  }

  /** Takes a part of the text. */
  add(part: Encoding): void {
    const { all, marks, told, seen } = this;
    for (let i = 0; i < part.ids.length; i++) {
      const fragment = all.fragmentAt(part, i);
      const isControl = fragment === -1;
      const { begins, ends, count } = all.fragments;
      const [begun, ended] = isControl ? [told, told] : [begins[fragment] as number, ends[fragment] as number];
      markAt(marks, part.byteStart[i] as ByteOffset, begun & told);
      markAt(marks, part.byteEnd[i] as ByteOffset, ended & told);
      if (isControl) continue;
      if (fragment >= this.counts.length) this.counts = enlarged(this.counts, 2 * (count + 1));
      const before = this.counts[fragment] as number;
      if (before === 0) seen.push(fragment);
      this.counts[fragment] = before + 1;
    }
  }

  /** Counts the ids of a way's tokens, control tokens left out. */
  countIds(way: (typeof cutWays)[number], ids: IdCounts): void {
    const { fragments } = this.all;
    const bit = 1 << cutWays.indexOf(way);
    for (const fragment of this.seen) {
      const begins = fragments.begins[fragment] as number;
      if ((begins & bit) === 0) continue;
      let place = fragments.firstId[fragment] as number;
      for (let before = begins & (bit - 1); before !== 0; before &= before - 1) place++;
      ids.add(fragments.ids[place] as number, this.counts[fragment] as number);
    }
  }
}

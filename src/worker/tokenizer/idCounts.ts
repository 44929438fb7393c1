import { type Encoding, TokenFlag } from "../../tokenizers/tokenizer";

/** How often each id is among tokens that come and go; control tokens are not counted, as they are not among the N. */
export class IdCounts {
  /** Different ids that there are. */
  distinct = 0;
  private counts = new Uint32Array(1 << 12);

  add({ ids, flags }: Encoding): void {
    for (let i = 0; i < ids.length; i++) {
      if ((flags[i] as number) & TokenFlag.special) continue;
      const id = ids[i] as number;
      if (id >= this.counts.length) this.grow(id);
      if ((this.counts[id] as number) === 0) this.distinct++;
      this.counts[id] = (this.counts[id] as number) + 1;
    }
  }

  /** Takes away tokens that have been added. */
  remove({ ids, flags }: Encoding): void {
    for (let i = 0; i < ids.length; i++) {
      if ((flags[i] as number) & TokenFlag.special) continue;
      const id = ids[i] as number;
      this.counts[id] = (this.counts[id] as number) - 1;
      if (this.counts[id] === 0) this.distinct--;
    }
  }

  private grow(id: number): void {
    const { counts } = this;
    this.counts = new Uint32Array(Math.max(id + 1, counts.length * 2));
    this.counts.set(counts);
  }
}

import { enlarged } from "../../text/enlarged";
import type { ByteOffset } from "../../text/utf8";
import type { EncodingBuilder } from "../encodingBuilder";
import { cutNames } from "./cut";

/** What a fragment tells of, in the order of its bits: the tokenizer's own way, then the others. */
export const cutWays = ["own", ...cutNames] as const;

const all = (1 << cutWays.length) - 1;
const usual = 1 << 10;

/**
 * Stretches that no way cuts within, each between two places at which some does: so the tokens of all ways are told in one list.
 * A fragment has a bit for each way that has a token beginning, or ending, with it, and the ids of those that begin.
 */
export class Fragments {
  count = 0;
  /** By fragments: the ways of {@link cutWays} that have a token beginning with it, as bits, and those with one that ends with it. */
  begins = new Uint8Array(usual);
  ends = new Uint8Array(usual);
  /** Ids of tokens that begin, one a bit, and where those of each fragment stand. */
  ids = new Uint32Array(usual * 2);
  firstId = new Uint32Array(usual);
  private idCount = 0;
  /** What is one token of an id in all ways. */
  private readonly tokens = new Map<number, number>();
  private readonly cursors = new Uint32Array(cutWays.length);

  /** The fragment of what all ways have as one token. */
  ofToken(id: number): number {
    const known = this.tokens.get(id);
    if (known !== undefined) return known;
    for (const _ of cutWays) this.addId(id);
    const fragment = this.add(all, all, cutWays.length);
    this.tokens.set(id, fragment);
    return fragment;
  }

  /**
   * Adds the fragments of a stretch, and appends them to a list by their numbers.
   * @param ways what each of {@link cutWays} makes of the stretch: tokens without a gap between
   * @param first the number of fragment 0 in the list
   */
  cut(
    ways: readonly EncodingBuilder[],
    from: ByteOffset,
    to: ByteOffset,
    first: number,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): void {
    const { cursors } = this;
    cursors.fill(0);
    for (let at = from; at < to; ) {
      let [begins, ends, next, begun] = [0, 0, to, 0];
      let [isAlike, id] = [true, -1];
      for (let way = 0; way < ways.length; way++) {
        const tokens = ways[way] as EncodingBuilder;
        const cursor = cursors[way] as number;
        next = Math.min(next, tokens.endAt(cursor));
        if (tokens.startAt(cursor) !== at) continue;
        if (id === -1) id = tokens.idAt(cursor);
        else if (id !== tokens.idAt(cursor)) isAlike = false;
        begins |= 1 << way;
        begun++;
        this.addId(tokens.idAt(cursor));
      }
      for (let way = 0; way < ways.length; way++) {
        if ((ways[way] as EncodingBuilder).endAt(cursors[way] as number) !== next) continue;
        ends |= 1 << way;
        cursors[way] = (cursors[way] as number) + 1;
      }
      const isToken = isAlike && begins === all && ends === all;
      if (isToken) this.idCount -= begun;
      const fragment = isToken ? this.ofToken(id) : this.add(begins, ends, begun);
      out.push(first + fragment, shift + at, shift + next, 0);
      at = next;
    }
  }

  private addId(id: number): void {
    if (this.idCount === this.ids.length) this.ids = enlarged(this.ids, this.idCount * 2);
    this.ids[this.idCount++] = id;
  }

  /** @param begun of the ids that were added last, how many are its own */
  private add(begins: number, ends: number, begun: number): number {
    const { count } = this;
    if (count === this.begins.length) {
      this.begins = enlarged(this.begins, count * 2);
      this.ends = enlarged(this.ends, count * 2);
      this.firstId = enlarged(this.firstId, count * 2);
    }
    this.begins[count] = begins;
    this.ends[count] = ends;
    this.firstId[count] = this.idCount - begun;
    this.count = count + 1;
    return count;
  }
}

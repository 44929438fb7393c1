import type { ByteOffset } from "../../text/utf8";
import { EncodingBuilder } from "../encodingBuilder";
import type { Model } from "../models/model";
import { traceTokens } from "../models/traceTokens";
import type { ModelTrace } from "../trace";
import { Cutter } from "./cut";
import { Dropout, type Merging } from "./dropout";
import type { Entries } from "./entries";
import { OtherModel } from "./otherModel";
import { type Way, wayLabel } from "./way";

/**
 * A model that cuts pre-tokens another way than its own, into the same entries. What its own way has no entry for (an unknown
 * token, a character in bytes, one that is dropped) stays as that has it: the way is between.
 */
export class WayModel extends OtherModel {
  private readonly way: Way;
  private readonly cutter: Cutter;
  private readonly dropout: Dropout | null;
  /** Not of pre-tokens of which nothing can be unknown, or in which that is seen to. */
  protected readonly asksOwn: boolean;

  /** @param merging what a BPE model merges, where the way is dropout */
  constructor(own: Model, way: Way, entries: Entries, merging: Merging | null) {
    super(own, entries);
    this.way = way;
    this.cutter = new Cutter(entries);
    this.dropout = merging === null ? null : new Dropout(merging, way.p, way.seed);
    this.asksOwn = this.dropout === null && this.byteModel === null;
  }

  override trace(pretoken: string): ModelTrace {
    const out = new EncodingBuilder();
    this.encode(pretoken, 0, pretoken.length, 0, out);
    return {
      kind: "Way",
      way: wayLabel(this.way),
      own: this.own.trace(pretoken).tokens,
      tokens: traceTokens(out, (id) => this.own.entry(id) ?? ""),
    };
  }

  override separates(before: number, after: number): boolean {
    return this.dropout === null && super.separates(before, after);
  }

  protected cut(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    const { ownTokens: own } = this;
    if (this.dropout !== null) {
      this.dropout.encode(bytes, start, end, shift, out);
      return;
    }
    if (!this.asksOwn) {
      this.cutStretch(bytes, start, end, true, true, shift, out);
      return;
    }
    this.visitParts(start, {
      stretch: (from, to, first, next) => {
        if (this.cutStretch(bytes, from, to, from === start, to === end, shift, out)) return;
        // What the model spells by another rule than by entries found by their bytes.
        out.append(own, first, next, shift);
      },
      flagged: (i) => out.push(own.idAt(i), shift + own.startAt(i), shift + own.endAt(i), own.flagsAt(i)),
    });
  }

  private cutStretch(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    isFirst: boolean,
    isLast: boolean,
    shift: ByteOffset,
    out: EncodingBuilder,
  ): boolean {
    const { name } = this.way;
    if (name === "dropout") return false;
    this.cutter.begin({ bytes, start, end, isFirst, isLast });
    return this.cutter.cut(name, (id, from, to) => out.push(id, shift + from, shift + to, 0));
  }
}

import type { ByteOffset } from "../../text/utf8";
import { EncodingBuilder } from "../encodingBuilder";
import type { Model } from "../models/model";
import { type CutName, Cutter } from "./cut";
import type { Entries } from "./entries";
import { cutWays, Fragments } from "./fragments";
import { OtherModel } from "./otherModel";

/**
 * A model whose tokens are fragments: a pre-token cut in all ways that entries alone decide, and its own, at once. Each different
 * one is so once: the same memories know it again that know pre-tokens of any model.
 */
export class FragmentModel extends OtherModel {
  protected readonly asksOwn = true;
  readonly fragments = new Fragments();
  /** The id of fragment 0: below are those of added tokens. */
  readonly first: number;
  private readonly cutter: Cutter;
  /** What each way makes of the stretch at hand. */
  private readonly ways = cutWays.map(() => new EncodingBuilder(16));
  /** By the one own token of a pre-token: its one fragment + 1, or 0. */
  private readonly wholes: Uint32Array;

  constructor(own: Model, entries: Entries, first: number) {
    super(own, entries);
    this.first = first;
    this.cutter = new Cutter(entries);
    this.wholes = new Uint32Array(entries.scores.length);
  }

  protected cut(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): void {
    const { ownTokens: own, fragments, first, wholes } = this;
    const whole = own.length === 1 && own.isWhole(0, start, end) ? own.idAt(0) : -1;
    const known = wholes[whole] ?? 0;
    if (known !== 0) {
      out.push(first + known - 1, shift + start, shift + end, 0);
      return;
    }
    const before = out.length;
    this.visitParts(start, {
      stretch: (from, to, token, next) => {
        this.cutStretch(bytes, from, to, from === start, to === end, token, next);
        fragments.cut(this.ways, from, to, first, shift, out);
      },
      flagged: (i) => {
        const fragment = first + fragments.ofToken(own.idAt(i));
        out.push(fragment, shift + own.startAt(i), shift + own.endAt(i), own.flagsAt(i));
      },
    });
    if (whole !== -1 && out.length === before + 1) wholes[whole] = out.idAt(before) - first + 1;
  }

  private cutStretch(
    bytes: Uint8Array,
    start: ByteOffset,
    end: ByteOffset,
    isFirst: boolean,
    isLast: boolean,
    token: number,
    next: number,
  ): void {
    const { ownTokens: own, cutter, ways } = this;
    cutter.begin({ bytes, start, end, isFirst, isLast });
    for (let way = 0; way < ways.length; way++) {
      const tokens = ways[way] as EncodingBuilder;
      tokens.clear();
      const isCut = way > 0 && cutter.cut(cutWays[way] as CutName, (id, from, to) => tokens.push(id, from, to, 0));
      // What the model spells by another rule than by entries found by their bytes is as that has it.
      if (!isCut) tokens.append(own, token, next, 0);
    }
  }
}

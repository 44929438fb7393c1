import type { ByteOffset } from "../../text/utf8";
import { utf8Encode } from "../../text/utf8";
import type { Model } from "../../tokenizers/models/model";
import { type ModelParting, modelReason } from "./modelReason";
import { type GivenPreToken, keyOf, overlaps, type TextRange, type Written } from "./stageOutputs";
import { spansOf } from "./writtenPlaces";

/** What parts two models in a piece of text that both come to, whatever has parted what is around it. */
export interface LocalParting extends ModelParting {
  /** The piece as each model has it. */
  readonly pieces: readonly [GivenPreToken, GivenPreToken];
}

/**
 * Where two models come to the same characters in a place, between two places at which both cut, and cut them in other ways: the
 * stages before them have parted the tokenizers around it, but are not the reason there. What is joined to nothing beside it is cut
 * by itself as it is in its pre-token, by a model that merges or adds up scores; where it is not, nothing is told.
 * @param normalized, preTokens of the stretch around the place
 * @returns null where there is no such piece, or there is another text in the place; “cut” where the text is the same, but a
 * pre-token ends in one where a token of the other goes on: that parts them there
 */
export function localParting(
  models: readonly [Model, Model],
  normalized: readonly [readonly Written[], readonly Written[]],
  preTokens: readonly [readonly GivenPreToken[], readonly GivenPreToken[]],
  place: TextRange,
): LocalParting | "cut" | null {
  const isInPlace = (part: TextRange) => overlaps(part, place);
  if (keyOf(normalized[0].filter(isInPlace)) !== keyOf(normalized[1].filter(isInPlace))) return null;
  const cuts = [0, 1].map((side) =>
    (preTokens[side] ?? []).filter(isInPlace).map((each) => new ModelCut(models[side === 0 ? 0 : 1], each)),
  );
  const [ones = [], others = []] = cuts;
  const goesOver = (cut: ModelCut, { preToken: { start, end } }: ModelCut) =>
    cut.goesOver(start, place) || cut.goesOver(end, place);
  if (ones.some((one) => others.some((other) => goesOver(one, other) || goesOver(other, one)))) return "cut";
  for (const one of ones) {
    for (const other of others.filter(({ preToken }) => overlaps(preToken, one.preToken))) {
      const shared = one.places.filter((at) => other.has(at));
      for (const [i, start] of shared.entries()) {
        const end = shared[i + 1];
        if (end === undefined || !overlaps({ start, end }, place)) continue;
        const found = partingIn(models, [one, other], { start, end }, place);
        if (found !== null) return found;
      }
    }
  }
  return null;
}

function partingIn(
  models: readonly [Model, Model],
  cuts: readonly [ModelCut, ModelCut],
  range: TextRange,
  place: TextRange,
): LocalParting | null {
  const [one, other] = [cuts[0].piece(range), cuts[1].piece(range)];
  if (keyOf(one.preToken.written) !== keyOf(other.preToken.written)) return null;
  const pieces = [one.preToken, other.preToken] as const;
  const found = modelReason(models, pieces, place);
  if (found === null) return null;
  const isAsThere = [one, other].every(({ preToken, spans }, side) => {
    const tokens = found.tokens[side === 0 ? 0 : 1];
    return JSON.stringify(spansOf(tokens, preToken.written)) === JSON.stringify(spans);
  });
  return isAsThere ? { ...found, pieces } : null;
}

/** A model's cut of a pre-token, by characters: where it cuts, it cuts between two. */
class ModelCut {
  readonly preToken: GivenPreToken;
  /** The places of the text at which it cuts, in order. */
  readonly places: readonly ByteOffset[];
  /** The model's tokens, in bytes of what was written. */
  private readonly spans: readonly TextRange[];
  /** Where each character begins in what was written; and where the last one ends. */
  private readonly bytes: number[] = [0];
  /** For each place of the text at which it cuts the first and the last character before which it does: one may stand for nothing. */
  private readonly characters = new Map<ByteOffset, [first: number, last: number]>();

  constructor(model: Model, preToken: GivenPreToken) {
    const { text, written } = preToken;
    this.preToken = preToken;
    this.spans = spansOf(model.trace(text).tokens, written);
    for (const unit of written) this.bytes.push((this.bytes.at(-1) ?? 0) + unit.bytes.length);
    const cuts = new Set(this.spans.flatMap(({ start, end }) => [start, end]));
    this.bytes.forEach((byte, character) => {
      if (!cuts.has(byte)) return;
      const at = written[character]?.start ?? preToken.end;
      this.characters.set(at, [this.characters.get(at)?.[0] ?? character, character]);
    });
    this.places = Array.from(this.characters.keys()).sort((a, b) => a - b);
  }

  has(at: ByteOffset): boolean {
    return this.characters.has(at);
  }

  /** Whether a token that has any of a place goes on over somewhere in the text. */
  goesOver(at: ByteOffset, place: TextRange): boolean {
    const { start, end } = this.preToken;
    if (at <= start || at >= end || this.has(at)) return false;
    const before = this.places.findLast((other) => other < at) ?? start;
    const after = this.places.find((other) => other > at) ?? end;
    return overlaps({ start: before, end: after }, place);
  }

  /** What is between two places at which it cuts, as if it were a pre-token, with the tokens that it has there. */
  piece({ start, end }: TextRange): { readonly preToken: GivenPreToken; readonly spans: readonly TextRange[] } {
    const { preToken, bytes } = this;
    const from = this.characters.get(start)?.[1] ?? 0;
    const to = this.characters.get(end)?.[0] ?? 0;
    const units = preToken.written.slice(from, to);
    const [ownStart, ownEnd] = [units[0]?.ownStart ?? 0, units.at(-1)?.ownEnd ?? 0];
    const written = units.map((unit) => {
      return { ...unit, ownStart: unit.ownStart - ownStart, ownEnd: unit.ownEnd - ownStart };
    });
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
      utf8Encode(preToken.text).subarray(ownStart, ownEnd),
    );
    const [first, last] = [bytes[from] ?? 0, bytes[to] ?? 0];
    const spans = this.spans
      .filter((span) => span.start >= first && span.end <= last && span.start < last)
      .map((span) => ({ start: span.start - first, end: span.end - first }));
    return { preToken: { ...preToken, text, start, end, written }, spans };
  }
}

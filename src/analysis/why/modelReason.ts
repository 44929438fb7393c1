import { utf8Encode } from "../../text/utf8";
import type { Model } from "../../tokenizers/models/model";
import { TokenFlag } from "../../tokenizers/tokenizer";
import type { ModelTrace, TraceMerge, TraceToken } from "../../tokenizers/trace";
import { bytesOf, type GivenPreToken, overlaps, type TextRange } from "./stageOutputs";
import { ownRange, placesIn, spansOf, writtenRange } from "./writtenPlaces";

/** One of two tokenizers. */
export type Side = 0 | 1;

/** Why two models cut one pre-token in other ways. Bytes are those of what was written, in no notation. */
export type ModelReason =
  /** One has no entry for a stretch that is one token, or comes to be on the way to it, in the other. */
  | { readonly kind: "entry"; readonly lacking: Side; readonly bytes: Uint8Array<ArrayBuffer> }
  /** One has no tokens for a stretch: it becomes the unknown token, or bytes, or nothing. */
  | {
      readonly kind: "unknown" | "byteFallback" | "dropped";
      readonly lacking: Side;
      readonly bytes: Uint8Array<ArrayBuffer>;
    }
  /**
   * Both have the entry that a merge makes, but the other comes to another merge first, which takes a part of it away; null
   * where it has no such merge.
   */
  | {
      readonly kind: "merge";
      readonly merging: Side;
      readonly merge: TraceMerge;
      readonly instead: TraceMerge | null;
    }
  /** Both have the entry of the whole pre-token, but only one takes it as it is; the other merges, and comes to something else. */
  | { readonly kind: "whole"; readonly taking: Side }
  /** Both have the entries, and go about it in other ways, or by other scores. */
  | { readonly kind: "algorithm"; readonly algorithms: readonly [Algorithm, Algorithm] };

/** How a model chooses: its kind, or the way that it is cut in where that is not its own. */
export type Algorithm = Exclude<ModelTrace["kind"], "Way"> | { readonly way: string };

/** How two models part, with the tokens of each; offsets are bytes of the pre-token as each is given it. */
export interface ModelParting {
  readonly reason: ModelReason;
  readonly tokens: readonly [readonly TraceToken[], readonly TraceToken[]];
}

/**
 * Null where the models cut the pre-token alike. Both are given the same, but for notation.
 * @param place the first difference that has to do with it is told, where there is one
 */
export function modelReason(
  models: readonly [Model, Model],
  preTokens: readonly [GivenPreToken, GivenPreToken],
  place: TextRange,
): ModelParting | null {
  const traces = [models[0].trace(preTokens[0].text), models[1].trace(preTokens[1].text)] as const;
  const spans = [
    spansOf(traces[0].tokens, preTokens[0].written),
    spansOf(traces[1].tokens, preTokens[1].written),
  ] as const;
  const asked = writtenRange(preTokens[0].written, place);
  const parted = [...partedSpans(spans[0], spans[1]), ...partedSpans(spans[1], spans[0])];
  const first = firstOf(parted.filter((span) => overlaps(span, asked))) ?? firstOf(parted);
  if (first === null) return null;
  const from = lastCommonStart(spans, first.start);
  const tokens = [traces[0].tokens, traces[1].tokens] as const;
  return { reason: reasonAt(indexFrom(spans[0], from), indexFrom(spans[1], from)), tokens };

  function reasonAt(one: number, other: number): ModelReason {
    const at = [one, other] as const;
    const starts = [spans[0][one]?.start, spans[1][other]?.start] as const;
    for (const side of [0, 1] as const) {
      const token = traces[side].tokens[at[side]];
      const span = spans[side][at[side]];
      const elsewhere = spans[side === 0 ? 1 : 0][at[side === 0 ? 1 : 0]];
      if (elsewhere !== undefined && (span === undefined || (starts[side] ?? 0) > elsewhere.start)) {
        return {
          kind: "dropped",
          lacking: side,
          bytes: charactersIn(preTokens[side], {
            ...elsewhere,
            end: Math.min(elsewhere.end, span?.start ?? elsewhere.end),
          }),
        };
      }
      const flags = token?.flags ?? 0;
      if (span === undefined || (flags & (TokenFlag.unknown | TokenFlag.byteFallback)) === 0) continue;
      const kind = (flags & TokenFlag.byteFallback) !== 0 ? "byteFallback" : "unknown";
      return { kind, lacking: side, bytes: charactersIn(preTokens[side], span) };
    }
    // Both begin at one place, and one of them goes farther.
    const longer: Side = (spans[0][one]?.end ?? 0) > (spans[1][other]?.end ?? 0) ? 0 : 1;
    const shorter: Side = longer === 0 ? 1 : 0;
    const span = spans[longer][at[longer]] as TextRange;
    return (
      lackedEntry(longer, span) ??
      mergeReason(longer, shorter, span) ?? {
        kind: "algorithm",
        algorithms: [algorithmOf(traces[0]), algorithmOf(traces[1])],
      }
    );
  }

  function lackedEntry(having: Side, span: TextRange): ModelReason | null {
    const lacking = having === 0 ? 1 : 0;
    if (!lacksEntry(models[lacking], preTokens[lacking], span)) return null;
    return { kind: "entry", lacking, bytes: bytesOf(preTokens[having].written).slice(span.start, span.end) };
  }

  function mergeReason(longer: Side, shorter: Side, span: TextRange): ModelReason | null {
    const [long, short] = [traces[longer], traces[shorter]];
    if (long.kind !== "BPE" || short.kind !== "BPE") return null;
    if (long.symbols.length === 0 && short.symbols.length > 0) return { kind: "whole", taking: longer };
    const placeLong = placesIn(preTokens[longer].written);
    const placeShort = placesIn(preTokens[shorter].written);
    const spanOf = (place: (own: number) => number, { start, end }: { start: number; end: number }) =>
      `${place(start)}-${place(end)}`;
    const there = new Set(
      [...short.symbols, ...short.merges.map(({ result }) => result)].map((t) => spanOf(placeShort, t)),
    );
    for (const merge of long.merges) {
      const { result } = merge;
      const [start, end] = [placeLong(result.start), placeLong(result.end)];
      if (start < span.start || end > span.end || there.has(`${start}-${end}`)) continue;
      const lacked = lackedEntry(longer, { start, end });
      if (lacked !== null) return lacked;
      const parts = [spanOf(placeLong, merge.left), spanOf(placeLong, merge.right)];
      const instead = short.merges.find(({ left, right }) =>
        [left, right].some((part) => parts.includes(spanOf(placeShort, part))),
      );
      return { kind: "merge", merging: longer, merge, instead: instead ?? null };
    }
    return null;
  }
}

function algorithmOf(trace: ModelTrace): Algorithm {
  return trace.kind === "Way" ? { way: trace.way } : trace.kind;
}

/** Spans that the other does not have, or not as often: the bytes of a character in notation can all have its span. */
function partedSpans(spans: readonly TextRange[], others: readonly TextRange[]): TextRange[] {
  const keyOf = ({ start, end }: TextRange) => `${start}-${end}`;
  const left = new Map<string, number>();
  for (const span of others) left.set(keyOf(span), (left.get(keyOf(span)) ?? 0) + 1);
  return spans.filter((span) => {
    const count = left.get(keyOf(span)) ?? 0;
    left.set(keyOf(span), count - 1);
    return count <= 0;
  });
}

function firstOf(spans: readonly TextRange[]): TextRange | null {
  return spans.reduce<TextRange | null>(
    (first, span) => (first === null || span.start < first.start ? span : first),
    null,
  );
}

/** The last place up to one at which a token of both begins; the pre-token's beginning, where there is none. */
function lastCommonStart(spans: readonly [readonly TextRange[], readonly TextRange[]], most: number): number {
  const starts = new Set(spans[0].map(({ start }) => start));
  return spans[1].reduce((last, { start }) => (start <= most && starts.has(start) ? Math.max(last, start) : last), 0);
}

/** The first token from a place on. */
function indexFrom(spans: readonly TextRange[], from: number): number {
  const index = spans.findIndex(({ start }) => start >= from);
  return index === -1 ? spans.length : index;
}

/** Whether a model has no entry for a range of what a pre-token has written. */
function lacksEntry(model: Model, { text, written }: GivenPreToken, span: TextRange): boolean {
  const own = ownRange(written, span);
  const bytes = utf8Encode(text);
  if (own === null) return true;
  return model.find(bytes.subarray(own.start, own.end), own.start > 0, own.end === bytes.length) === undefined;
}

/** The characters that a range has a part of. */
function charactersIn({ written }: GivenPreToken, span: TextRange): Uint8Array<ArrayBuffer> {
  let byte = 0;
  return bytesOf(
    written.filter(({ bytes }) => {
      const start = byte;
      byte += bytes.length;
      return start < span.end && byte > span.start;
    }),
  );
}

import { utf8Encode } from "../../text/utf8";
import type { Model } from "../../tokenizers/models/model";
import { byteName } from "../../tokenizers/notation";
import { TokenFlag } from "../../tokenizers/tokenizer";
import type { ModelTrace, TraceMerge } from "../../tokenizers/trace";
import { type GivenPreToken, placesIn, spansOf, type TextRange } from "./stageOutputs";

/** One of two tokenizers. */
export type Side = 0 | 1;

/** Why two models cut one pre-token in other ways. */
export type ModelReason =
  /** One has no entry for a stretch that is one token, or comes to be on the way to it, in the other. */
  | { readonly kind: "entry"; readonly lacking: Side; readonly text: string }
  /** One has nothing for a stretch: it becomes the unknown token, or bytes. */
  | { readonly kind: "unknown" | "byteFallback"; readonly lacking: Side; readonly text: string }
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
  /** Both have the entries, and go about it in other ways, or by other scores. */
  | { readonly kind: "algorithm"; readonly algorithms: readonly [ModelTrace["kind"], ModelTrace["kind"]] };

/** Null where the models cut the pre-token alike. Both are given the same, but for notation. */
export function modelReason(
  models: readonly [Model, Model],
  preTokens: readonly [GivenPreToken, GivenPreToken],
): ModelReason | null {
  const traces = [models[0].trace(preTokens[0].text), models[1].trace(preTokens[1].text)] as const;
  const spans = [
    spansOf(traces[0].tokens, preTokens[0].written),
    spansOf(traces[1].tokens, preTokens[1].written),
  ] as const;
  const most = Math.max(spans[0].length, spans[1].length);
  for (let i = 0; i < most; i++) {
    const [one, other] = [spans[0][i], spans[1][i]];
    if (one?.start === other?.start && one?.end === other?.end) continue;
    return reasonAt(i);
  }
  return null;

  function reasonAt(i: number): ModelReason {
    for (const side of [0, 1] as const) {
      const token = traces[side].tokens[i];
      const flags = token?.flags ?? 0;
      // A character that is dropped is lacking too.
      if (token !== undefined && (flags & (TokenFlag.unknown | TokenFlag.byteFallback)) === 0) continue;
      const kind = (flags & TokenFlag.byteFallback) !== 0 ? "byteFallback" : "unknown";
      const span = spans[side][i] ?? spans[side === 0 ? 1 : 0][i];
      return { kind, lacking: side, text: span === undefined ? "" : charactersIn(preTokens[side], span) };
    }
    // The tokens before are the same, so both begin at one place, and one of them goes farther.
    const longer: Side = (spans[0][i]?.end ?? 0) > (spans[1][i]?.end ?? 0) ? 0 : 1;
    const shorter: Side = longer === 0 ? 1 : 0;
    const span = spans[longer][i] as TextRange;
    if (lacksEntry(models[shorter], preTokens[shorter], span)) {
      return { kind: "entry", lacking: shorter, text: textIn(preTokens[longer], span) };
    }
    return mergeReason(longer, shorter, span) ?? { kind: "algorithm", algorithms: [traces[0].kind, traces[1].kind] };
  }

  function mergeReason(longer: Side, shorter: Side, span: TextRange): ModelReason | null {
    const [long, short] = [traces[longer], traces[shorter]];
    if (long.kind !== "BPE" || short.kind !== "BPE") return null;
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
      if (lacksEntry(models[shorter], preTokens[shorter], { start, end })) {
        return { kind: "entry", lacking: shorter, text: textIn(preTokens[longer], { start, end }) };
      }
      const parts = [spanOf(placeLong, merge.left), spanOf(placeLong, merge.right)];
      const instead = short.merges.find(({ left, right }) =>
        [left, right].some((part) => parts.includes(spanOf(placeShort, part))),
      );
      return { kind: "merge", merging: longer, merge, instead: instead ?? null };
    }
    return null;
  }
}

/** Whether a model has no entry for a range of what a pre-token has written. */
function lacksEntry(model: Model, { text, written }: GivenPreToken, span: TextRange): boolean {
  const place = placesIn(written);
  const bytes = utf8Encode(text);
  const own: number[] = [];
  for (let at = 0; at <= bytes.length; at++) if (place(at) === span.start || place(at) === span.end) own.push(at);
  const start = own.findLast((at) => place(at) === span.start) ?? 0;
  const end = own.find((at) => place(at) === span.end) ?? bytes.length;
  return model.find(bytes.subarray(start, end), start > 0) === undefined;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** A range of what a pre-token has written, pieces of characters in hexadecimal. */
function textIn({ written }: GivenPreToken, { start, end }: TextRange): string {
  const bytes = written.map((unit) => unit.bytes).join("");
  const part = Uint8Array.from(bytes.slice(start, end), (byte) => byte.charCodeAt(0));
  try {
    return decoder.decode(part);
  } catch {
    // No text, so its bytes are told.
    return Array.from(part, (byte) => byteName(byte)).join("");
  }
}

/** The characters that a range has a part of. */
function charactersIn(preToken: GivenPreToken, span: TextRange): string {
  const whole = { ...span };
  let byte = 0;
  for (const { bytes } of preToken.written) {
    const end = byte + bytes.length;
    if (byte < span.start && end > span.start) whole.start = byte;
    if (byte < span.end && end > span.end) whole.end = end;
    byte = end;
  }
  return textIn(preToken, whole);
}

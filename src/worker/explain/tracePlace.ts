import type { ByteOffset, Utf8Index } from "../../text/utf8";
import { isStaged } from "../../tokenizers/isStaged";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import type { TracePart, TracePreToken } from "../../tokenizers/trace";
import { traceAround } from "../../tokenizers/tracing/traceAround";
import type { PlaceTrace, TracedPreToken, WholeToken } from "./protocol";

/** Pre-tokens of a place that are told; and its bytes that are looked at for them, as all of a megabyte can be pinned. */
const mostSteps = 24;
const mostBytes = 4096;

/**
 * How a tokenizer came to the tokens that have any byte of a place; an empty one is where a token without extent stands.
 * @returns null where the tokenizer has no stages to tell of
 */
export function tracePlace(
  tokenizer: Tokenizer,
  index: Utf8Index,
  options: EncodeOptions,
  start: ByteOffset,
  end: ByteOffset,
): PlaceTrace | null {
  if (!isStaged(tokenizer)) return null;
  const { text } = index;
  const last = Math.min(end, start + mostBytes);
  const trace = traceAround(tokenizer, index, options, start, last);
  if (trace === null) return { isTooLong: true, steps: [], more: 0, hasWholePreTokens: false };
  const original = (from: ByteOffset, to: ByteOffset) => text.slice(index.unitOf(from), index.unitAfter(to));
  const textAt = trace.parts.findIndex(({ kind }) => kind !== "inserted");
  const touched = trace.parts.flatMap((part, i) => {
    if (part.kind !== "inserted") return stepsOf(part, start, last, original);
    const at = textAt === -1 || i < textAt ? trace.byteStart : trace.byteEnd;
    return start === end && start === at ? [part] : [];
  });
  return {
    isTooLong: false,
    steps: touched.slice(0, mostSteps),
    more: last < end ? null : Math.max(0, touched.length - mostSteps),
    hasWholePreTokens: trace.hasWholePreTokens,
  };
}

function stepsOf(
  part: Exclude<TracePart, { readonly kind: "inserted" }>,
  start: ByteOffset,
  end: ByteOffset,
  original: (from: ByteOffset, to: ByteOffset) => string,
): (WholeToken | TracedPreToken)[] {
  const isTouched = ({ byteStart, byteEnd }: { byteStart: ByteOffset; byteEnd: ByteOffset }) =>
    byteStart < end && byteEnd > start;
  if (part.kind === "added") return isTouched(part) ? [part] : [];
  return part.preTokens.filter(isTouched).map((preToken: TracePreToken) => ({
    ...preToken,
    kind: "preToken",
    original: original(preToken.byteStart, preToken.byteEnd),
  }));
}

import { utf8Encode } from "../../../text/utf8";
import { TokenizerError } from "../../../tokenizers/tokenizer";
import { idsOfTrace, type Trace, type TraceMerge, type TracePreToken } from "../../../tokenizers/trace";
import { traceTokens } from "../../../tokenizers/tracing/traceTokens";
import type { AuditedTokenizer } from "../entries";
import { type Writing, writtenAs } from "../reach/writing";

/** Two tokens that are joined, and what they become. */
export interface Join {
  readonly left: number;
  readonly right: number;
  readonly result: number;
}

/** What a text that has an entry's bytes in it comes to. */
export interface Becoming {
  readonly text: string;
  /** What the normalizer makes of it, where that is more than another way to write spaces; null where there are added tokens in it. */
  readonly rewritten: string | null;
  /** Whether the entry's bytes are not in what is rewritten. */
  readonly isRewritten: boolean;
  /** What it is cut into before the model sees it, as it is then written; null where it is not cut. */
  readonly cut: readonly string[] | null;
  /** Whether it is cut between the entry's own bytes. */
  readonly isCutInside: boolean;
  /** Whether some of it is left out before the model sees it. */
  readonly isLeftOut: boolean;
  /** Ids of its tokens. */
  readonly tokens: readonly number[];
  /** The first join over an end of the entry's bytes; null where there is none, or nothing joins. */
  readonly join: Join | null;
  /** Whether the entry's bytes are joined to it before, as a step on the way. */
  readonly isMade: boolean;
}

const nothing = { isRewritten: false, isCutInside: false, isLeftOut: false, isMade: false } as const;
const asText = { specials: "text", inserted: false } as const;

/**
 * Follows a text through the stages.
 * @param writing how the tokenizer writes spaces
 * @param bytes of the entry
 * @returns null where the text cannot be encoded at all
 */
export function whatBecomes(
  tokenizer: AuditedTokenizer,
  writing: Writing,
  text: string,
  { id, bytes }: { readonly id: number; readonly bytes: Uint8Array },
): Becoming | null {
  const trace = traceOf(tokenizer, text);
  if (trace === null) return null;
  const tokens = idsOfTrace(trace);
  const [part] = trace.parts;
  if (part?.kind !== "text" || trace.parts.length > 1) {
    return { ...{ text, tokens, rewritten: null, cut: null, join: null }, ...nothing };
  }
  const { normalized, preTokens } = part;
  const start = placeOf(bytes, utf8Encode(text));
  const span = { start, end: start + bytes.length };
  // What is written in front of a text stands for nothing of it.
  const pieces = preTokens.filter(({ byteStart, byteEnd }) => byteEnd > byteStart);
  const isCutInside = start !== -1 && pieces.some(({ byteStart }) => byteStart > span.start && byteStart < span.end);
  const around = pieces.find(({ byteStart, byteEnd }) => byteStart <= span.start && byteEnd >= span.end);
  const isRewritten = normalized !== text && placeOf(bytes, utf8Encode(normalized)) === -1;
  const isPlain = start !== -1 && normalized === text && around !== undefined && around.pieces === undefined;
  return {
    ...{ text, tokens, isCutInside },
    isLeftOut:
      pieces.reduce((sum, { byteStart, byteEnd }) => sum + byteEnd - byteStart, 0) < part.byteEnd - part.byteStart,
    rewritten: isRewritten || !writtenAs(writing, normalized).includes(text) ? normalized : null,
    isRewritten,
    cut: pieces.length > 1 ? pieces.map((piece) => piece.text) : null,
    ...(isPlain ? joinsOver(around, span.start - around.byteStart, bytes.length, id) : { join: null, isMade: false }),
  };
}

function traceOf(tokenizer: AuditedTokenizer, text: string): Trace | null {
  try {
    return traceTokens(tokenizer, text, asText);
  } catch (error) {
    if (error instanceof TokenizerError) return null;
    throw error;
  }
}

/** The first merge over an end of a stretch of a pre-token. */
function joinsOver(
  { model }: TracePreToken,
  start: number,
  length: number,
  id: number,
): Pick<Becoming, "join" | "isMade"> {
  const end = start + length;
  let isMade = false;
  for (const { left, right, result } of model.kind === "BPE" ? model.merges : []) {
    const isOver = result.start < start ? result.end > start : result.start < end && result.end > end;
    if (isOver) return { join: joinOf({ left, right, result }), isMade };
    isMade ||= result.start === start && result.end === end && result.id === id;
  }
  return { join: null, isMade };
}

function joinOf({ left, right, result }: Pick<TraceMerge, "left" | "right" | "result">): Join {
  return { left: left.id, right: right.id, result: result.id };
}

function placeOf(bytes: Uint8Array, all: Uint8Array): number {
  for (let at = 0; at + bytes.length <= all.length; at++) {
    if (bytes.every((byte, i) => all[at + i] === byte)) return at;
  }
  return -1;
}

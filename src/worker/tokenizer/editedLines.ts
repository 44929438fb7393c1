import type { ChunkedText, TextEdit } from "../../text/chunkedText";
import type { ByteOffset, Utf16Offset } from "../../text/utf8";
import type { LiveEncoding } from "../../tokenizers/liveEncoding";
import type { Encoding } from "../../tokenizers/tokenizer";

/** Lines of a text, with the tokens that stand for them and for nothing else. */
export interface TextLines {
  readonly text: string;
  /** Offsets count from the lines' beginning. */
  readonly encoding: Encoding;
}

/** Which lines an edit has changed: all before and all after them, text and tokens, are as they were. */
export interface EditedLines {
  readonly before: TextLines;
  readonly after: TextLines;
  /** Where they begin, in the text and among its tokens, before and after alike. */
  readonly start: Utf16Offset;
  readonly firstToken: number;
}

/** Lines looked at on either side of an edit: one that no token reaches over is nearly always the first. */
const farthest = 100;

/**
 * Finds the lines that an edit has changed, for what is counted line by line.
 * @param old the text before it
 * @param whole the text after it
 * @param live its tokens
 * @returns null where lines and tokens do not end together
 */
export function editedLines(old: ChunkedText, edit: TextEdit, whole: string, live: LiveEncoding): EditedLines | null {
  if (live.replacement === null) return null;
  const { first, inserted, removed } = live.replacement;
  const { text } = live;
  const start = startOfLines(edit.start, whole, live);
  const end = endOfLines(old, edit, whole, live);
  if (start === null || end === null) return null;
  const moved = text.length - old.length;
  const [startByte, endByte] = [text.byteOf(start), text.byteOf(end)];
  const firstToken = start === 0 ? 0 : live.firstTokenAt(startByte);
  const endToken = end === text.length ? live.length : live.firstTokenAt(endByte);
  const ahead = live.slice(firstToken, first);
  const behind = live.slice(first + inserted, endToken);
  const movedBytes = text.byteLength - old.byteLength;
  return {
    before: {
      text: old.slice(start, end - moved),
      encoding: joined([
        [ahead, startByte],
        [removed, startByte],
        [behind, startByte + movedBytes],
      ]),
    },
    after: { text: text.slice(start, end), encoding: joined([[live.slice(firstToken, endToken), startByte]]) },
    start,
    firstToken,
  };
}

/** The last beginning of a line before the edit that parts tokens which were there before it. */
function startOfLines(editStart: Utf16Offset, whole: string, live: LiveEncoding): Utf16Offset | null {
  const { text, replacement } = live;
  let at = editStart;
  for (let tries = 0; tries < farthest; tries++) {
    at = at === 0 ? 0 : whole.lastIndexOf("\n", at - 1) + 1;
    if (at === 0) return 0;
    const byte = text.byteOf(at);
    const token = live.firstTokenAt(byte);
    const isBefore = replacement !== null && token <= replacement.first;
    const removedFrom = replacement?.removed.byteStart[0] ?? byte;
    if (isBefore && removedFrom >= byte && parts(byte, token, live)) return at;
    at--;
  }
  return null;
}

/** The first end of a line behind the edit that parts tokens which were there before it. */
function endOfLines(old: ChunkedText, edit: TextEdit, whole: string, live: LiveEncoding): Utf16Offset | null {
  const { text, replacement } = live;
  const movedBytes = text.byteLength - old.byteLength;
  let at = edit.start + edit.insert.length;
  for (let tries = 0; tries < farthest; tries++) {
    const lineFeed = whole.indexOf("\n", at);
    if (lineFeed < 0 || lineFeed + 1 === whole.length) return whole.length;
    at = lineFeed + 1;
    const byte = text.byteOf(at);
    const token = live.firstTokenAt(byte);
    const isBehind = replacement !== null && token >= replacement.first + replacement.inserted;
    const removedTo = replacement?.removed.byteEnd.at(-1) ?? 0;
    if (isBehind && removedTo + movedBytes <= byte && parts(byte, token, live)) return at;
  }
  return null;
}

/** Whether no token stands on both sides of a byte, or for nothing at it. */
function parts(byte: ByteOffset, token: number, live: LiveEncoding): boolean {
  return (token === 0 || live.endOf(token - 1) <= byte) && !live.hasEmptyTokenAt(byte);
}

/** Tokens one after the other, each with its offsets counted from a byte. */
function joined(parts: readonly (readonly [Encoding, from: ByteOffset])[]): Encoding {
  const length = parts.reduce((sum, [{ ids }]) => sum + ids.length, 0);
  const result = {
    ids: new Uint32Array(length),
    byteStart: new Uint32Array(length),
    byteEnd: new Uint32Array(length),
    flags: new Uint8Array(length),
  };
  let at = 0;
  for (const [part, from] of parts) {
    result.ids.set(part.ids, at);
    result.flags.set(part.flags, at);
    for (let i = 0; i < part.ids.length; i++) {
      result.byteStart[at + i] = (part.byteStart[i] as number) - from;
      result.byteEnd[at + i] = (part.byteEnd[i] as number) - from;
    }
    at += part.ids.length;
  }
  return result;
}

import { ChunkedText, type TextEdit } from "./chunkedText";
import { commonEnding, joinLines, type LineEndings, toEditorText } from "./lineEndings";
import { countBelow } from "./sorted";
import type { ByteOffset, Utf16Offset } from "./utf8";

/** Where a text has line breaks other than LF: offsets in the form that an editor has it in, ascending. */
export interface OtherBreaks {
  readonly crlf: Uint32Array;
  readonly cr: Uint32Array;
}

const none: OtherBreaks = { crlf: new Uint32Array(), cr: new Uint32Array() };

/**
 * A text beside the form in which an editor has it, where each line break is one LF. It is never changed: an edit of the one
 * gives the next of both. A key in a megabyte neither reads it anew nor encodes it; where it has CR, which few texts have,
 * line breaks are searched for anew.
 */
export class EditorText {
  /** The text itself, with its own line breaks. */
  readonly text: string;
  readonly breaks: OtherBreaks;
  private chunks: ChunkedText | null;

  private constructor(text: string, breaks: OtherBreaks, chunks: ChunkedText | null) {
    this.text = text;
    this.breaks = breaks;
    this.chunks = chunks;
  }

  static of(text: string): EditorText {
    return new EditorText(text, findBreaks(text), null);
  }

  /**
   * Takes the editor's form for a text with the line breaks that are said, and LF for all others.
   * @param breaks offsets at each of which `shown` has an LF
   */
  static withBreaks(shown: string, breaks: OtherBreaks): EditorText {
    const ends = new Map<number, string>();
    for (const at of breaks.crlf) ends.set(at, "\r\n");
    for (const at of breaks.cr) ends.set(at, "\r");
    return EditorText.of(shown.replace(/\n/g, (lf, at: number) => ends.get(at) ?? lf));
  }

  /** The text as an editor has it. */
  get shown(): string {
    return toEditorText(this.text);
  }

  /** How many line breaks of each kind there are. */
  get endings(): LineEndings {
    const { crlf, cr } = this.breaks;
    let lf = 0;
    for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) lf++;
    return { lf: lf - crlf.length, crlf: crlf.length, cr: cr.length };
  }

  /** Whether there is any CR in it. */
  get hasCr(): boolean {
    return this.breaks.crlf.length + this.breaks.cr.length > 0;
  }

  /** The line break at an offset of the editor's form. */
  breakAt(shown: Utf16Offset): "\n" | "\r\n" | "\r" {
    const { crlf, cr } = this.breaks;
    if (crlf[countBelow(crlf, shown)] === shown) return "\r\n";
    return cr[countBelow(cr, shown)] === shown ? "\r" : "\n";
  }

  /**
   * The text after edits made in the editor; line breaks that come with them take the text's most common kind. What comes in
   * the place of all of it is another text, and has LF, unless it is the same.
   * @param edits in the editor's form, all of them by its offsets from before, ascending and apart
   */
  edited(edits: readonly TextEdit[]): EditorText {
    const [first] = edits;
    const last = edits.at(-1);
    if (first === undefined || last === undefined) return this;
    const isAll = first.start === 0 && first.end === this.fromText(this.text.length);
    if (isAll && first.insert === this.shown) return this;
    const ending = this.hasCr && !isAll ? commonEnding(this.endings) : "\n";
    const start = this.toText(first.start);
    const parts = [this.text.slice(0, start)];
    let at = start;
    for (const edit of edits) {
      parts.push(this.text.slice(at, this.toText(edit.start)));
      parts.push(ending === "\n" ? edit.insert : edit.insert.replaceAll("\n", ending));
      at = this.toText(edit.end);
    }
    const rest = this.text.length - at;
    parts.push(this.text.slice(at));
    const text = joinLines(parts);
    const insert = text.slice(start, text.length - rest);
    const chunks = this.chunks?.edited({ start, end: at, insert }) ?? null;
    return new EditorText(text, this.hasCr ? findBreaks(text) : none, chunks);
  }

  /** Byte offset, in the text, of an offset of the editor's form that is not inside a surrogate pair. */
  byteOf(shown: Utf16Offset): ByteOffset {
    return this.chunked.byteOf(this.toText(shown));
  }

  /** Where the character begins that a byte of the text belongs to, in the editor's form. */
  shownOf(byte: ByteOffset): Utf16Offset {
    return this.fromText(this.chunked.unitOf(byte));
  }

  /** Where the first character begins that does not begin before a byte of the text, in the editor's form. */
  shownAfter(byte: ByteOffset): Utf16Offset {
    return this.fromText(this.chunked.unitAfter(byte));
  }

  private get chunked(): ChunkedText {
    this.chunks ??= ChunkedText.of(this.text);
    return this.chunks;
  }

  private toText(shown: Utf16Offset): Utf16Offset {
    return shown + countBelow(this.breaks.crlf, shown);
  }

  /** The LF of a CR LF is where its CR is. */
  private fromText(unit: Utf16Offset): Utf16Offset {
    const { crlf } = this.breaks;
    let low = 0;
    let high = crlf.length;
    // How many there are whose LF is before the unit, or is it: the n-th stands n units farther in the text.
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((crlf[middle] as number) + middle + 1 <= unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }
}

function findBreaks(text: string): OtherBreaks {
  let at = text.indexOf("\r");
  if (at < 0) return none;
  const crlf: number[] = [];
  const cr: number[] = [];
  for (; at >= 0; at = text.indexOf("\r", at + 1)) {
    const shown = at - crlf.length;
    if (text.charCodeAt(at + 1) === 10) crlf.push(shown);
    else cr.push(shown);
  }
  return { crlf: Uint32Array.from(crlf), cr: Uint32Array.from(cr) };
}

import { printable } from "../../text/printable";
import { type IdRun, IdRuns } from "./idRuns";
import { IdsError } from "./idsError";

/** No vocabulary has as many, and columns hold no more. */
const largestId = 0xffff_ffff;

/** What may stand before a list's bracket: `tensor([`, `np.array([`. */
const wrapper = /^(?:\w+\.)*(?:\w*tensor|as_?array|array|list|tuple)$/i;
/** What a printed tensor may have behind its numbers, and what may name a list: `dtype=torch.int64`, `ids=`. */
const named = /^\w+=[\w.:'"]*$/;
/** Fields that have a text's ids, by those who print them. */
const idFields = /^(?:ids|input_ids|token_ids|tokens)$/i;

/** What closes each bracket. */
const closing: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}" };

/** UTF-16 units that are kept of a string: of a field's name, or a tokenizer's. */
const keptUnits = 1000;

/** What an object has said so far, from its “{” to its “}”. */
interface ObjectFields {
  tokenizer: string | null;
  file: string | null;
  index: number | null;
  /** The id of an object that has but one, as it is written. */
  id: string | null;
  hasList: boolean;
}

/**
 * Reads ids as people have them: a JSON or Python list, one a line, between spaces, `tensor([…], device='cuda:0')`,
 * `array([…])`, lists in lists (their ids follow each other), an object with `ids` or `input_ids`, or one with an `id` for each
 * token, as `tessera encode` prints them. What arrives in pieces may be cut anywhere.
 */
export class IdReader {
  private readonly runs = new IdRuns();
  /** What has been read of an item, where that is not done. */
  private item = "";
  /** Items before it, and the line that it is in. */
  private items = 0;
  private line = 1;
  /** What closes the brackets that are open, the innermost last. */
  private open = "";
  /** The object that is read, if one is. */
  private object: ObjectFields | null = null;
  /** The field of it that is read. */
  private key = "";
  private isObject = false;
  private hasIdField = false;
  /** The quotation mark that ends the string which is read; null outside of one. */
  private quote: string | null = null;
  private isEscaped = false;
  private string = "";
  /** A string that is a field's name if a colon follows. */
  private lastString: string | null = null;
  /** A word that is right only if a sign follows: `ids` before `=`, `tensor` before `(`. */
  private word: string | null = null;

  /**
   * Takes more of a list.
   * @returns ids that are whole now, which are the caller's; often none
   * @throws {IdsError} for an item that is no id
   */
  push(piece: string): readonly IdRun[] {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (this.quote !== null) {
        this.takeOfString(piece[at] ?? "");
        from = at + 1;
      } else if ((code === 0x22 || code === 0x27) && at === from && this.item === "") {
        this.endWord(code);
        this.quote = piece[at] ?? "";
        this.string = "";
        from = at + 1;
      } else if (code === 0x3a && this.object !== null && this.nameField(this.item + piece.slice(from, at))) {
        this.item = "";
        from = at + 1;
      } else if (isSeparator(code)) {
        if (at > from || this.item !== "") this.endItem(this.item + piece.slice(from, at));
        this.item = "";
        from = at + 1;
        if (code === 0x0a) this.line++;
        if (!isSpace(code)) this.takeSign(piece[at] ?? "", code);
      }
    }
    this.item += piece.slice(from);
    return this.runs.take();
  }

  /**
   * Ends the list.
   * @param isWhole whether there is no more of it; else what is still open may be closed there
   * @returns the last of its ids
   * @throws {IdsError} as {@link push} does, where it was cut off, and where an object has no ids
   */
  finish(isWhole = true): readonly IdRun[] {
    if (this.item !== "") this.endItem(this.item);
    if (this.word !== null) this.refuse(this.word);
    if (isWhole && (this.open !== "" || this.quote !== null)) {
      const closer = this.quote ?? this.open.at(-1);
      throw new IdsError(
        `The list was cut off after ${this.items} ${this.items === 1 ? "item" : "items"}, in line ${this.line}: no “${closer}” ends it, and the last item may be cut, too.`,
      );
    }
    if (this.isObject && !this.hasIdField) {
      throw new IdsError("The object has no “ids” or “input_ids” to read.");
    }
    return this.runs.take();
  }

  private takeOfString(character: string): void {
    if (this.isEscaped) {
      this.isEscaped = false;
      this.keep(character);
    } else if (character === this.quote) {
      this.quote = null;
      this.endString(this.string);
    } else {
      this.isEscaped = character === "\\";
      if (character === "\n") this.line++;
      this.keep(character);
    }
  }

  private keep(character: string): void {
    if (this.string.length < keptUnits) this.string += character;
  }

  /** A string is a field's name, or what a field says. */
  private endString(written: string): void {
    const { object, key } = this;
    if (object === null || idFields.test(key)) this.refuse(`"${written}"`);
    if (this.isOwnField) {
      if (key === "tokenizer" || key === "file") object[key] ??= unescaped(written);
      else if (key === "id") object.id = `"${written}"`;
    }
    this.lastString = written;
  }

  /** Takes what stands before a colon in an object; false where that is no name. */
  private nameField(item: string): boolean {
    const name = item === "" ? this.lastString : /^[A-Za-z_]\w*$/.test(item) ? item : null;
    if (name === null) return false;
    this.lastString = null;
    this.key = name;
    this.hasIdField ||= name === "id" || idFields.test(name);
    const { object } = this;
    if (object !== null && idFields.test(name) && !object.hasList) {
      object.hasList = true;
      this.runs.begin(object);
    }
    return true;
  }

  private takeSign(sign: string, code: number): void {
    this.endWord(code);
    this.lastString = null;
    const closer = closing[sign];
    if (closer !== undefined) {
      this.open += closer;
      if (sign !== "{" || this.object !== null) return;
      this.isObject = true;
      this.key = "";
      this.object = { tokenizer: null, file: null, index: null, id: null, hasList: false };
    } else if (sign === "]" || sign === ")" || sign === "}") {
      if (this.open.at(-1) !== sign) {
        throw new IdsError(
          `Line ${this.line} has a “${sign}” that closes nothing: the beginning of the list is missing.`,
        );
      }
      this.open = this.open.slice(0, -1);
      if (!this.open.includes("}")) this.endObject();
      // A field ends with the list that it has.
      if (this.open.endsWith("}")) this.key = "";
    } else if (this.open.endsWith("}")) this.key = "";
  }

  /** What is read is a field of an object itself, not of one within it. */
  private get isOwnField(): boolean {
    return this.open.indexOf("}") === this.open.length - 1;
  }

  private endObject(): void {
    const { object } = this;
    this.object = null;
    // An object may have a number of its own besides its list.
    if (object === null || object.hasList || object.id === null) return;
    this.runs.addRow(this.readId(object.id), object, object.index);
  }

  private endItem(item: string): void {
    if (this.word !== null) {
      const { word } = this;
      this.word = null;
      if (item === "=") return;
      this.refuse(word);
    }
    const { object, key } = this;
    if (object !== null && !idFields.test(key)) {
      // Whatever else an object says, be it numbers.
      if (key === "id" && this.isOwnField) object.id = item;
      else if (key === "index" && this.isOwnField && /^\d+$/.test(item)) object.index = Number(item);
    } else if (/^\d+$/.test(item)) this.runs.add(this.readId(item));
    else if (named.test(item)) return;
    else if (/^[A-Za-z_][\w.]*$/.test(item)) this.word = item;
    else this.refuse(item);
  }

  private readId(item: string): number {
    const id = /^\d+$/.test(item) ? Number(item) : Number.NaN;
    if (!(id <= largestId)) this.refuse(item);
    this.items++;
    return id;
  }

  /** What a sign other than a space makes of the word before it. */
  private endWord(code: number): void {
    const { word } = this;
    this.word = null;
    if (word !== null && !(code === 0x28 && wrapper.test(word))) this.refuse(word);
  }

  private refuse(item: string): never {
    const place = `Item ${this.items + 1}, in line ${this.line}, is “${printable(item).slice(0, 40)}”`;
    if (/^(?:\.\.\.|…)$/.test(item)) {
      throw new IdsError(`${place}: the list was shortened when it was printed. Print all of it.`);
    }
    if (/^[-−]\d+$/.test(item)) throw new IdsError(`${place}: ids are whole numbers from 0.`);
    if (/^\d+$/.test(item)) throw new IdsError(`${place}: no vocabulary has so many entries.`);
    throw new IdsError(`${place}, which is no id: ids are whole numbers from 0, as in [9906, 1917].`);
  }
}

/** A string as JSON means it; as it is written where that is Python's. */
function unescaped(written: string): string {
  if (!written.includes("\\")) return written;
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return written; // Only what is no JSON throws.
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0xfeff;
}

/** White space, commas, semicolons and brackets of all kinds. */
function isSeparator(code: number): boolean {
  if (code >= 0x30 && code <= 0x39) return false;
  return (
    isSpace(code) ||
    code === 0x2c ||
    code === 0x3b ||
    code === 0x5b ||
    code === 0x5d ||
    code === 0x28 ||
    code === 0x29 ||
    code === 0x7b ||
    code === 0x7d
  );
}

/**
 * Reads a whole list.
 * @throws {IdsError} as {@link IdReader} does
 */
export function readIds(list: string): Uint32Array<ArrayBuffer> {
  const reader = new IdReader();
  const runs = [...reader.push(list), ...reader.finish()];
  const ids = new Uint32Array(idsIn(runs));
  let at = 0;
  for (const run of runs) {
    ids.set(run.ids, at);
    at += run.ids.length;
  }
  return ids;
}

/** UTF-16 units of a text that are looked at to know whether it is a list of ids. */
const lookedAt = 2000;
/** Numbers that a list has at least: without brackets more, since two or three may be anything. */
const least = { bracketed: 2, bare: 4 } as const;

/** Whether a text is likely a list of ids, by its beginning. */
export function looksLikeIds(text: string): boolean {
  const cut = text.length <= lookedAt ? text.length : text.slice(0, lookedAt).search(/\d+$/);
  const head = text.slice(0, cut === -1 ? lookedAt : cut);
  if (!/\d/.test(head)) return false;
  const reader = new IdReader();
  try {
    const count = idsIn(reader.push(head));
    // Where it was cut off, whoever reads all of it says so.
    const whole = head.length < text.length ? count : count + idsIn(reader.finish(false));
    return whole >= (/^[^\d]*[[({]/.test(head) ? least.bracketed : least.bare);
  } catch (error) {
    if (error instanceof IdsError) return false;
    throw error;
  }
}

function idsIn(runs: readonly IdRun[]): number {
  return runs.reduce((sum, { ids }) => sum + ids.length, 0);
}

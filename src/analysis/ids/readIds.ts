/** A list that cannot be read as ids; the message says which item of it is none, and what ids are. */
export class IdsError extends Error {
  override readonly name = "IdsError";
}

/** Ids that are given out at once by a reader of a long list. */
const usualRoom = 1 << 12;
/** No vocabulary has as many, and columns hold no more. */
const largestId = 0xffff_ffff;

/** What may stand before a list's bracket: `tensor([`, `np.array([`. */
const wrapper = /^(?:\w+\.)*(?:\w*tensor|as_?array|array|list|tuple)$/i;
/** What a printed tensor may have behind its numbers, and what may name a list: `dtype=torch.int64`, `ids=`. */
const named = /^\w+=[\w.:'"]*$/;
/** A field of an object, as JSON or Python writes it, with what follows it without a space. */
const field = /^["']?(\w+)["']?:(.*)$/s;
/** Fields that have a text's ids, by those who print them. */
const idFields = /^(?:ids|input_ids|token_ids|tokens)$/i;

/**
 * Reads ids as people have them: a JSON or Python list, one a line, between spaces, `tensor([…], device='cuda:0')`,
 * `array([…])`, lists in lists (their ids follow each other), or an object with `ids` or `input_ids`. What arrives in pieces may
 * be cut anywhere.
 */
export class IdReader {
  private ids = new Uint32Array(usualRoom);
  private count = 0;
  /** What has been read of an item, where that is not done. */
  private item = "";
  /** Items before it, and the line that it is in. */
  private items = 0;
  private line = 1;
  /** Whether what is read is an object, and the field of it that is read is one of ids. */
  private isObject = false;
  private isIdField = false;
  private hasIdField = false;
  /** A word that is right only if a sign follows: `ids` before `=`, `tensor` before `(`. */
  private word: string | null = null;

  /**
   * Takes more of a list.
   * @returns ids that are whole now, which are the caller's; often none
   * @throws {IdsError} for an item that is no id
   */
  push(piece: string): Uint32Array<ArrayBuffer> {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (!isSeparator(code)) continue;
      if (at > from || this.item !== "") this.endItem(this.item + piece.slice(from, at));
      this.item = "";
      from = at + 1;
      if (code === 0x0a) this.line++;
      else if (code === 0x7b) this.isObject = true;
      else if (this.word !== null && !isSpace(code)) this.endWord(code);
    }
    this.item += piece.slice(from);
    return this.take();
  }

  /**
   * Ends the list.
   * @returns the last of its ids
   * @throws {IdsError} as {@link push} does, and where an object has no ids
   */
  finish(): Uint32Array<ArrayBuffer> {
    if (this.item !== "") this.endItem(this.item);
    if (this.word !== null) this.refuse(this.word);
    if (this.isObject && !this.hasIdField) {
      throw new IdsError("The object has no “ids” or “input_ids” to read.");
    }
    return this.take();
  }

  private endItem(item: string): void {
    if (this.word !== null) {
      const { word } = this;
      this.word = null;
      if (item === "=") return;
      this.refuse(word);
    }
    if (this.isObject) {
      const [, name, rest = ""] = field.exec(item) ?? [];
      if (name !== undefined) {
        this.isIdField = idFields.test(name);
        this.hasIdField ||= this.isIdField;
        if (rest !== "" && !wrapper.test(rest)) this.endItem(rest);
        return;
      }
      // Whatever else an object says, be it numbers.
      if (!this.isIdField) return;
    }
    if (/^\d+$/.test(item)) {
      this.add(Number(item), item);
      return;
    }
    if (named.test(item)) return;
    if (/^[A-Za-z_][\w.]*$/.test(item)) this.word = item;
    else this.refuse(item);
  }

  /** What a sign other than a space makes of the word before it. */
  private endWord(code: number): void {
    const { word } = this;
    this.word = null;
    if (word !== null && !(code === 0x28 && wrapper.test(word))) this.refuse(word);
  }

  private add(id: number, item: string): void {
    if (id > largestId) this.refuse(item);
    this.items++;
    if (this.count === this.ids.length) {
      const longer = new Uint32Array(this.ids.length * 2);
      longer.set(this.ids);
      this.ids = longer;
    }
    this.ids[this.count++] = id;
  }

  private take(): Uint32Array<ArrayBuffer> {
    const ids = this.ids.slice(0, this.count);
    this.count = 0;
    return ids;
  }

  private refuse(item: string): never {
    const place = `Item ${this.items + 1}, in line ${this.line}, is “${item.slice(0, 40)}”`;
    if (/^(?:\.\.\.|…)$/.test(item)) {
      throw new IdsError(`${place}: the list was shortened when it was printed. Print all of it.`);
    }
    if (/^[-−]\d+$/.test(item)) throw new IdsError(`${place}: ids are whole numbers from 0.`);
    if (/^\d+$/.test(item)) throw new IdsError(`${place}: no vocabulary has so many entries.`);
    throw new IdsError(`${place}, which is no id: ids are whole numbers from 0, as in [9906, 1917].`);
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
  const first = reader.push(list);
  const last = reader.finish();
  if (last.length === 0) return first;
  const ids = new Uint32Array(first.length + last.length);
  ids.set(first);
  ids.set(last, first.length);
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
    const { length } = reader.push(head);
    const whole = head.length < text.length ? length : length + reader.finish().length;
    return whole >= (/^[^\d]*[[({]/.test(head) ? least.bracketed : least.bare);
  } catch (error) {
    if (error instanceof IdsError) return false;
    throw error;
  }
}

import { utf8Encode } from "../../text/utf8";
import type { Vocabulary } from "../vocabulary";

const pageBits = 8;
const unasked = -2;

/** Ids that stand for one character, remembered by code point: most pieces of a text without merges are such entries. */
export class CharacterIds {
  private readonly pages: (Int32Array | undefined)[] = [];
  private readonly find: (code: number) => number;

  /** @param find what is to be remembered of a code point: an id, or -1 */
  constructor(find: (code: number) => number) {
    this.find = find;
  }

  /** The ids of a vocabulary's entries. */
  static of(vocabulary: Vocabulary): CharacterIds {
    return new CharacterIds((code) => {
      const entry = utf8Encode(String.fromCodePoint(code));
      return vocabulary.find(entry, 0, entry.length);
    });
  }

  /** The id of a character's entry, or -1. */
  idOf(code: number): number {
    const page = this.pages[code >>> pageBits];
    const id = page === undefined ? unasked : (page[code & ((1 << pageBits) - 1)] as number);
    return id === unasked ? this.ask(code) : id;
  }

  private ask(code: number): number {
    const id = this.find(code);
    let page = this.pages[code >>> pageBits];
    if (page === undefined) {
      page = new Int32Array(1 << pageBits).fill(unasked);
      this.pages[code >>> pageBits] = page;
    }
    page[code & ((1 << pageBits) - 1)] = id;
    return id;
  }
}

import { utf8Encode } from "../../text/utf8";
import type { Vocabulary } from "../vocabulary";

const pageBits = 8;
const unasked = -2;

/** Ids of entries that are one character, remembered by code point: most pieces of a text without merges are such. */
export class CharacterIds {
  private readonly vocabulary: Vocabulary;
  private readonly pages: (Int32Array | undefined)[] = [];

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The id of a character's entry, or -1. */
  idOf(code: number): number {
    const page = this.pages[code >>> pageBits];
    const id = page === undefined ? unasked : (page[code & ((1 << pageBits) - 1)] as number);
    return id === unasked ? this.find(code) : id;
  }

  private find(code: number): number {
    const entry = utf8Encode(String.fromCodePoint(code));
    const id = this.vocabulary.find(entry, 0, entry.length);
    let page = this.pages[code >>> pageBits];
    if (page === undefined) {
      page = new Int32Array(1 << pageBits).fill(unasked);
      this.pages[code >>> pageBits] = page;
    }
    page[code & ((1 << pageBits) - 1)] = id;
    return id;
  }
}

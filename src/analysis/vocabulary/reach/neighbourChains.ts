import { joinBytes } from "../../../text/bytes";
import type { Derivations } from "../../../tokenizers/models/bpe/derivations";
import type { Vocabulary } from "../../../tokenizers/vocabulary";
import { sizeOfLead, utf8Parts } from "../utf8Parts";

/** Chains of tokens that are given, and tokens that are looked at, at most. */
const mostGiven = 48;
const mostSteps = 1_000_000;
/** Tokens of a chain on one side at most: a character has no more bytes, but what completes it may begin another. */
const longestChain = 5;

/** What tokens may stand beside a piece of a character, up to where characters are whole. */
export interface Chains {
  /** Bytes of each chain, with the entry in it. */
  readonly found: readonly Uint8Array[];
  /** Whether there are no others. */
  readonly isAll: boolean;
}

/** Whether bytes, whose last character may be cut off, can be in one pre-token. */
export type MayStand = (bytes: Uint8Array) => boolean;

/** Entries by the number of bytes that they have, or need, of the character that goes over their end. */
type Groups = readonly (readonly number[])[];

/**
 * Finds tokens that complete pieces of characters in byte-level BPE. Tokens side by side are what their bytes are encoded as
 * if each two neighbours are (`models/bpe/backtracking.ts`), so neighbours can be looked for one after the other, and where
 * none stands together with a piece, no text has it.
 */
export class NeighbourChains {
  private readonly vocabulary: Vocabulary;
  private readonly derivations: Derivations;
  /** Entries that begin with the end of a character, by its bytes, and go on. */
  private readonly ending: Groups;
  /** Entries that end with the beginning of a character, by the bytes that it lacks. */
  private readonly begun: Groups;
  /** Entries that are from within characters and nothing else, by their bytes. */
  private readonly inner: Groups;

  constructor(ids: Uint32Array, vocabulary: Vocabulary, derivations: Derivations) {
    this.vocabulary = vocabulary;
    this.derivations = derivations;
    const [ending, begun, inner] = [0, 1, 2].map((): number[][] => [[], [], [], []]) as [
      number[][],
      number[][],
      number[][],
    ];
    for (const id of ids) {
      const bytes = vocabulary.bytesOf(id) as Uint8Array;
      const parts = utf8Parts(bytes);
      if (parts === null || parts.tail + parts.head === 0 || !derivations.isReachable(id)) continue;
      if (parts.tail === bytes.length) inner[parts.tail]?.push(id);
      else if (parts.tail > 0) ending[parts.tail]?.push(id);
      if (parts.head > 0) begun[lackOf(bytes, parts.head)]?.push(id);
    }
    this.ending = ending;
    this.begun = begun;
    this.inner = inner;
  }

  /** Texts, as bytes, in which an entry stands between what completes its first and last character. */
  around(id: number, mayStand: MayStand): Chains {
    const own = this.vocabulary.bytesOf(id) as Uint8Array;
    const hasTail = (utf8Parts(own)?.tail ?? 0) > 0;
    const before = hasTail ? this.search(id, own, mayStand, false) : { found: [own], isAll: true };
    const found: Uint8Array[] = [];
    let { isAll } = before;
    for (const sofar of before.found) {
      if (found.length >= mostGiven) return { found, isAll: false };
      if (utf8Parts(sofar)?.head === 0) {
        found.push(sofar);
        continue;
      }
      const after = this.search(id, sofar, mayStand, true);
      found.push(...after.found);
      isAll &&= after.isAll;
    }
    return { found, isAll };
  }

  /**
   * Puts tokens beside a token until what is there has whole characters on that side.
   * @param sofar what has the token at that end
   * @param isAfter whether they come after it
   */
  private search(token: number, sofar: Uint8Array, mayStand: MayStand, isAfter: boolean): Chains {
    const found: Uint8Array[] = [];
    let steps = 0;
    const grow = (last: number, bytes: Uint8Array, depth: number): boolean => {
      for (const group of this.candidates(bytes, isAfter)) {
        for (const next of group) {
          if (++steps > mostSteps || found.length >= mostGiven) return false;
          const [first, second] = isAfter ? [last, next] : [next, last];
          if (!this.derivations.standTogether(first, second)) continue;
          const more = this.vocabulary.bytesOf(next) as Uint8Array;
          const joined = joinBytes(isAfter ? [bytes, more] : [more, bytes]);
          const parts = utf8Parts(joined);
          if (parts === null || (parts.tail === 0 && !mayStand(joined))) continue;
          if ((isAfter ? parts.head : parts.tail) === 0) found.push(joined);
          else if (depth === longestChain || !grow(next, joined, depth + 1)) return false;
        }
      }
      return true;
    };
    const isAll = grow(token, sofar, 1);
    return { found, isAll };
  }

  /** Entries that may go on with the character that bytes begin with the end of, or end with the beginning of. */
  private candidates(bytes: Uint8Array, isAfter: boolean): Groups {
    const { tail = 0, head = 0 } = utf8Parts(bytes) ?? {};
    if (!isAfter) return [this.begun[tail] ?? [], ...this.inner.slice(1, 4 - tail)];
    const lack = lackOf(bytes, head);
    return [this.ending[lack] ?? [], ...this.inner.slice(1, lack + 1)];
  }
}

/** How many bytes the character lacks that some bytes end with the beginning of. */
function lackOf(bytes: Uint8Array, head: number): number {
  return head === 0 ? 0 : sizeOfLead(bytes[bytes.length - head] as number) - head;
}

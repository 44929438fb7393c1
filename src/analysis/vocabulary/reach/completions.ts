import { utf8ByteOf, utf8Encode, utf8Size } from "../../../text/utf8";
import { charactersAround, charactersBegun, charactersEnding, type Utf8Parts } from "../utf8Parts";
import { categoryCount, categoryOf } from "./categories";
import type { BytePairs } from "./neighbours";

/** Nearly all characters that are assigned, but for ideographs, are below. */
const limit = 0x20000;
/** Of those above, one in so many is looked at where only the first byte is known: they are a million, most of them unassigned. */
const oneIn = 61;
/** Characters of one category that are tried, and of those that no entry has side by side with what is completed. */
const eachKind = 4;

/** Finds characters that pieces of characters can be part of, those first that are likeliest to leave the piece alone. */
export class Completions {
  private readonly pairs: BytePairs;
  /** Whether the normalizer leaves a character as it is. */
  private readonly stays: (character: string) => boolean;
  private readonly known = new Map<string, readonly string[]>();

  constructor(pairs: BytePairs, stays: (character: string) => boolean) {
    this.pairs = pairs;
    this.stays = stays;
  }

  /**
   * Texts that have an entry's bytes in them, with nothing around them but what completes their first and last character.
   * A few of all that there are.
   */
  *of(bytes: Uint8Array, { tail, head, characters }: Utf8Parts): Generator<string> {
    const { length } = bytes;
    if (tail === length) {
      yield* this.ending(bytes);
      yield* this.around(bytes);
      return;
    }
    const middle = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(tail, length - head));
    const before = tail === 0 ? [""] : this.ending(bytes.subarray(0, tail));
    const after = head === 0 ? [""] : this.begun(bytes.subarray(length - head));
    if (characters === 0 && tail === 0) return yield* after;
    // The likeliest of one with all of the other come first.
    for (let sum = 0; sum < before.length + after.length - 1; sum++) {
      for (let i = Math.max(0, sum - after.length + 1); i <= sum && i < before.length; i++) {
        yield `${before[i]}${middle}${after[sum - i]}`;
      }
    }
  }

  /**
   * Whether each character that a piece at the beginning or the end can be part of is one of some.
   * @param isOne of a character, whether it is
   */
  areAll(bytes: Uint8Array, { tail, head }: Utf8Parts, isOne: (character: string) => boolean): boolean {
    const are = (codes: Iterable<number>) => {
      for (const code of codes) if (!isOne(String.fromCodePoint(code))) return false;
      return true;
    };
    if (tail === bytes.length) return are(charactersEnding(bytes)) && are(charactersAround(bytes));
    if (tail > 0 && are(charactersEnding(bytes.subarray(0, tail)))) return true;
    return head > 0 && are(charactersBegun(bytes.subarray(bytes.length - head)));
  }

  /** Characters that end in some continuation bytes. */
  ending(tail: Uint8Array): readonly string[] {
    return this.remembered(
      "e",
      tail,
      () => charactersEnding(tail, limit),
      (code) => {
        return !this.pairs.has(utf8ByteOf(code, utf8Size(code) - tail.length - 1), tail[0] as number);
      },
    );
  }

  /** Characters that begin with some bytes. */
  begun(head: Uint8Array): readonly string[] {
    return this.remembered(
      "b",
      head,
      () => (head.length === 1 ? mostly(charactersBegun(head)) : charactersBegun(head)),
      (code) => {
        return !this.pairs.has(head.at(-1) as number, utf8ByteOf(code, head.length));
      },
    );
  }

  private around(middle: Uint8Array): readonly string[] {
    return this.remembered(
      "a",
      middle,
      () => charactersAround(middle, limit),
      (code) => {
        const bytes = utf8Encode(String.fromCodePoint(code));
        for (let at = 1; at + middle.length < bytes.length; at++) {
          if (!middle.every((byte, i) => bytes[at + i] === byte)) continue;
          const before = this.pairs.has(bytes[at - 1] as number, middle[0] as number);
          return !before && !this.pairs.has(middle.at(-1) as number, bytes[at + middle.length] as number);
        }
        return false;
      },
    );
  }

  /** A few of each category, those first that stand apart from the piece. */
  private remembered(
    kind: string,
    bytes: Uint8Array,
    codes: () => Iterable<number>,
    isApart: (code: number) => boolean,
  ): readonly string[] {
    const key = kind + String.fromCharCode(...bytes);
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.choose(codes(), isApart);
      this.known.set(key, found);
    }
    return found;
  }

  private choose(codes: Iterable<number>, isApart: (code: number) => boolean): string[] {
    const groups: number[][] = Array.from({ length: 2 * categoryCount }, () => []);
    for (const code of codes) {
      const group = groups[(isApart(code) ? 0 : categoryCount) + categoryOf(code)] as number[];
      if (group.length < eachKind && this.stays(String.fromCodePoint(code))) group.push(code);
    }
    return groups.flat().map((code) => String.fromCodePoint(code));
  }
}

function* mostly(codes: Iterable<number>): Generator<number> {
  for (const code of codes) if (code < limit || code % oneIn === 0) yield code;
}

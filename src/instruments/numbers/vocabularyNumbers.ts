import { strictText } from "../../text/strictUtf8";
import { utf8Encode } from "../../text/utf8";
import { isStaged } from "../../tokenizers/isStaged";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import { entryTexts } from "../covers/entryTexts";
import { TokensOver } from "../tokensOver";
import { commonSystems, type DigitSystem, inDigits, systemOf } from "./digits";

/** Entries of a vocabulary that are digits alone. */
export interface NumberEntries {
  /** Of 0 to 9, by how many digits they have: different numbers, since “1” and “<0x31>” are the same. */
  readonly byDigits: readonly { readonly digits: number; readonly alone: number; readonly spaced: number }[];
  /** Of other digits: how many of the ten are an entry, and how many entries have several. */
  readonly other: readonly { readonly system: string; readonly single: number; readonly longer: number }[];
}

/** A number in other digits, and how it is cut. */
export interface WrittenNumber {
  readonly system: string;
  readonly text: string;
  readonly tokens: number;
}

/** Whole numbers from 0 on that are one token each: all below this. Null where so many are tried and all are. */
export interface OneToken {
  readonly alone: number | null;
  /** Behind a space, the space aside. */
  readonly spaced: number | null;
}

/** Whole numbers that are tried. */
export const mostTried = 2000;

/** What is written in all digits. */
const sampleNumber = "1234567";

const entriesOf = new WeakMap<Tokenizer, NumberEntries | null>();

/** The number entries of a vocabulary, control tokens left out; null where there is none. */
export function numberEntries(tokenizer: Tokenizer): NumberEntries | null {
  const known = entriesOf.get(tokenizer);
  if (known !== undefined) return known;
  const found = isStaged(tokenizer) ? countEntries(entryTexts(tokenizer)) : null;
  entriesOf.set(tokenizer, found);
  return found;
}

function countEntries({ ids, offsets, bytes }: ReturnType<typeof entryTexts>): NumberEntries {
  const european: { alone: number; spaced: number }[] = [];
  const other = new Map<string, { single: number; longer: number }>();
  const seen = new Set<string>();
  for (let i = 0; i < ids.length; i++) {
    const end = offsets[i + 1] as number;
    let at = offsets[i] as number;
    const isSpaced = bytes[at] === 0x20;
    if (isSpaced) at++;
    if (at === end) continue;
    const first = bytes[at] as number;
    // Most entries begin with no digit: none of them is made a text. Digits beyond ASCII begin with a byte above.
    if (first < 0x30 || (first > 0x39 && first < 0xc0)) continue;
    const text = strictText(bytes.subarray(at, end));
    if (text === null || !/^\p{Nd}+$/u.test(text)) continue;
    const key = isSpaced ? ` ${text}` : text;
    if (seen.has(key)) continue;
    seen.add(key);
    const digits = [...text].length;
    if (first < 0x80) {
      const own = european[digits] ?? { alone: 0, spaced: 0 };
      own[isSpaced ? "spaced" : "alone"]++;
      european[digits] = own;
      continue;
    }
    const { name } = systemOf(text.codePointAt(0) ?? 0);
    const own = other.get(name) ?? { single: 0, longer: 0 };
    if (digits > 1) own.longer++;
    else if (!isSpaced) own.single++;
    other.set(name, own);
  }
  return {
    byDigits: [...european.entries()].flatMap(([digits, own]) => (own === undefined ? [] : [{ digits, ...own }])),
    other: [...other].map(([system, own]) => ({ system, ...own })).sort((a, b) => b.single - a.single),
  };
}

/** One number in the digits of all common systems. */
export function inAllDigits(tokenizer: Tokenizer, options: EncodeOptions): WrittenNumber[] {
  return commonSystems.map((system: DigitSystem) => {
    const text = inDigits(sampleNumber, system);
    const encoding = tokenizer.encode(text, { ...options, inserted: false });
    const tokens = new TokensOver(encoding).in(0, utf8Encode(text).length).length;
    return { system: system.name, text, tokens };
  });
}

const oneTokenOf = new WeakMap<Tokenizer, OneToken>();

/** Finds up to where whole numbers are one token each; what stands for no digit (“▁” in front) is no part of them. */
export function oneToken(tokenizer: Tokenizer): OneToken {
  const known = oneTokenOf.get(tokenizer);
  if (known !== undefined) return known;
  const below = (before: string) => {
    for (let number = 0; number < mostTried; number++) {
      const text = `${before}${number}`;
      const encoding = tokenizer.encode(text, { specials: "text", inserted: false });
      if (new TokensOver(encoding).in(before.length, text.length).length !== 1) return number;
    }
    return null;
  };
  const found = { alone: below(""), spaced: below(" ") };
  oneTokenOf.set(tokenizer, found);
  return found;
}

import { graphemeStarts } from "../../text/graphemes";
import { type ByteOffset, Utf8Index, utf8Encode } from "../../text/utf8";
import type { Encoding } from "../../tokenizers/tokenizer";

/** A token as it is drawn: what of the text it stands for, and which bytes of that are the letter's, from and to in turn. */
export interface DrawnToken {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly marks: readonly number[];
}

/** An entry among the tokens that hold the letter. */
export interface Holder {
  readonly id: number;
  /** What it stands for where it is met first. */
  readonly bytes: Uint8Array;
  /** Tokens that are this entry and hold the letter. */
  readonly comes: number;
  /** Characters of the first of them. */
  readonly length: number;
  /** At which of these the letter begins, from 1; 1 where it has begun in the token before. */
  readonly places: readonly number[];
}

/** Where a letter is in a text, and in its tokens. Characters are grapheme clusters. */
export interface LetterPlaces {
  /** How often it is there; two do not lie over each other. */
  readonly count: number;
  /** How many of these lie over the end of a token. */
  readonly split: number;
  /** How many of these share each of their tokens with other characters. */
  readonly hidden: number;
  /** How many are in no token at all. */
  readonly dropped: number;
  /** Tokens that hold it, in all. */
  readonly tokens: number;
  /** Characters of a token that holds it, on average over these; null where none does. */
  readonly meanLength: number | null;
  readonly longest: number;
  /** By how many characters stand before it in its token: so many letters at the first, second … character. */
  readonly byPlace: readonly number[];
  /** Of the first of them, at which character of how many in its token each begins, both from 1; those in no token are not there. */
  readonly where: readonly (readonly [place: number, length: number])[];
  /** The entries that hold it, those first that come most often. */
  readonly holders: readonly Holder[];
  readonly drawn: readonly DrawnToken[];
  /** The number of the first of these, from 0: the text's first token, unless the letter comes behind all that are drawn then. */
  readonly drawnFrom: number;
}

/** Letters of which is told where in their token they are. */
const mostWhere = 50;
/** Tokens that are drawn before the first that holds the letter, where that is not among the text's first. */
const lead = 8;
/** Places in a token after which they are counted as one. */
const mostPlaces = 16;

/**
 * Finds a letter, or any other string of whole characters, in a text, and the tokens that hold it. Characters that are written
 * in two ways (é as one code point or two) are the same.
 * @param drawn tokens that are to be drawn
 */
export function letterPlaces(
  text: string,
  encoding: Encoding,
  letter: string,
  tellsCase: boolean,
  drawn: number,
): LetterPlaces {
  const { ids, byteStart, byteEnd } = encoding;
  const wellFormed = text.toWellFormed();
  const index = new Utf8Index(wellFormed);
  const characters = new Characters(wellFormed);
  const occurrences = findAll(characters, index, charactersOf(letter, tellsCase), tellsCase);
  const bytesOf = (from: ByteOffset, to: ByteOffset) =>
    utf8Encode(wellFormed.slice(index.unitOf(from), index.unitAfter(to))).subarray(
      from - index.byteOf(index.unitOf(from)),
      to - index.byteOf(index.unitOf(from)),
    );
  const firstOf = (token: number) => characters.numberAt(index.unitOf(byteStart[token] as number));
  const lengthOf = (token: number) =>
    characters.numberAt(index.unitOf((byteEnd[token] as number) - 1)) - firstOf(token) + 1;
  const marks = new Map<number, number[]>();
  const holders = new Map<number, { bytes: Uint8Array; comes: number; length: number; places: number[]; of: number }>();
  const byPlace: number[] = [];
  const where: [place: number, length: number][] = [];
  let [split, hidden, dropped, tokens, lengths, longest] = [0, 0, 0, 0, 0, 0];
  let drawnFrom = 0;
  let first = 0;
  let last = -1;
  for (const { start, end, number, count } of occurrences) {
    // What stands for no byte lies between tokens, so that ends may not go up; a token ahead is never passed.
    while (first < ids.length && (byteEnd[first] as number) <= start) first++;
    let [over, alone] = [0, false];
    for (let token = first; token < ids.length && (byteStart[token] as number) < end; token++) {
      const [from, to] = [byteStart[token] as number, byteEnd[token] as number];
      if (to <= start || from === to) continue;
      over++;
      const length = lengthOf(token);
      const place = Math.max(0, number - firstOf(token));
      alone ||= length <= count;
      if (over === 1) {
        byPlace[Math.min(place, mostPlaces)] = (byPlace[Math.min(place, mostPlaces)] ?? 0) + 1;
        if (where.length < mostWhere) where.push([place + 1, length]);
      }
      const id = ids[token] as number;
      const known = holders.get(id);
      if (token > last) {
        last = token;
        tokens++;
        lengths += length;
        longest = Math.max(longest, length);
        if (known === undefined)
          holders.set(id, { bytes: bytesOf(from, to), comes: 1, length, places: [place + 1], of: token });
        else known.comes++;
      } else if (known?.of === token) known.places.push(place + 1);
      if (last === token && tokens === 1 && token >= drawn) drawnFrom = token - lead;
      if (token < drawnFrom + drawn) {
        const own = marks.get(token) ?? [];
        own.push(Math.max(from, start) - from, Math.min(to, end) - from);
        marks.set(token, own);
      }
    }
    if (over === 0) dropped++;
    else if (over > 1) split++;
    if (over > 0 && !alone) hidden++;
  }
  return {
    count: occurrences.length,
    split,
    hidden,
    dropped,
    tokens,
    meanLength: tokens === 0 ? null : lengths / tokens,
    longest,
    where,
    byPlace: Array.from(byPlace, (each) => each ?? 0),
    holders: [...holders]
      .map(([id, { bytes, comes, length, places }]) => ({ id, bytes, comes, length, places }))
      .sort((a, b) => b.comes - a.comes || a.id - b.id),
    drawnFrom,
    drawn: Array.from(ids.subarray(drawnFrom, drawnFrom + drawn), (id, i) => ({
      id,
      bytes: bytesOf(byteStart[drawnFrom + i] as number, byteEnd[drawnFrom + i] as number),
      marks: marks.get(drawnFrom + i) ?? [],
    })),
  };
}

/** A letter in a text: its bytes, the number of its first character, from 0, and how many it has. */
interface Occurrence {
  readonly start: ByteOffset;
  readonly end: ByteOffset;
  readonly number: number;
  readonly count: number;
}

function findAll(
  characters: Characters,
  index: Utf8Index,
  wanted: readonly string[],
  tellsCase: boolean,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const { starts } = characters;
  const count = wanted.length;
  const written = new Map<string, string>();
  const at = (number: number) => {
    const own = index.text.slice(starts[number], starts[number + 1]);
    const same = written.get(own) ?? alike(own, tellsCase);
    written.set(own, same);
    return same;
  };
  if (count === 0) return found;
  for (let number = 0; number + count < starts.length; number++) {
    if (!wanted.every((each, i) => at(number + i) === each)) continue;
    const [start, end] = [starts[number] as number, starts[number + count] as number];
    found.push({ start: index.byteOf(start), end: index.byteOf(end), number, count });
    number += count - 1;
  }
  return found;
}

/** The characters of a string, each as all that are the same are written. */
export function charactersOf(text: string, tellsCase: boolean): string[] {
  const { starts } = new Characters(text);
  return Array.from(starts.subarray(1), (end, i) => alike(text.slice(starts[i], end), tellsCase));
}

function alike(character: string, tellsCase: boolean): string {
  return (tellsCase ? character : character.toLowerCase()).normalize("NFC");
}

/** Where the grapheme clusters of a text begin. */
class Characters {
  /** First unit of each, and the text's end. */
  readonly starts: Uint32Array;
  private readonly numbers: Uint32Array;

  constructor(text: string) {
    this.starts = graphemeStarts(text);
    this.numbers = new Uint32Array(text.length + 1);
    for (let number = 0; number < this.starts.length; number++)
      this.numbers.fill(number, this.starts[number], this.starts[number + 1] ?? text.length + 1);
  }

  /** The number, from 0, of the cluster that a unit belongs to. */
  numberAt(unit: number): number {
    return this.numbers[unit] ?? 0;
  }
}

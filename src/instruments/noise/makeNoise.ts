import { drawsBy, mixed } from "../../text/random";
import { codePointAt, unitAt, utf8Length } from "../../text/utf8";
import { CodePointTable } from "../../tokenizers/normalizers/codePointTable";
import { charactersOf } from "./characters";
import type { LayoutName, NoiseKind } from "./options";
import { longestMisread, lookAlikes, misreadings, neighboursOn } from "./tables";

/** What noise is made. */
export interface NoiseChoice {
  readonly kind: NoiseKind;
  /** The probability with which a place that can be changed is, 0 to 1. */
  readonly rate: number;
  /** A whole number below 2³². */
  readonly seed: number;
  readonly layout: LayoutName;
}

/** Where two texts part, in bytes of their UTF-8, in order: [cleanStart, cleanEnd) of the one is [noisyStart, noisyEnd) of the other. */
export interface Edits {
  readonly cleanStart: readonly number[];
  readonly cleanEnd: readonly number[];
  readonly noisyStart: readonly number[];
  readonly noisyEnd: readonly number[];
}

/** A text beside another version of it. */
export interface NoisyText {
  /** Well-formed: half of a surrogate pair is U+FFFD, as tokenizers read it. */
  readonly clean: string;
  readonly noisy: string;
  readonly edits: Edits;
}

/** A text with noise in it. */
export interface MadeNoise extends NoisyText {
  /** As noise moves them. */
  readonly characters: number;
  /** Where this noise could have changed something. */
  readonly places: number;
}

/** What stands in place of so many characters. */
interface Change {
  readonly taken: number;
  readonly text: string;
}

/**
 * What a kind of noise makes of the characters from a place on; null where it can change nothing there.
 * @param draw 0 to 1, for what may come out in several ways
 */
type Maker = (characters: readonly string[], at: number, draw: number) => Change | null;

/**
 * Puts noise into a text. Each line, with its end, has draws of its own, which depend on the seed, on what stands in it and on how
 * many lines before it are the same: an edit elsewhere changes nothing in it. Of each character two numbers are drawn, whether it can be
 * changed or not.
 */
export function makeNoise(text: string, { kind, rate, seed, layout }: NoiseChoice): MadeNoise {
  const make = makerOf(kind, layout);
  const clean = text.toWellFormed();
  const noisy: string[] = [];
  const edits = new EditList();
  const times = new Map<number, number>();
  let [characters, places] = [0, 0];
  for (let start = 0; start < clean.length; ) {
    const feed = clean.indexOf("\n", start);
    const end = feed < 0 ? clean.length : feed + 1;
    const line = clean.slice(start, end);
    start = end;
    const units = charactersOf(line);
    characters += units.length;
    const hash = hashOf(line);
    const before = times.get(hash) ?? 0;
    times.set(hash, before + 1);
    const draw = drawsOf(seed, hash, before);
    // Characters before this one are taken by a change already.
    let free = 0;
    let changed = "";
    for (let at = 0; at < units.length; at++) {
      const [whether, which] = [draw(), draw()];
      const change = make(units, at, which);
      if (change !== null) places++;
      if (at < free) continue;
      const own = units[at] as string;
      if (change === null || whether >= rate) {
        edits.keep(utf8Length(own));
        changed += own;
        continue;
      }
      free = at + change.taken;
      edits.replace(units.slice(at, free).join(""), change.text);
      changed += change.text;
    }
    noisy.push(changed);
  }
  return { clean, noisy: noisy.join(""), edits, characters, places };
}

/** Edits as they are made, from the beginning on; what both sides of one begin or end with is no part of it. */
export class EditList implements Edits {
  readonly cleanStart: number[] = [];
  readonly cleanEnd: number[] = [];
  readonly noisyStart: number[] = [];
  readonly noisyEnd: number[] = [];
  private clean = 0;
  private noisy = 0;

  /** @param bytes that both have */
  keep(bytes: number): void {
    this.clean += bytes;
    this.noisy += bytes;
  }

  /** Texts are whole characters. */
  replace(from: string, to: string): void {
    const [one, other] = [Array.from(from), Array.from(to)];
    const most = Math.min(one.length, other.length);
    let start = 0;
    while (start < most && one[start] === other[start]) start++;
    let end = 0;
    while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
    this.keep(utf8Length(one.slice(0, start).join("")));
    const bytesOf = (characters: readonly string[]) =>
      utf8Length(characters.slice(start, characters.length - end).join(""));
    this.cleanStart.push(this.clean);
    this.noisyStart.push(this.noisy);
    this.clean += bytesOf(one);
    this.noisy += bytesOf(other);
    this.cleanEnd.push(this.clean);
    this.noisyEnd.push(this.noisy);
    this.keep(utf8Length(one.slice(one.length - end).join("")));
  }
}

function makerOf(kind: NoiseKind, layout: LayoutName): Maker {
  switch (kind) {
    case "swap":
      return swap;
    case "drop":
      return drop;
    case "double":
      return double;
    case "keyboard":
      return keyboard(layout);
    case "typos":
      return oneOf([swap, drop, double, keyboard(layout)]);
    case "case":
      return one((character) => flip(character));
    case "spaces":
      return one((character, draw) => (character === " " ? pick(["  ", "\u00a0", "\t"], draw) : null));
    case "marks":
      return one((character) =>
        character
          .normalize("NFD")
          .replace(/\p{Mn}+/gu, "")
          .normalize("NFC"),
      );
    case "lookalikes":
      return one((character, draw) => pick(lookAlikes.get(character), draw));
    case "ocr":
      return misreadAs;
    case "nfc":
    case "nfd":
    case "nfkc":
    case "nfkd":
      return one((character) => character.normalize(kind.toUpperCase()));
  }
}

const swap: Maker = (characters, at) => {
  const [one = "", other = ""] = [characters[at], characters[at + 1]];
  return isOfWord(one) && isOfWord(other) && one !== other ? { taken: 2, text: other + one } : null;
};

const drop: Maker = (characters, at) => (isOfWord(characters[at] ?? "") ? { taken: 1, text: "" } : null);

const double: Maker = (characters, at) => {
  const own = characters[at] ?? "";
  return isOfWord(own) ? { taken: 1, text: own + own } : null;
};

function keyboard(layout: LayoutName): Maker {
  const neighbours = neighboursOn(layout);
  return one((character, draw) => pick(neighbours.get(character), draw));
}

const misreadAs: Maker = (characters, at, draw) => {
  for (let taken = longestMisread; taken > 0; taken--) {
    const own = characters.slice(at, at + taken);
    const text = own.length < taken ? null : pick(misreadings.get(own.join("")), draw);
    if (text !== null) return { taken, text };
  }
  return null;
};

/** Each of some kinds as often, and the next one where one can change nothing. */
function oneOf(makers: readonly Maker[]): Maker {
  return (characters, at, draw) => {
    const scaled = draw * makers.length;
    const first = Math.floor(scaled);
    for (let i = 0; i < makers.length; i++) {
      const change = makers[(first + i) % makers.length]?.(characters, at, scaled - first) ?? null;
      if (change !== null) return change;
    }
    return null;
  };
}

/** Of what happens to a character by itself; that it stays as it is, or null, is no change. */
function one(change: (character: string, draw: number) => string | null): Maker {
  return (characters, at, draw) => {
    const own = characters[at] ?? "";
    const text = change(own, draw);
    return text === null || text === own ? null : { taken: 1, text };
  };
}

function pick(choices: readonly string[] | undefined, draw: number): string | null {
  return choices === undefined ? null : (choices[Math.floor(draw * choices.length)] ?? null);
}

/** The other case, where that is one and leads back. */
function flip(character: string): string | null {
  const [small, large] = [character.toLowerCase(), character.toUpperCase()];
  if (character === small) return large.toLowerCase() === character ? large : null;
  return character === large && small.toUpperCase() === character ? small : null;
}

const ofWords = new CodePointTable((character) => (/[\p{L}\p{N}]/u.test(character) ? 1 : 0));

/** Whether a character is a letter or a digit, with what joins it. */
function isOfWord(character: string): boolean {
  return character !== "" && ofWords.of(codePointAt(character, 0)) === 1;
}

/** FNV-1a over a line's UTF-16 units. */
function hashOf(line: string): number {
  let hash = 0x811c9dc5;
  for (let unit = 0; unit < line.length; unit++) hash = Math.imul(hash ^ unitAt(line, unit), 0x01000193);
  return hash;
}

/** Numbers from 0 to 1 that depend on a seed and two more numbers. */
function drawsOf(seed: number, hash: number, before: number): () => number {
  return drawsBy(mixed(mixed(seed) ^ hash) ^ before);
}

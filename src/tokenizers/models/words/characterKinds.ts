import { utf8Encode } from "../../../text/utf8";
import { originalRange } from "../../alignment";
import { CodePointTable } from "../../normalizers/codePointTable";
import type { NormalizerStage } from "../../normalizers/stage";
import { Role, type WordRules } from "../../pretokenizers/wordRules";

/** What a character of the text is to the words, once it is normalized: below {@link changed}. */
export const Kind = {
  /** Stands with its neighbours of the same kind. */
  run: 0,
  /** The same, for a second kind of character. */
  otherRun: 1,
  /** Is a word of its own. */
  alone: 2,
  /** Is written nowhere, and parts nothing. */
  nothing: 3,
  /** Lies between words. */
  gap: 4,
  /** What it is cannot be said without what stands around it. */
  depends: 5,
} as const;

/** Bits of the kind. */
export const kindMask = 7;
/** Added to the kind of a character that is written otherwise. */
export const changed = 8;
/** Added to the kind that a character has only between some neighbours: {@link CharacterKinds.isBetween}. */
export const wary = 16;

/** For each character, what the stages before the model make of it, wherever it stands. */
export class CharacterKinds {
  private readonly normalizer: NormalizerStage | null;
  private readonly rules: WordRules;
  private readonly written = new Map<number, Uint8Array>();
  private readonly kinds = new CodePointTable((character) => this.decide(character));

  constructor(normalizer: NormalizerStage | null, rules: WordRules) {
    this.normalizer = normalizer;
    this.rules = rules;
  }

  /** A character's {@link Kind}, with {@link changed} and {@link wary}. */
  of(code: number): number {
    return this.kinds.of(code);
  }

  /**
   * Whether a wary character has its kind.
   * @param before code point, or -1 where the section begins
   * @param after code point, or -1 where it ends
   */
  isBetween(before: number, code: number, after: number): boolean {
    return this.normalizer?.standsBetween?.(before, code, after) === true;
  }

  /** What is written for a character that is changed and has a word. */
  writtenFor(code: number): Uint8Array {
    return this.written.get(code) ?? nothing;
  }

  private decide(character: string): number {
    const code = character.codePointAt(0) as number;
    const isAlone = this.normalizer?.standsAlone?.(code) ?? true;
    return this.decideAlone(character, code) | (isAlone ? 0 : wary);
  }

  private decideAlone(character: string, code: number): number {
    const { normalizer, rules } = this;
    const { text, alignment } = normalizer?.normalize(character, false) ?? { text: character, alignment: null };
    if (text === "") return Kind.nothing;
    if (text === character && alignment === null) return kindOf([rules.roleOf(code)], false, false);
    const characters = Array.from(text);
    const roles = characters.map((each) => rules.roleOf(each.codePointAt(0) as number));
    const first = roles.findIndex((role) => role !== Role.dropped);
    if (first === -1) return Kind.gap;
    const end = roles.findLastIndex((role) => role !== Role.dropped) + 1;
    const word = characters.slice(first, end).join("");
    const kind = kindOf(roles.slice(first, end), first > 0, end < roles.length);
    if (kind === Kind.depends) return kind;
    const from = utf8Encode(characters.slice(0, first).join("")).length;
    const bytes = utf8Encode(word);
    const size = utf8Encode(character).length;
    // Byte by byte: what is put beside a character that stays has no place of its own.
    const isFrom = (at: number, start: number, end: number) => {
      const range = originalRange(alignment, from + at, from + at + 1);
      return range.start === start && range.end === end;
    };
    const isChanged = (at: number) => alignment?.isChanged(from + at, from + at + 1) === true;
    if (word === character && bytes.every((_, at) => isFrom(at, at, at + 1) && !isChanged(at))) return kind;
    if (!bytes.every((_, at) => isFrom(at, 0, size) && isChanged(at))) return Kind.depends;
    this.written.set(code, bytes);
    return kind | changed;
  }
}

const nothing = new Uint8Array(0);

/** @param roles of what is left without what is dropped at either end, at least one */
function kindOf(roles: readonly (Role | null)[], isPartedBefore: boolean, isPartedAfter: boolean): number {
  const [role] = roles;
  if (role === Role.dropped) return Kind.gap;
  const isRun = (role === Role.run || role === Role.otherRun) && roles.every((other) => other === role);
  if (role === Role.alone && roles.length === 1) return Kind.alone;
  if (!isRun || isPartedBefore !== isPartedAfter) return Kind.depends;
  if (isPartedBefore) return Kind.alone;
  return role === Role.run ? Kind.run : Kind.otherRun;
}

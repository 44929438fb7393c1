import { characterAfter, characterBefore, type Utf16Offset } from "../../text/utf8";
import type { AddedToken } from "../addedTokens";
import type { Normalizer } from "../normalizers/normalizer";
import { firstWritten, lastWritten } from "../pretokenizers/pretokenizer";
import type { PipelineStages } from "../stages";

/** Characters looked at on either side of a place, at most, to know how the normalizer writes those next to it. */
const longestCluster = 32;

/**
 * Where a text may be cut and its halves taken through all stages apart, with the same tokens: where no added token spans
 * the place, the normalizer does not see both sides, and either a pre-token surely ends there or the model never joins the
 * two characters.
 */
export class Cuts {
  private readonly stages: PipelineStages;
  private readonly isNormalizedSought: boolean;
  /** Code points that added tokens are made of; null where what is beside one can be part of it too. Made when needed. */
  private addedCharacters: ReadonlySet<number> | null | undefined;
  private readonly isStripping: boolean;

  constructor(stages: PipelineStages) {
    this.stages = stages;
    const { addedTokens } = stages;
    this.isNormalizedSought = addedTokens.some((token) => token.normalized);
    this.isStripping = addedTokens.some((token) => token.lstrip || token.rstrip || token.singleWord);
  }

  /**
   * Whether this text can be cut here, whatever stands outside of [from, to). False when in doubt.
   */
  isCut(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean {
    const sides = this.sidesOf(text, at, from, to);
    return sides !== null && this.separatesNormalized(sides[0], sides[1]);
  }

  /** Whether this text can be cut here because a pre-token surely ends. False when in doubt. */
  isPreTokenEnd(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): boolean {
    const sides = this.sidesOf(text, at, from, to);
    if (sides === null) return false;
    const [before, after] = sides;
    const { normalizedMatcher, preTokenizer } = this.stages;
    if (preTokenizer === null || !normalizedMatcher.separates(before, after)) return false;
    return preTokenizer.isIndependent(before, after) && preTokenizer.cuts(before, after);
  }

  /** The normalized characters on either side of a place, where all stages up to there take its halves apart; else null. */
  private sidesOf(text: string, at: Utf16Offset, from: Utf16Offset, to: Utf16Offset): [number, number] | null {
    const { verbatimMatcher, normalizer } = this.stages;
    if (at <= from || at >= to) return null;
    const before = characterBefore(text, at);
    const after = characterAfter(text, at);
    if (before === "" || after === "" || at - before.length < from || at + after.length > to) return null;
    if (!verbatimMatcher.separates(codeOf(before), codeOf(after))) return null;
    let left = codeOf(before);
    let right = codeOf(after);
    if (normalizer !== null) {
      if (!normalizer.separates(left, right)) return null;
      left = codeOf(characterEnd(normalizer.normalize(clusterBefore(normalizer, text, at, from), false).text));
      right = codeOf(normalizer.normalize(clusterAfter(normalizer, text, at, to), false).text);
      if (left === -1 || right === -1) return null;
    }
    return [left, right];
  }

  /**
   * Whether any text can be cut between two characters, whatever else stands on either side. False when in doubt.
   * @param before code point, no surrogate, and so `after`
   */
  isAlwaysCut(before: number, after: number): boolean {
    const { verbatimMatcher, normalizer } = this.stages;
    if (!verbatimMatcher.separates(before, after)) return false;
    if (normalizer === null) return this.separatesNormalized(before, after);
    if (!normalizer.separates(before, after)) return false;
    const ends = normalizer.lastOf(before);
    const beginnings = normalizer.firstOf(after);
    if (ends === null || beginnings === null) return false;
    return ends.every((left) => beginnings.every((right) => this.separatesNormalized(left, right)));
  }

  /** Whether any text can be cut before a character, unless an added token has the one before it. False when in doubt. */
  isCutBefore(after: number): boolean {
    const { normalizer, preTokenizer } = this.stages;
    if (preTokenizer?.cutsBefore === undefined || this.isNormalizedSought) return false;
    if (this.isInAddedToken(after)) return false;
    if (normalizer === null) return preTokenizer.cutsBefore(after);
    if (normalizer.separatesBefore?.(after) !== true) return false;
    const beginnings = normalizer.firstOf(after);
    return beginnings?.every((right) => preTokenizer.cutsBefore?.(right)) === true;
  }

  /** Whether an added token may have to do with a character. */
  isInAddedToken(code: number): boolean {
    const characters = this.charactersOfAdded();
    return characters === null || characters.has(code);
  }

  /** Whether added tokens have to do with nothing but ASCII characters. */
  areAddedTokensAscii(): boolean {
    const characters = this.charactersOfAdded();
    return characters !== null && Array.from(characters).every((code) => code < 0x80);
  }

  private charactersOfAdded(): ReadonlySet<number> | null {
    this.addedCharacters ??= this.isStripping ? null : charactersOf(this.stages.addedTokens);
    return this.addedCharacters;
  }

  /** Whether a normalized text can be cut between two characters. */
  private separatesNormalized(before: number, after: number): boolean {
    const { normalizedMatcher, preTokenizer, model } = this.stages;
    if (!normalizedMatcher.separates(before, after)) return false;
    if (preTokenizer === null) return model.separates(before, after);
    if (!preTokenizer.isIndependent(before, after)) return false;
    if (preTokenizer.cuts(before, after)) return true;
    // Where no pre-token ends, the model may still encode what spans the place in two parts.
    return model.separates(lastWritten(preTokenizer, before), firstWritten(preTokenizer, after));
  }
}

/** Code points of all contents. Gemma has thousands of tokens: this is a loop and no list of lists. */
function charactersOf(tokens: readonly AddedToken[]): Set<number> {
  const characters = new Set<number>();
  for (const { content } of tokens) {
    for (let i = 0; i < content.length; ) {
      const code = content.codePointAt(i) as number;
      characters.add(code);
      i += code > 0xffff ? 2 : 1;
    }
  }
  return characters;
}

/** The first code point of a string, or -1. */
function codeOf(text: string): number {
  return text.codePointAt(0) ?? -1;
}

function characterEnd(text: string): string {
  return characterBefore(text, text.length);
}

/** The shortest text before a place that is normalized on its own; an empty string when `from` or too much is reached. */
function clusterBefore(normalizer: Normalizer, text: string, at: Utf16Offset, from: Utf16Offset): string {
  let start = at;
  for (let steps = 0; steps < longestCluster; steps++) {
    const character = characterBefore(text, start);
    start -= character.length;
    if (character === "" || start < from) return "";
    if (start === 0) return text.slice(0, at);
    const previous = characterBefore(text, start);
    if (previous === "" || start - previous.length < from) return "";
    if (normalizer.separates(codeOf(previous), codeOf(character))) return text.slice(start, at);
  }
  return "";
}

/** The shortest text after a place that is normalized on its own; an empty string when `to` or too much is reached. */
function clusterAfter(normalizer: Normalizer, text: string, at: Utf16Offset, to: Utf16Offset): string {
  let end = at;
  for (let steps = 0; steps < longestCluster; steps++) {
    const character = characterAfter(text, end);
    end += character.length;
    if (character === "" || end > to) return "";
    if (end === text.length) return text.slice(at, end);
    const next = characterAfter(text, end);
    if (next === "" || end + next.length > to) return "";
    if (normalizer.separates(codeOf(character), codeOf(next))) return text.slice(at, end);
  }
  return "";
}

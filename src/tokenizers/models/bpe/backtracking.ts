import type { ByteOffset } from "../../../text/utf8";
import type { EncodingBuilder } from "../../encodingBuilder";
import { Derivations, type MergingParts } from "./derivations";
import { Prefixes } from "./prefixes";

/** Bytes; longer entries are in no published vocabulary. Each may take as many calls inside each other as it has bytes. */
const longestEntry = 1024;
/** Look-ups of pairs for each byte of a piece, on average: real text takes one or two. */
const mostSteps = 64;

/**
 * Byte-pair encoding from left to right, token by token, in linear time (van Antwerpen and Neubeck 2024, “So many tokens, so
 * little time”): of the entries that a piece goes on with, the longest is taken that stands together with the token before
 * it; where none does, the token before it was wrong. It rests on this: tokens are what merging makes of a text if each is
 * what merging makes of its own bytes, and each two neighbours of theirs. For merging goes by rank and place alike in the
 * whole and in a part of it, so that the first merge across a boundary would come in the two neighbours by themselves too.
 */
export class Backtracking {
  private readonly prefixes: Prefixes;
  private readonly derivations: Derivations;
  /** Whether a text has shown that entries are taken apart in too many steps, as those of many times the same letter can be. */
  private isSlow = false;

  /** Null for a vocabulary whose entries are too long for that. */
  static of(parts: MergingParts): Backtracking | null {
    return parts.vocabulary.longest > longestEntry ? null : new Backtracking(parts);
  }

  private constructor(parts: MergingParts) {
    this.prefixes = new Prefixes(parts.vocabulary, parts.columns);
    this.derivations = new Derivations(parts);
    // What is one byte is a symbol, and known to be from now on.
    for (const id of this.prefixes.singles) if (id !== -1) this.derivations.isReachable(id);
  }

  /**
   * Appends the tokens of a piece, bytes [start, end).
   * @param bytes UTF-8
   * @param shift where the bytes begin in the text
   * @returns false, and nothing is appended, where merging must do it: a character is no entry, so that something else stands
   *   for it, or this would take longer
   */
  encode(bytes: Uint8Array, start: ByteOffset, end: ByteOffset, shift: ByteOffset, out: EncodingBuilder): boolean {
    if (this.isSlow) return false;
    const { prefixes, derivations } = this;
    derivations.steps = 0;
    const mostStepsHere = (end - start) * mostSteps;
    /** 1 for places where no token ends, counted from the piece's beginning: nothing goes on from there. */
    const isDead = new Uint8Array(end - start + 1);
    const first = out.length;
    let last = -1;
    /** One past the last byte that the next token may have. */
    let limit = end;
    for (let at = start; at < end; ) {
      const only = prefixes.only(bytes, at, limit);
      if (only === -1) prefixes.seek(bytes, at, limit);
      const isFound =
        only === -1
          ? this.goesOn(last, isDead, start, mostStepsHere)
          : isDead[at + 1 - start] === 0 && (last === -1 || derivations.standTogether(last, only));
      if (isFound) {
        last = only === -1 ? prefixes.id : only;
        const next = only === -1 ? prefixes.end : at + 1;
        out.push(last, shift + at, shift + next, 0);
        at = next;
        limit = end;
      } else {
        this.isSlow = derivations.steps > mostStepsHere;
        if (this.isSlow || out.length === first) {
          out.truncate(first);
          return false;
        }
        isDead[at - start] = 1;
        limit = at - 1;
        at = out.startAt(out.length - 1) - shift;
        out.truncate(out.length - 1);
        last = out.length === first ? -1 : out.idAt(out.length - 1);
      }
    }
    return true;
  }

  /** Goes on to the longest entry that may follow a token (-1 for none) and be followed by something, within so many steps. */
  private goesOn(last: number, isDead: Uint8Array, start: ByteOffset, steps: number): boolean {
    const { prefixes, derivations } = this;
    while (derivations.steps <= steps && prefixes.next()) {
      const { id } = prefixes;
      if (isDead[prefixes.end - start] === 1 || !derivations.isReachable(id)) continue;
      if (last === -1 || derivations.standTogether(last, id)) return true;
    }
    return false;
  }
}

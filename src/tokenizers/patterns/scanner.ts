import { type ByteOffset, codePointIn, utf8Size } from "../../text/utf8";
import { TokenizerError } from "../tokenizer";
import { accepts } from "./characters";
import type { Look, Program, Step } from "./scannerSteps";
import type { CharacterClass } from "./syntax";

/** What a text's end counts as among the kinds of characters; in `kinds` 0 is for characters that nobody has asked for. */
const textEnd = 0;
/** Kinds that the table has room for at first: published patterns have some twenty, and some fifty states. */
const firstRowBits = 6;
const mostRowBits = 16;
/** Entries of the table at most; then all states are forgotten, and made again as they are needed. */
const mostEntries = 1 << 20;
/** A state from which nothing can match any more; its row is never read. */
const dead = 0;
const firstState = 1;
const asciiBits = 7;
/** Bits of an entry of the tables, below the state that it leads to; an entry is 0 where nobody has asked. */
const known = 1;
const matched = 2;
const stateShift = 2;
/** Entries below lead nowhere, or are none. */
const firstLeading = 1 << stateShift;

/**
 * A pattern without backtracking, on UTF-8: an automaton (Rabin and Scott 1959; leftmost-first as in Cox 2010, “Regular
 * expression matching in the wild”) whose states are ordered lists of the steps that a backtracking matcher would try, made
 * when a text first comes to them. A character costs a look at its kind and one at the table, whatever the pattern.
 */
export class Scanner {
  private readonly steps: readonly Step[];
  private readonly sets: readonly CharacterClass[];
  /** Of each kind of characters, a bit for each set that takes them. Kind 0 is the text's end. */
  private readonly kindBits: number[] = [0];
  private readonly kindOfBits = new Map<number, number>();
  /** Kinds of the BMP's characters; 0 where nobody has asked. */
  private readonly kinds = new Uint16Array(0x10000);
  private readonly kindsBeyond = new Map<number, number>();
  /** The steps of each state, by number, which is its row in the table. */
  private states: (readonly number[])[] = [];
  private readonly stateNumbers = new Map<string, number>();
  /** An entry for each kind in each state's row: the state that it leads to, and the bits above. */
  private table = new Int32Array(0);
  private rowBits = firstRowBits;
  /** The same for ASCII characters themselves, of which most texts have most: one look less for each. */
  private ascii = new Int32Array(0);
  private readonly firstStep: number;

  constructor({ steps, start, sets }: Program) {
    this.steps = steps;
    this.sets = sets;
    this.firstStep = start;
    this.forget();
  }

  /**
   * Where the match ends that begins at a place, or -1 where none does. What lies beyond `to` is as if it were not there.
   * @param bytes UTF-8
   * @param from where a character begins, before `to`
   */
  match(bytes: Uint8Array, from: ByteOffset, to: ByteOffset): ByteOffset {
    let state = firstState;
    let end = -1;
    let at = from;
    for (;;) {
      const { ascii, table, kinds, rowBits, states } = this;
      let entry = 0;
      // No call in here, so that the engine need not look again after each character whether the tables are the same.
      while (at < to) {
        const lead = bytes[at] as number;
        let next = at + 1;
        if (lead < 0x80) {
          entry = ascii[(state << asciiBits) | lead] as number;
        } else if (lead < 0xf0) {
          let code = ((lead & 0x1f) << 6) | ((bytes[at + 1] as number) & 0x3f);
          next = at + 2;
          if (lead >= 0xe0) {
            code = ((code & 0x3ff) << 6) | ((bytes[at + 2] as number) & 0x3f);
            next = at + 3;
          }
          const kind = kinds[code] as number;
          entry = kind === 0 ? 0 : (table[(state << rowBits) | kind] as number);
        } else {
          entry = 0;
        }
        if (entry < firstLeading) break;
        if ((entry & matched) !== 0) end = at;
        state = entry >>> stateShift;
        at = next;
      }
      if (at >= to) {
        entry = (table[state << rowBits] as number) || this.fill(state, textEnd);
        return (entry & matched) !== 0 ? to : end;
      }
      if (entry === 0) {
        const code = codePointIn(bytes, at);
        entry = this.ask(state, code);
        // Where all states have been forgotten, this one is too.
        if (this.states !== states) return this.match(bytes, from, to);
        if (entry >= firstLeading) {
          if ((entry & matched) !== 0) end = at;
          state = entry >>> stateShift;
          at += utf8Size(code);
          continue;
        }
      }
      return (entry & matched) !== 0 ? at : end;
    }
  }

  /** The first place in [from, to) where a match may begin; `to` where there is none. */
  seek(bytes: Uint8Array, from: ByteOffset, to: ByteOffset): ByteOffset {
    for (let i = from; i < to; ) {
      const lead = bytes[i] as number;
      const code = lead < 0x80 ? lead : codePointIn(bytes, i);
      const kind = code < 0x10000 ? (this.kinds[code] as number) : 0;
      const found = kind === 0 ? 0 : (this.table[(firstState << this.rowBits) | kind] as number);
      if ((found === 0 ? this.ask(firstState, code) : found) >= firstLeading) return i;
      i += utf8Size(code);
    }
    return to;
  }

  /** Forgets all states but the first. */
  private forget(): void {
    this.states = [[]];
    this.stateNumbers.clear();
    this.table = new Int32Array(8 << this.rowBits);
    this.ascii = new Int32Array(8 << asciiBits);
    this.stateOf([this.firstStep]);
  }

  /** The entry of a state and a character for which there is none yet. */
  private ask(state: number, code: number): number {
    const { states } = this;
    const kind = this.kindOf(code);
    if (this.states !== states) return 0;
    const entry = (this.table[(state << this.rowBits) | kind] as number) || this.fill(state, kind);
    if (code < 0x80 && this.states === states) this.ascii[(state << asciiBits) | code] = entry;
    return entry;
  }

  private kindOf(code: number): number {
    const before = code < 0x10000 ? this.kinds[code] : this.kindsBeyond.get(code);
    if (before) return before;
    let bits = 0;
    for (let set = 0; set < this.sets.length; set++) {
      if (accepts(this.sets[set] as CharacterClass, code)) bits |= 1 << set;
    }
    let kind = this.kindOfBits.get(bits);
    if (kind === undefined) {
      kind = this.kindBits.push(bits) - 1;
      this.kindOfBits.set(bits, kind);
      if (kind >> this.rowBits > 0) this.widen();
    }
    if (code < 0x10000) this.kinds[code] = kind;
    else this.kindsBeyond.set(code, kind);
    return kind;
  }

  /** Makes room for more kinds. */
  private widen(): void {
    if (this.rowBits === mostRowBits) {
      throw new TokenizerError(
        `The text has more kinds of characters than the pattern's ${this.sets.length} classes can be.`,
      );
    }
    this.rowBits++;
    this.forget();
  }

  /** Works out where a state leads, and makes that state. */
  private fill(state: number, kind: number): number {
    const next: number[] = [];
    const { states } = this;
    const isMatch = this.follow(states[state] as readonly number[], kind, new Set(), next);
    const target = next.length === 0 ? dead : this.stateOf(next);
    const entry = (target << stateShift) | (isMatch ? matched : 0) | known;
    // Where all has been forgotten meanwhile, the row is another state's.
    if (this.states === states) this.table[(state << this.rowBits) | kind] = entry;
    return entry;
  }

  /**
   * Goes through steps in the order in which they are tried, and gathers those that come after reading a character.
   * @returns whether the pattern has matched before that character: what would be tried later is then of no matter
   */
  private follow(steps: readonly number[], kind: number, visited: Set<number>, next: number[]): boolean {
    for (const number of steps) {
      if (visited.has(number)) continue;
      visited.add(number);
      const step = this.steps[number] as Step;
      if (step.type === "match") return true;
      if (step.type === "read") {
        if (this.takes(step.set, kind) && !next.includes(step.next)) next.push(step.next);
      } else if (step.type === "choose") {
        if (this.follow(step.next, kind, visited, next)) return true;
      } else if (this.isRight(step.look, kind)) {
        if (this.follow([step.next], kind, visited, next)) return true;
      }
    }
    return false;
  }

  private takes(set: number, kind: number): boolean {
    return kind !== textEnd && ((this.kindBits[kind] as number) & (1 << set)) !== 0;
  }

  private isRight({ sets, atEnd, negated }: Look, kind: number): boolean {
    const isThere = kind === textEnd ? atEnd : sets.some((set) => this.takes(set, kind));
    return isThere !== negated;
  }

  private stateOf(steps: readonly number[]): number {
    const key = steps.join();
    const known = this.stateNumbers.get(key);
    if (known !== undefined) return known;
    if ((this.states.length + 1) << this.rowBits > mostEntries) {
      this.forget();
      return this.stateOf(steps);
    }
    const state = this.states.push(steps) - 1;
    this.stateNumbers.set(key, state);
    if (this.states.length << this.rowBits > this.table.length) {
      this.table = doubled(this.table);
      this.ascii = doubled(this.ascii);
    }
    return state;
  }
}

function doubled(table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(table.length * 2);
  grown.set(table);
  return grown;
}

import type { VocabularyColumns } from "../../tokenizers/vocabulary";
import { inStretches } from "../breathe";
import type { Control } from "../instrument";
import type { Acceptor } from "./acceptor";
import type { Spaces } from "./spaces";

const space = 0x20;
/** Entries after which whoever measures may be stopped. */
const stretch = 1024;
/** Bytes of an entry with a space in front that a text may be without. */
const begun: Record<Spaces["front"], readonly number[]> = { kept: [0], put: [0], "left out": [1], either: [0, 1] };

/** What may stand behind a text. */
export interface Standing<State> {
  /** Null where no text that is accepted begins with this one. */
  readonly state: State | null;
  /** Bytes of the text up to the first that no accepted text has there; null where there is none. */
  readonly leavesAt: number | null;
  /** Whether the text is accepted as it is: then it may end here. */
  readonly isComplete: boolean;
}

/** Goes through a text from an acceptor's start. */
export function standBehind<State>(acceptor: Acceptor<State>, text: Uint8Array): Standing<State> {
  let state = acceptor.start;
  for (let i = 0; i < text.length && state !== null; i++) {
    state = acceptor.step(state, text[i] as number);
    if (state === null) return { state, leavesAt: i, isComplete: false };
  }
  return { state, leavesAt: state === null ? 0 : null, isComplete: state !== null && acceptor.accepts(state) };
}

/**
 * Finds the entries with which a text may go on: some accepted text begins with the text and the entry (Willard & Louf 2023).
 * Each is walked from the same state, and most end at their first byte: a tree of the vocabulary would save nothing.
 * @param spaces what becomes of those in front of entries and at their ends
 * @param visit told each entry that may, with its bytes in the forms that may
 * @param control told how many of the entries have been walked
 * @returns how many entries there are at all: those that stand for nothing are none
 */
export async function eachAdmitted<State>(
  acceptor: Acceptor<State>,
  from: State | null,
  { ids, offsets, bytes }: VocabularyColumns,
  spaces: Spaces,
  visit: (id: number, forms: readonly Uint8Array[]) => void,
  { onProgress, signal }: Control,
): Promise<number> {
  const leads = spaces.front === "put" ? [false, true] : [false];
  let all = 0;
  await inStretches(ids.length, stretch, signal, (i) => {
    const [start, end] = [offsets[i] as number, offsets[i + 1] as number];
    if (i % stretch === 0) onProgress(i / ids.length);
    if (end === start) return;
    all++;
    if (from === null) return;
    const walk = (isLed: boolean, begin: number, last: number): boolean => {
      let state = isLed ? acceptor.step(from, space) : from;
      for (let at = begin; at < last && state !== null; at++) state = acceptor.step(state, bytes[at] as number);
      return state !== null;
    };
    const begins = bytes[start] !== space ? [start] : begun[spaces.front].map((skipped) => start + skipped);
    const isEither = spaces.end === "either" && end - start > 1 && bytes[end - 1] === space;
    const ends = isEither ? [end, end - 1] : [end];
    const forms: Uint8Array[] = [];
    for (const isLed of leads)
      for (const begin of begins)
        for (const last of ends)
          if (walk(isLed, begin, last)) {
            const form = bytes.subarray(begin, last);
            forms.push(isLed ? Uint8Array.of(space, ...form) : form);
          }
    if (forms.length > 0) visit(ids[i] as number, forms);
  });
  return all;
}

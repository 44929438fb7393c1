/** Where a token occurs in a text. */
export interface Occurrences {
  readonly count: number;
  /** Which of them it is, from 1. */
  readonly number: number;
  /** The token before and after it that is the same; at an end, the one at the other end. */
  readonly previous: number;
  readonly next: number;
}

/** Finds all tokens with the id that one has. */
export function occurrencesOf(ids: Uint32Array, token: number): Occurrences {
  const id = ids[token] ?? 0;
  let count = 0;
  let number = 0;
  let [first, last, previous, next] = [-1, -1, -1, -1];
  for (let i = ids.indexOf(id); i !== -1; i = ids.indexOf(id, i + 1)) {
    count++;
    if (first === -1) first = i;
    last = i;
    if (i < token) previous = i;
    else if (i === token) number = count;
    else if (next === -1) next = i;
  }
  return { count, number, previous: previous === -1 ? last : previous, next: next === -1 ? first : next };
}

import type { TokenizerReference } from "../tokenizers/tokenizerReference";
import { maxColumns } from "./compare/slice";

/** Which of the theme’s series colours each tokenizer has, by number. Who was removed keeps theirs while nobody takes it. */
export type SeriesNumbers = Readonly<Partial<Record<TokenizerReference, number>>>;

/**
 * Gives every shown tokenizer a colour that no other one has: who has one keeps it, who comes back gets the old one if it is
 * free, anybody else the first that nobody has had, or else that is free. So none changes because another one goes, and
 * what is put back looks as it did.
 * @param tokenizers those shown, in their order
 */
export function assignSeries(tokenizers: readonly TokenizerReference[], before: SeriesNumbers): SeriesNumbers {
  const taken = new Map<number, TokenizerReference>();
  const take = (reference: TokenizerReference, number: number | undefined) => {
    if (number === undefined || taken.has(number)) return false;
    taken.set(number, reference);
    return true;
  };
  const homeless = tokenizers.filter((reference) => !take(reference, before[reference]));
  const had = new Set(Object.values(before));
  for (const reference of homeless) {
    const free = Array.from({ length: maxColumns }, (_, number) => number).filter((number) => !taken.has(number));
    take(reference, free.find((number) => !had.has(number)) ?? free[0]);
  }
  const now = Array.from(taken, ([number, reference]) => [reference, number] as const);
  const gone = Object.entries(before).filter(([, number]) => number !== undefined && !taken.has(number));
  return Object.fromEntries([...gone, ...now]);
}

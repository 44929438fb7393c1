import { isShared } from "../corpora/parallel";
import type { Bench } from "./bench";
import { labelOf } from "./cuts";
import type { Bar } from "./figures";
import type { Finding } from "./finding";

/** What a tokenizer comes to, for figures that have a bar for each. */
export type OfTokenizer = readonly [reference: string, value: number];

/** A bar for each tokenizer, with its label. @param tell writes a value */
export function tokenizerBars(
  values: readonly OfTokenizer[],
  tell: (value: number) => string = (value) => value.toLocaleString("en"),
): Bar[] {
  return values.map(([reference, value]) => ({ label: labelOf(reference), value, told: tell(value) }));
}

/** One value after the other: what each takes of the processor is then what one takes. */
export async function ofEach(
  references: readonly string[],
  measure: (reference: string) => Promise<number>,
): Promise<OfTokenizer[]> {
  const values: OfTokenizer[] = [];
  for (const reference of references) values.push([reference, await measure(reference)]);
  return values;
}

/** A language's text in the bundled corpus, a segment a line, without those that it lacks. */
export async function languageText(bench: Bench, language: string): Promise<string> {
  return (await bench.segments(language)).filter((segment) => segment !== "").join("\n");
}

/** The text that a finding's link goes on with, where it has one of the corpus; null where it has not. */
export async function openingText(bench: Bench, { openText }: Finding): Promise<string | null> {
  return openText === undefined ? null : (await languageText(bench, openText.language)).slice(0, openText.units);
}

/** Languages by their codes, as bars name them: “German, Standard (1996)” is German, and where the finding leads has all of its name. */
export async function languageNames(bench: Bench): Promise<ReadonlyMap<string, string>> {
  return new Map((await bench.languages()).map(({ code, name }) => [code, name.replace(/\s*[,(].*/s, "")]));
}

/** What a link to Languages names the languages by that it shows, English among them. */
export const listed = (languages: readonly string[]) => `g=list.${[...new Set(["eng", ...languages])].join("~")}`;

/** Tokens of all of a language's segments, each encoded by itself. */
export async function languageTokens(bench: Bench, reference: string, language: string): Promise<number> {
  const count = tokensIn(bench, reference);
  let tokens = 0;
  for (const segment of await bench.segments(language)) tokens += await count(segment);
  return tokens;
}

/**
 * What a language takes of something for each one of English's, as Languages compares them: over the segments that both have, since one
 * that lacks an article would seem to take less.
 * @param count of a segment
 */
export async function perEnglish(
  bench: Bench,
  language: string,
  count: (segment: string) => number | Promise<number>,
): Promise<number> {
  const [own, english] = [await bench.segments(language), await bench.segments("eng")];
  let sum = 0;
  let sumOfEnglish = 0;
  for (const [i, segment] of own.entries()) {
    if (!isShared(own, english, i)) continue;
    sum += await count(segment);
    sumOfEnglish += await count(english[i] ?? "");
  }
  return sum / sumOfEnglish;
}

/** Counts a segment's tokens. */
export const tokensIn =
  (bench: Bench, reference: string) =>
  async (segment: string): Promise<number> =>
    (await bench.encode(reference, segment)).ids.length;

/** A share as a percentage with one digit behind its point. */
export const percent = (share: number) => `${(100 * share).toFixed(1)}%`;

/** Two digits behind the point. */
export const twoDigits = (value: number) => value.toFixed(2);

/** How many entries a tokenizer's vocabulary has; NaN where it has none. */
export async function entriesOf(bench: Bench, reference: string): Promise<number> {
  return (await bench.tokenizer(reference)).vocabularySize ?? Number.NaN;
}

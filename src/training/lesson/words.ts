/** A word of a lesson's text, and how often it stands there. */
export interface CountedWord {
  readonly text: string;
  readonly count: number;
}

/** The example of Sennrich et al. (2016). */
export const exampleWords = "low×5 lower×2 newest×6 widest×3";

/** The same words and more of their kind, with the longer pieces that Unigram has to begin with. */
export const longerExample = `${exampleWords} new×8 wide×7 lowest×8 newer×4 wider×3 snowed×2 windows×9 wind×2 towers×9 western×6 old×7 sides×1 tone×6 widen×8`;

/** Words, and characters of them, at most: what one looks at together fits on a screen, and the whole lesson is made at once. */
export const mostWords = 60;
export const longestWord = 40;
const mostTimes = 9999;

/**
 * Reads a lesson's text: words between white space, each as often as it stands there, or as often as a number behind it says
 * (`low×5`, `low*5`).
 * @returns the words in the order in which they come, and how many distinct ones were left out, being too many or too long
 */
export function readWords(text: string): { readonly words: readonly CountedWord[]; readonly leftOut: number } {
  const counts = new Map<string, number>();
  const passed = new Set<string>();
  for (const written of text.toWellFormed().match(/\S+/gu) ?? []) {
    const [, word = written, times = "1"] = /^(.+)[×*](\d{1,4})$/u.exec(written) ?? [];
    const known = counts.get(word);
    if (known === undefined && (counts.size === mostWords || [...word].length > longestWord)) passed.add(word);
    else counts.set(word, Math.min(mostTimes, (known ?? 0) + Number(times)));
  }
  const words = Array.from(counts, ([word, count]) => ({ text: word, count })).filter(({ count }) => count > 0);
  return { words, leftOut: passed.size };
}

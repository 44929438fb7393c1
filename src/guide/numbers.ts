/** A number that a text says, in digits or in words. */
export interface Said {
  /** The words: “a fifth”, “12,345”, “9.8%”. */
  readonly words: string;
  readonly value: number;
  /** What is said of it: that something is more (“more than half”, “most”), less (“nearly all”), or just that. */
  readonly bound: "above" | "below" | "at";
}

const cardinals: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
      .split(" ")
      .map((word, i) => [word, i + 2]),
  ),
  ...{ thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1000 },
};

const parts: Readonly<Record<string, number>> = {
  ...{ half: 2, halves: 2, third: 3, quarter: 4, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9 },
  ...{ tenth: 10, twelfth: 12, twentieth: 20, hundredth: 100, thousandth: 1000 },
};

const anyOf = (words: Readonly<Record<string, number>>) => Object.keys(words).join("|");
const cardinal = `(?:${anyOf(cardinals)})`;
const part = `(?:${anyOf(parts)})s?`;

/** What one of is a count. “One” alone is a pronoun more often than not. */
const counted = "token|entry|piece|character|letter|number|byte|bit|time|one";

/** What the guide's numbers look like. Digits that are joined to letters, as in “GPT-4” and “o200k_base”, are of a name. */
const patterns = {
  ratio: `(?:${cardinal}|\\d+)(?: times)? (?:of|in) (?:${cardinal}|\\d+)`,
  digits: "(?<![\\p{L}_]-?)\\d+(?:,\\d{3})*(?:\\.\\d+)?(?:\\s?%)?",
  part: `(?:(?:${cardinal}|an?|every)[ -](?:${cardinal}-)?${part}|half|halves|every other)`,
  cardinal: `(?:an? )?${cardinal}`,
  twice: "twice|doubled?",
  all: "(?<=nearly )(?:all|every)",
  one: `(?:one|a single)(?= (?:${counted})(?!\\p{L}))`,
  none: "none|not one",
  // “At most” and “the most” are no shares, and “most frequent” is a superlative.
  most: "(?<!(?:at|the) )most(?:ly)?(?! (?:frequent|often|common|likely))",
};

const number = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${Object.entries(patterns)
    .map(([name, pattern]) => `(?<${name}>${pattern})`)
    .join("|")})(?![\\p{L}\\p{N}])`,
  "giu",
);

/** What bounds a number that follows. */
const above = /(?:more|larger|longer|greater) than $|(?:above|over|beyond) $/i;
const below = /(?:fewer|less|smaller|shorter) than $|(?:below|under|nearly|almost) $/i;

/** The numbers that a text says. “One” counts where something that is counted follows it. */
export function numbersIn(text: string): Said[] {
  return [...text.matchAll(number)].map((match) => {
    const [words] = match;
    const before = text.slice(0, match.index);
    const { most, ...groups } = match.groups ?? {};
    const bound = most !== undefined || above.test(before) ? "above" : below.test(before) ? "below" : "at";
    return { words, value: most === undefined ? readNumber(words.toLowerCase(), groups) : 0.5, bound };
  });
}

function readNumber(words: string, { ratio, digits, part, cardinal, twice, none }: Record<string, string | undefined>) {
  if (ratio !== undefined) {
    const [first, second] = words.split(/ (?:times )?(?:of|in) /).map(counts);
    return (first ?? Number.NaN) / (second ?? Number.NaN);
  }
  if (digits !== undefined) return counts(words.replace(/\s?%/, "")) / (words.endsWith("%") ? 100 : 1);
  if (part !== undefined) return share(words);
  if (cardinal !== undefined) return counts(words.replace(/^an? /, ""));
  return twice !== undefined ? 2 : none !== undefined ? 0 : 1;
}

/** Digits, or the word for a whole number. */
const counts = (word: string) => cardinals[word] ?? Number(word.replaceAll(",", ""));

/** “Two fifths”, “every twentieth”, “a five-hundredth”; “every other” is every second. */
function share(words: string): number {
  const [first = "", ...rest] = words.split(/[ -]/);
  if (words === "every other") return 1 / 2;
  if (rest.length === 0) return 1 / (parts[first] ?? Number.NaN);
  const of = rest.map((word) => cardinals[word] ?? parts[word] ?? parts[word.replace(/s$/, "")] ?? Number.NaN);
  return (cardinals[first] ?? 1) / of.reduce((product, each) => product * each, 1);
}

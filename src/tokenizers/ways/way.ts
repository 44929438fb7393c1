/**
 * Ways to cut pre-tokens into a vocabulary's entries, by the names that links and the command line have for them, with what
 * people call them.
 */
export const wayLabels = {
  prefix: "longest prefix",
  suffix: "longest suffix",
  longest: "longest entry first",
  length: "by length, then rank",
  fewest: "fewest tokens",
  likely: "most likely",
  both: "prefix or suffix",
  dropout: "dropout",
} as const;

export type WayName = keyof typeof wayLabels;

export const wayNames = Object.keys(wayLabels) as readonly WayName[];

/** What each way does, in few words. */
export const wayWords: Readonly<Record<WayName, string>> = {
  prefix: "the longest entry that the text begins with, then that of the rest",
  suffix: "the longest entry that the text ends with, then that of what is before it",
  longest: "the longest entry anywhere, leftmost of equally long ones, then what is left beside it (FLOTA)",
  length: "the same, but of equally long entries the lowest id (LBPE)",
  fewest: "as few tokens as there can be; of several cuts that with the longest first",
  likely: "the highest sum of a Unigram model’s scores, elsewhere of Zipf’s law over the ids",
  both: "longest prefixes and longest suffixes, the likelier of the two",
  dropout: "BPE in which each merge is passed over with a probability",
};

/** A way, with what it is set to. */
export interface Way {
  readonly name: WayName;
  /** Of dropout: the probability with which a merge is passed over, 0 to 1. */
  readonly p: number;
  /** Of dropout: which draw it is, 0 to {@link mostSeed}. */
  readonly seed: number;
}

export const mostSeed = 999_999;

/** What dropout begins with: the probability that Provilkov et al. 2020 train with. */
export const usualDropout = { p: 0.1, seed: 0 } as const;

/** A way as it begins. */
export function wayNamed(name: WayName): Way {
  return { name, ...usualDropout };
}

/** Reads what {@link writeWay} writes; null for anything else. */
export function readWay(written: string): Way | null {
  const [, word = "", p, seed] = /^([a-z]+)(?:-([01](?:\.\d{1,6})?)(?:-(\d{1,6}))?)?$/.exec(written) ?? [];
  const name = wayNames.find((known) => known === word);
  if (name === undefined || (p !== undefined && name !== "dropout")) return null;
  const way = { name, p: Number(p ?? usualDropout.p), seed: Number(seed ?? usualDropout.seed) };
  return way.p > 1 ? null : way;
}

/** A way as references of columns end in it: `fewest`, `dropout`, `dropout-0.3`, `dropout-0.1-7`. */
export function writeWay({ name, p, seed }: Way): string {
  if (name !== "dropout" || (p === usualDropout.p && seed === usualDropout.seed)) return name;
  return seed === usualDropout.seed ? `${name}-${p}` : `${name}-${p}-${seed}`;
}

/** What people call a way: “fewest tokens”, “dropout 0.1, seed 7”. */
export function wayLabel({ name, p, seed }: Way): string {
  return name === "dropout" ? `${wayLabels.dropout} ${p}, seed ${seed}` : wayLabels[name];
}

/** Bytes of different pre-tokens below which learning is over soon in any case. */
const fewest = 10_000_000;
/** The part of a text that different pre-tokens come to where they hardly repeat; of words it is a tenth. */
const most = 1 / 4;
/** Bytes of memory that learning takes for a byte of them. */
const perByte = 20;

/** Bytes of a text's pre-tokens that are learned from: of different ones, and of all as often as they stand there. */
export interface WordBytes {
  readonly different: number;
  readonly all: number;
}

/** What is said of a text before it is learned from, where its pre-tokens hardly repeat, as whole lines do; null where they do. */
export function longWordsWarning({ different, all }: WordBytes): string | null {
  if (different < fewest || different < all * most) return null;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString("en")} MB`;
  return `Pre-tokens hardly repeat: different ones make up ${megabytes(different)} of ${megabytes(all)}. Learning may take ${megabytes(different * perByte)} of memory, and minutes; where a pattern cuts words, it takes a small part of both.`;
}

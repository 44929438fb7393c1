import alike from "virtual:package-data/look-alikes";
import type { LayoutName } from "./options";

/** Keyboards by their rows of letters, from the top; each row is half a key to the right of the one above. */
const layouts: Readonly<Record<LayoutName, readonly string[]>> = {
  qwerty: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
  qwertz: ["qwertzuiopü", "asdfghjklöä", "yxcvbnm"],
  azerty: ["azertyuiop", "qsdfghjklm", "wxcvbn"],
  turkish: ["qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"],
  russian: ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"],
};

/** All keyboards have the digits in one row. */
const digits = "1234567890";

const made = new Map<LayoutName, ReadonlyMap<string, readonly string[]>>();

/** The letters on the keys around each letter of a keyboard, small beside small and capital beside capital, and digits beside digits. */
export function neighboursOn(layout: LayoutName): ReadonlyMap<string, readonly string[]> {
  const known = made.get(layout);
  if (known !== undefined) return known;
  const neighbours = new Map<string, readonly string[]>();
  for (const rows of [layouts[layout], layouts[layout].map((row) => capitals(row, layout)), [digits]]) {
    for (const [r, row] of rows.entries()) {
      for (let c = 0; c < row.length; c++) {
        const keys = [
          [r, c - 1],
          [r, c + 1],
          [r - 1, c],
          [r - 1, c + 1],
          [r + 1, c - 1],
          [r + 1, c],
        ] as const;
        neighbours.set(
          row.charAt(c),
          keys.flatMap(([down, across]) => rows[down]?.[across] ?? []),
        );
      }
    }
  }
  made.set(layout, neighbours);
  return neighbours;
}

function capitals(row: string, layout: LayoutName): string {
  const dotted = layout === "turkish" ? row.replaceAll("i", "İ") : row;
  return dotted.toUpperCase();
}

/** What looks like each of the letters and digits that have such, by Unicode's confusables (UTS #39). */
export const lookAlikes: ReadonlyMap<string, readonly string[]> = new Map(
  alike.split(" ").flatMap((letters) => {
    const all = Array.from(letters);
    return all.map((letter) => [letter, all.filter((other) => other !== letter)] as const);
  }),
);

/**
 * What optical character recognition takes for another, in both directions: a small table of well-known confusions, of ours. The
 * longer ones are looked for first.
 */
const misread =
  'rn=m cl=d vv=w li=h ri=n 0=O 0=o 1=l 1=I l=I 5=S 8=B 6=b 9=g 2=Z c=e h=b u=v n=u f=t ﬁ=fi ﬂ=fl —=- ’=\' “=" ”=" ,=.';

/** What each of the texts that are confused may be read as, by the text. */
export const misreadings: ReadonlyMap<string, readonly string[]> = misreadingsOf(misread);

/** Characters of the longest text in {@link misreadings}. */
export const longestMisread = 2;

function misreadingsOf(pairs: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (from: string, to: string) => found.set(from, [...(found.get(from) ?? []), to]);
  for (const pair of pairs.split(" ")) {
    const [one = "", other = ""] = pair.split("=");
    add(one, other);
    add(other, one);
  }
  return found;
}

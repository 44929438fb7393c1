import { formNames } from "../forms";
import { qtokClasses } from "../qtokClasses";
import { entryScripts } from "../scriptsOfEntries";
import { lacking, type Pair, repeated, type Side } from "./side";

/** Entries of one class: of each vocabulary, and those that both have. */
export interface ClassShare {
  /** A form, a class of Qtok’s, a script (ISO 15924, or `mixed`, `none`), or a length in bytes (“5–6”). */
  readonly name: string;
  readonly a: number;
  readonly b: number;
  readonly common: number;
}

/** The common part by what entries are. Each entry is in one class of each list; the lists' sums are the vocabularies' sizes. */
export interface CommonPart {
  readonly lengths: readonly ClassShare[];
  readonly forms: readonly ClassShare[];
  /** Qtok’s classes, in the order of its table. */
  readonly qtok: readonly ClassShare[];
  /** The commonest first. */
  readonly scripts: readonly ClassShare[];
}

/** Longest entries of each class by their bytes; the last has no end. */
const lengthEnds = [1, 2, 3, 4, 6, 8, 12, 16, 32] as const;
const lengthNames = [
  ...lengthEnds.map((end, i) => {
    const start = (lengthEnds[i - 1] ?? 0) + 1;
    return start === end ? `${end}` : `${start}–${end}`;
  }),
  `${(lengthEnds.at(-1) ?? 0) + 1}+`,
];

/**
 * Tells by length, form and script what two vocabularies have in common. An entry that both have is of the class that it has in the
 * first: its form alone can be another one in the second, where it may have a twin.
 */
export function commonPart({ a, b, inB, inA }: Pair): CommonPart {
  const lengths = new Shares(lengthNames);
  const forms = new Shares(formNames);
  const qtok = new Shares(qtokClasses);
  const scripts = new Shares(entryScripts);
  const count = (
    { compared, forms: formOf, qtok: classOf, scripts: scriptOf }: Side,
    place: number,
    side: "a" | "b" | "common",
  ) => {
    const { offsets } = compared.columns;
    lengths.add(lengthClass((offsets[place + 1] as number) - (offsets[place] as number)), side);
    forms.add(formOf[place] as number, side);
    qtok.add(classOf[place] as number, side);
    scripts.add(scriptOf[place] as number, side);
  };
  inB.forEach((other, place) => {
    if (other !== repeated) count(a, place, other === lacking ? "a" : "common");
  });
  inA.forEach((other, place) => {
    if (other === lacking) count(b, place, "b");
  });
  const byScript = scripts.list().sort((one, other) => other.a + other.b - (one.a + one.b));
  return { lengths: lengths.list(), forms: forms.list(), qtok: qtok.list(), scripts: byScript };
}

function lengthClass(bytes: number): number {
  const found = lengthEnds.findIndex((end) => bytes <= end);
  return found === -1 ? lengthEnds.length : found;
}

/** Counts by class and side. */
class Shares {
  private readonly names: readonly string[];
  private readonly counts: Record<"a" | "b" | "common", Uint32Array>;

  constructor(names: readonly string[]) {
    this.names = names;
    const none = () => new Uint32Array(names.length);
    this.counts = { a: none(), b: none(), common: none() };
  }

  add(number: number, side: "a" | "b" | "common"): void {
    const counts = this.counts[side];
    counts[number] = (counts[number] as number) + 1;
  }

  /** Classes that either has. */
  list(): ClassShare[] {
    const { a, b, common } = this.counts;
    return this.names.flatMap((name, i) => {
      const both = common[i] as number;
      const share = { name, a: (a[i] as number) + both, b: (b[i] as number) + both, common: both };
      return share.a + share.b === 0 ? [] : [share];
    });
  }
}

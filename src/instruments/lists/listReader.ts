/** A line of a list that could not be read, or that says something else than the list needs. */
export interface LineProblem {
  /** From 1. */
  readonly line: number;
  /** A sentence without an end, which stands behind “Line 12”: `has three columns, and a word and its segments are two`. */
  readonly message: string;
}

/** What a list comes to. Lines that could not be read are left out of it. */
export interface ReadList<Entry> {
  readonly entries: readonly Entry[];
  /** The first lines that were left out. */
  readonly problems: readonly LineProblem[];
  /** How many were left out in all. */
  readonly problemCount: number;
  /** A sentence on how the lines were understood, where they can be written in several ways; null where there is one. */
  readonly note: string | null;
}

/** What lists there are, by what their lines say. A list that somebody gives is kept as one of these. */
export type ListKind = "gold" | "words" | "affixes" | "terms" | "pairs" | "table";

/** How a kind of lists is written and read. Pure: the page, its workers and the command line all read with it. */
export interface ListReader<Entry> {
  readonly kind: ListKind;
  /** What an entry is called: “word”, “words”. */
  readonly words: readonly [one: string, many: string];
  /** How a line is written, in a sentence or two. */
  readonly format: string;
  /** Some lines, as an example. */
  readonly example: string;
  /** Reads a list's text; lines may end in any of LF, CR LF and CR. */
  read(text: string): ReadList<Entry>;
}

/** Lines whose problems are told one by one. */
const mostProblems = 20;

/** What a reader collects while it goes through the lines. */
export class ListBuilder<Entry> {
  private readonly entries: Entry[] = [];
  private readonly problems: LineProblem[] = [];
  private problemCount = 0;

  add(entry: Entry): void {
    this.entries.push(entry);
  }

  /** @param message as {@link LineProblem.message} */
  refuse(line: number, message: string): void {
    this.problemCount++;
    if (this.problems.length < mostProblems) this.problems.push({ line, message });
  }

  finish(note: string | null = null): ReadList<Entry> {
    const { entries, problems, problemCount } = this;
    return { entries, problems, problemCount, note };
  }
}

/**
 * What is wrong with a list as a whole, in sentences, the first lines named; null where all of it could be read.
 * @param name what the list is called
 */
export function listProblem<Entry>(
  { words: [, many] }: ListReader<Entry>,
  { entries, problems, problemCount }: ReadList<Entry>,
  name: string,
): string | null {
  if (problemCount === 0) return entries.length === 0 ? `There are no ${many} in “${name}”.` : null;
  const told = problems.slice(0, 3).map(({ line, message }) => `Line ${line} ${message}.`);
  const more = problemCount - told.length;
  const rest = more === 0 ? "" : ` ${more} more ${more === 1 ? "line is" : "lines are"} left out.`;
  const whole = entries.length === 0 ? `Of “${name}” nothing could be read. ` : `Of “${name}”: `;
  return `${whole}${told.join(" ")}${rest}`;
}

/** Texts that were read last, of each reader: a list is put to several columns one after another. */
const lastRead = new WeakMap<ListReader<never>, Map<string, ReadList<unknown>>>();

/** Texts that stay read. */
const mostRead = 4;

/** Reads a list, once for as long as it is asked for again. */
export function readOnce<Entry>(reader: ListReader<Entry>, text: string): ReadList<Entry> {
  const key = reader as ListReader<never>;
  const known = lastRead.get(key) ?? new Map<string, ReadList<unknown>>();
  lastRead.set(key, known);
  // It was read by this reader.
  const found = (known.get(text) as ReadList<Entry> | undefined) ?? reader.read(text);
  known.delete(text);
  known.set(text, found);
  for (const oldest of known.keys()) if (known.size > mostRead) known.delete(oldest);
  return found;
}

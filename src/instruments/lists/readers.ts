import { cellsOf, linesOf } from "./cells";
import { ListBuilder, type ListReader } from "./listReader";

/** Words, each once, as they are written. */
export const wordsReader: ListReader<string> = {
  kind: "words",
  words: ["word", "words"],
  format: "A word a line; of a table the first column.",
  example: "house\nhouses\nhouseboat",
  read(text) {
    const list = new ListBuilder<string>();
    const seen = new Set<string>();
    for (const { cells } of cellsOf(text)) {
      const [word = ""] = cells;
      if (word === "" || seen.has(word)) continue;
      seen.add(word);
      list.add(word);
    }
    return list.finish();
  },
};

/** An affix, or a root. */
export interface Affix {
  /** Without the hyphens that say where it stands. */
  readonly form: string;
  /** By where its hyphen stands: “-ler” is a suffix, “un-” a prefix; without one it is a root. */
  readonly place: "prefix" | "suffix" | "infix" | "root";
}

/** Affixes and roots. */
export const affixesReader: ListReader<Affix> = {
  kind: "affixes",
  words: ["affix", "affixes"],
  format: "An affix a line, with a hyphen where the word goes on: -ler, un-, -o-. One without a hyphen is a root.",
  example: "un-\n-ness\n-ing\nhouse",
  read(text) {
    const list = new ListBuilder<Affix>();
    const seen = new Set<string>();
    for (const { line, cells } of cellsOf(text)) {
      const [written = ""] = cells;
      const form = written.replace(/^[-‐–]|[-‐–]$/g, "");
      if (form === "") list.refuse(line, `has no affix: “${written}” is nothing but a hyphen`);
      else if (!seen.has(written)) {
        seen.add(written);
        const [before, after] = [/^[-‐–]/.test(written), /[-‐–]$/.test(written)];
        list.add({ form, place: before ? (after ? "infix" : "suffix") : after ? "prefix" : "root" });
      }
    }
    return list.finish();
  },
};

/** A term, which may be several words. */
export interface Term {
  readonly term: string;
  /** What it is called to be one of; empty where the list does not say. */
  readonly class: string;
}

/** Terms, each with a class. */
export const termsReader: ListReader<Term> = {
  kind: "terms",
  words: ["term", "terms"],
  format: "A term a line, and behind a tab or a comma its class, which may be left out.",
  example: "habeas corpus\tlegal\nmyocardial infarction\tmedical",
  read(text) {
    const list = new ListBuilder<Term>();
    for (const { line, cells } of cellsOf(text)) {
      const [term = "", className = ""] = cells;
      if (term === "") list.refuse(line, "has a class and no term");
      else if (cells.length > 2) list.refuse(line, `has ${cells.length} columns, and a term and its class are two`);
      else list.add({ term, class: className });
    }
    return list.finish();
  },
};

/** Two texts that belong together. */
export interface Pair {
  readonly first: string;
  readonly second: string;
}

/** Pairs of texts: noisy and clean, a pattern and what it is replaced by. */
export const pairsReader: ListReader<Pair> = {
  kind: "pairs",
  words: ["pair", "pairs"],
  format: "Two texts a line, with a tab between.",
  example: "definately\tdefinitely\nteh\tthe",
  read(text) {
    const list = new ListBuilder<Pair>();
    for (const { line, text: content } of linesOf(text)) {
      const [first = "", second, ...others] = content.split("\t");
      if (second === undefined) list.refuse(line, "has one column, and a pair needs a tab between its two texts");
      else if (others.length > 0) list.refuse(line, `has ${others.length + 2} columns, and a pair has two`);
      else list.add({ first, second });
    }
    return list.finish();
  },
};

/** Rows of cells, as many in each. */
export const tableReader: ListReader<readonly string[]> = {
  kind: "table",
  words: ["row", "rows"],
  format: "A row a line, its cells between tabs or commas, as many in each row.",
  example: "a\tb\tc\n1\t2\t3",
  read(text) {
    const list = new ListBuilder<readonly string[]>();
    const lines = cellsOf(text);
    const columns = lines[0]?.cells.length ?? 0;
    for (const { line, cells } of lines) {
      if (cells.length === columns) list.add(cells);
      else list.refuse(line, `has ${cells.length} cells, and the first line ${columns}`);
    }
    return list.finish();
  },
};

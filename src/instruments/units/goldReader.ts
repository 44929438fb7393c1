import { utf8Encode } from "../../text/utf8";
import { type CellLine, cellsOf } from "../lists/cells";
import { ListBuilder, type ListReader } from "../lists/listReader";

/** A word with the segments that it should be cut into. */
export interface GoldWord {
  readonly word: string;
  /** Their texts make the word. */
  readonly segments: readonly string[];
  /** Where they end inside the word, in bytes of its UTF-8, rising; none of a word that is one segment. */
  readonly ends: readonly number[];
  /** UTF-8 bytes of the word. */
  readonly bytes: number;
  /** Which segments are roots; null where the list does not say. */
  readonly roots: readonly number[] | null;
  /** What it is listed under, such as the resource that it is from; empty where the list does not say. */
  readonly class: string;
}

/** What a line says, before it is known whether its segments make its word. */
interface Written {
  readonly word: string;
  /** A cell with all of them, or each. */
  readonly segments: string | readonly string[];
  readonly root: string;
  readonly class: string;
  /** Whether segments may be written in their dictionary form, of which only those behind the first are in the word as they are. */
  readonly isCanonical?: boolean;
}

/** How the lines of a list are laid out: which line says what, or why it says nothing. */
interface Layout {
  readonly note: string;
  readonly isHeadFirst: boolean;
  read(cells: readonly string[]): Written | string;
}

const names = {
  word: ["word", "wordform", "full_word", "form"],
  segments: ["segments", "segmentation", "gold", "morphemes", "gold_standard_segmentation"],
  first: ["pt1", "preceding_part"],
  rest: ["rest", "following_part"],
  root: ["root", "stem", "lemma"],
  class: ["class", "origin", "source"],
} as const;

/** What may stand between segments, in the order in which it is tried. */
const separators = [/\s*\|\s*/, /\s*@@\s*/, /\s*\+\s*/, /\s+/, /[·‧]/] as const;

/** Words with their gold segments. */
export const goldReader: ListReader<GoldWord> = {
  kind: "gold",
  words: ["word", "words"],
  format:
    "A word a line, and behind a tab or a comma its segments with “|” between; in a third column the root, or a class. The tables of MorphScore and MorphyNet are read as they are.",
  example: "unhappiness\tun|happi|ness\thappi\nevlerimizden\tev|ler|imiz|den\tev",
  read(text) {
    const list = new ListBuilder<GoldWord>();
    const lines = cellsOf(text);
    const layout = layoutOf(lines);
    for (const { line, cells } of layout.isHeadFirst ? lines.slice(1) : lines) {
      const written = layout.read(cells);
      const made = typeof written === "string" ? written : goldWord(written);
      if (typeof made === "string") list.refuse(line, made);
      else list.add(made);
    }
    return list.finish(layout.note === "" ? null : layout.note);
  },
};

function layoutOf(lines: readonly CellLine[]): Layout {
  const first = lines[0]?.cells ?? [];
  const heads = first.map((cell) => cell.toLowerCase());
  const at = (name: keyof typeof names) => heads.findIndex((head) => (names[name] as readonly string[]).includes(head));
  const [word, segments, start, rest] = [at("word"), at("segments"), at("first"), at("rest")];
  const [root, className] = [at("root"), at("class")];
  const cell = (cells: readonly string[], i: number) => (i === -1 ? "" : (cells[i] ?? ""));
  if (word !== -1 && (segments !== -1 || (start !== -1 && rest !== -1))) {
    return {
      note: segments === -1 ? "Read as MorphScore’s table." : "Read by its first line, which names the columns.",
      isHeadFirst: true,
      read: (cells) => ({
        word: cell(cells, word),
        segments: segments === -1 ? [cell(cells, start), cell(cells, rest)] : cell(cells, segments),
        root: cell(cells, root),
        class: cell(cells, className),
      }),
    };
  }
  if (first.length === 6 && /^(prefix|suffix)$/.test(first[5] ?? "")) {
    return { note: "Read as MorphyNet’s derivations.", isHeadFirst: false, read: readDerivation };
  }
  // Its second column is a form and its third features: a word with segments behind it is nobody's inflection.
  if (first.length === 4 && !first[1]?.includes("|")) {
    return {
      note: "Read as MorphyNet’s inflections: what stands before the last segments in a word is its stem.",
      isHeadFirst: false,
      read: ([, form = "", , segmentation = ""]) =>
        segmentation === "" || segmentation === "-"
          ? "has no segmentation"
          : { word: form, segments: segmentation, root: "", class: "", isCanonical: true },
    };
  }
  return { note: "", isHeadFirst: false, read: readPlain };
}

function readPlain(cells: readonly string[]): Written | string {
  const [word = "", segments, third = "", ...others] = cells.length === 1 ? betweenSpaces(cells[0] ?? "") : cells;
  if (others.length > 0) return `has ${cells.length} columns, and a word, its segments and its root or class are three`;
  if (segments === undefined) {
    return word.includes("|")
      ? { word: word.replaceAll("|", ""), segments: word, root: "", class: "" }
      : "has one column, and a word needs its segments behind a tab or a comma";
  }
  return { word, segments, root: third, class: third };
}

/**
 * The cells of a line whose tab has become spaces, as where it was copied from a page: a word and segments that make it; else
 * the line as it is.
 */
function betweenSpaces(line: string): readonly string[] {
  const cells = line.split(/\s+/);
  return cells.length === 2 && cells[1]?.includes("|") && cells[1].replaceAll("|", "") === cells[0] ? cells : [line];
}

/** A derived word and the affix that it has more than its base. */
function readDerivation(cells: readonly string[]): Written | string {
  const [, word = "", , , affix = "", place = ""] = cells;
  const isPrefix = place === "prefix";
  if (affix === "" || !(isPrefix ? word.startsWith(affix) : word.endsWith(affix)) || affix === word)
    return `has an affix “${affix}” that “${word}” does not ${isPrefix ? "begin" : "end"} with`;
  const base = isPrefix ? word.slice(affix.length) : word.slice(0, word.length - affix.length);
  return { word, segments: isPrefix ? [affix, base] : [base, affix], root: base, class: "" };
}

/** The word, or why its segments are none. */
function goldWord({
  word,
  segments: written,
  root,
  class: className,
  isCanonical = false,
}: Written): GoldWord | string {
  if (word === "") return "has no word";
  const segments = segmentsOf(word, written, isCanonical);
  if (segments === null) {
    const told = typeof written === "string" ? written : written.join("|");
    return `has segments “${told}” that do not make “${word}”`;
  }
  let end = 0;
  const all = segments.map((segment) => (end += utf8Encode(segment).length));
  const named = root === "" ? [] : root.split("|");
  const roots = segments.flatMap((segment, i) => (named.includes(segment) ? [i] : []));
  const isRoot = isCanonical || roots.length > 0;
  return {
    word,
    segments,
    ends: all.slice(0, -1),
    bytes: end,
    roots: isCanonical ? [0] : isRoot ? roots : null,
    class: isRoot && className === root ? "" : className,
  };
}

function segmentsOf(word: string, written: string | readonly string[], isCanonical: boolean): readonly string[] | null {
  const isWord = (segments: readonly string[]) => segments.join("") === word && segments.every((one) => one !== "");
  if (typeof written !== "string") return isWord(written) ? written : null;
  if (written === word) return [word];
  for (const separator of separators) {
    const segments = written.split(separator);
    if (segments.length === 1) continue;
    if (isWord(segments)) return segments;
    const tail = segments.slice(1);
    const end = tail.join("");
    if (isCanonical && end !== "" && end.length < word.length && word.endsWith(end))
      return [word.slice(0, word.length - end.length), ...tail];
  }
  return null;
}

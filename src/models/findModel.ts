import { type ModelRow, type ModelWindow, modelTable, type SentenceRow, type TokenizerRow } from "./modelTable";

/** A row of the table, as a name leads to it. */
export interface FoundModel<Row extends ModelRow = ModelRow> {
  readonly row: Row;
  /** The model's name: as its publisher writes it where it is listed so, else as it was typed. */
  readonly name: string;
  /** The context window that the publisher states for the model of this very name; null where that is not known. */
  readonly window: ModelWindow | null;
}

/** Whether a row names a tokenizer. */
export function hasTokenizer(found: FoundModel): found is FoundModel<TokenizerRow> {
  return "tokenizer" in found.row;
}

/** Whether a row says in a sentence what is known. */
export function hasSentence(found: FoundModel): found is FoundModel<SentenceRow> {
  return "sentence" in found.row;
}

/** A name of the table, taken apart. */
interface Pattern {
  readonly row: ModelRow;
  readonly name: string;
  readonly words: readonly string[];
  readonly isListed: boolean;
  /** Whether later versions are meant too. */
  readonly isOpen: boolean;
}

const patterns: readonly Pattern[] = modelTable.flatMap((row) => [
  ...row.names.map((name) => ({ row, name, words: wordsOf(name), isListed: true, isOpen: false })),
  ...(row.also ?? []).map((name) => ({ row, name, words: wordsOf(name), isListed: false, isOpen: name.endsWith("*") })),
]);

/**
 * The row for a model's name, however providers write it: with an owner (`openai/gpt-4o`, `models/…`, `us.anthropic.…`,
 * `@cf/meta/…`), a date, a size or a tag behind it (`llama3.1:8b`), or as a fine-tuned one (`ft:gpt-4o:org::id`).
 * @returns null where no name of the table begins it
 */
export function findModel(typed: string): FoundModel | null {
  for (const candidate of candidatesOf(typed)) {
    const words = wordsOf(candidate);
    let best: Pattern | null = null;
    for (const pattern of patterns) {
      if (pattern.words.length > (best?.words.length ?? 0) && begins(pattern, words)) best = pattern;
    }
    if (best !== null) return found(best, words, typed);
  }
  return null;
}

/**
 * Models of which somebody may be typing the name: all words typed are words of it, in their order, the last one as far as it
 * goes. Those whose name begins so come first, else they stand as in the table.
 */
export function suggestModels(typed: string): readonly FoundModel[] {
  const words = wordsOf(candidatesOf(typed)[0] ?? "");
  if (words.length === 0) return [];
  const matching = patterns.filter((pattern) => pattern.isListed && mayBecome(pattern.words, words));
  const starts = ({ words: own }: Pattern) => own[0]?.startsWith(words[0] ?? "") ?? false;
  const ordered = [...matching.filter(starts), ...matching.filter((pattern) => !starts(pattern))];
  return ordered.map((pattern) => found(pattern, pattern.words, pattern.name));
}

/** A name's words, in lower case: letters and numbers apart: “gpt-4o-mini” is gpt, 4, o, mini, and “llama3.1” is llama, 3, 1. */
export function wordsOf(name: string): string[] {
  return (
    name
      .normalize("NFKC")
      .toLowerCase()
      .replaceAll("+", " plus ")
      .match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? []
  );
}

/** What of a name may be the model's, the likeliest first. */
function candidatesOf(typed: string): string[] {
  const path = typed.trim().replace(/\/+$/, "");
  const last = path.slice(path.lastIndexOf("/") + 1);
  // Some hosts may have no dot in a name: “llama-v3p1”.
  const parts = last.split(":").map((part) => part.replace(/\bv(\d+)p(\d+)/i, "$1.$2"));
  const withoutOwner = parts.map((part) => part.replace(/^(?:[a-z][a-z-]*\.)+(?=[a-z])/i, ""));
  return [...new Set([...withoutOwner, ...parts, path])];
}

/** Whether words begin with a name's, and go on as the same version of it. */
function begins({ words: own, row, isOpen }: Pattern, words: readonly string[]): boolean {
  if (own.length > words.length || !own.every((word, i) => word === words[i])) return false;
  if (row.isWhole && !isOpen) return own.length === words.length;
  const [next, after] = words.slice(own.length);
  if (isOpen || next === undefined || !isVersion(own.at(-1))) return true;
  // “Llama 3” is not in “Llama 3B”, and Llama 3.9 is another than 3, but “Llama 3 8B” is one.
  return !isSize(next) && !(isVersion(next) && !isUnit(after));
}

function isVersion(word: string | undefined): boolean {
  return word !== undefined && /^\d{1,2}$/.test(word);
}

function isSize(word: string | undefined): boolean {
  return word === "b" || word === "m";
}

function isUnit(word: string | undefined): boolean {
  return word !== undefined && /^[bmkxet]$/.test(word);
}

/** Whether a name has all these words in their order, the last one as far as it goes; for words as {@link wordsOf} gives them. */
export function mayBecome(own: readonly string[], words: readonly string[]): boolean {
  let at = 0;
  return words.every((word, i) => {
    const isLast = i === words.length - 1;
    while (at < own.length && !(isLast ? own[at]?.startsWith(word) : own[at] === word)) at++;
    return at++ < own.length;
  });
}

/** Words that do not make another model of it, as far as its window goes. */
const tails: ReadonlySet<string> = new Set(["latest", "preview", "instruct", "chat", "it", "base", "exp"]);

function found(pattern: Pattern, words: readonly string[], typed: string): FoundModel {
  const { row } = pattern;
  const rest = words[pattern.words.length];
  const isSame = !pattern.isOpen && (rest === undefined || /^\d/.test(rest) || tails.has(rest));
  const listed = row.names.find((name) => wordsOf(name).join(" ") === words.join(" "));
  return {
    row,
    name: listed !== undefined && wordsOf(typed).join(" ") === words.join(" ") ? listed : typed.trim(),
    window: isSame && "window" in row ? (row.window ?? null) : null,
  };
}

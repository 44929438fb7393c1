import {
  type ModelRow,
  type ModelWindow,
  modelTable,
  otherSpellings,
  type SentenceRow,
  type TokenizerRow,
} from "./modelTable";

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
 * `@cf/meta/…`, `Meta-Llama-…`), a date, a size or a tag behind it (`llama3.1:8b`), as a fine-tuned one (`ft:gpt-4o:org::id`), or in
 * another script (ジェミニ).
 * @returns null where no name of the table begins it
 */
export function findModel(typed: string): FoundModel | null {
  for (const written of [typed, respelled(typed)]) {
    const tagged = readTag(written);
    if (tagged !== null) return found(tagged.pattern, tagged.words, typed);
    for (const candidate of candidatesOf(written)) {
      const words = wordsOf(candidate);
      const best = longest(words, 0);
      if (best !== null) return found(best, words, typed);
    }
  }
  return null;
}

/** A name whose tag says which model it is (“deepseek-r1:14b”), as the table has it; null where it says how it is served. */
function readTag(written: string): { readonly pattern: Pattern; readonly words: readonly string[] } | null {
  const [name = "", tag] = withoutOwner(lastOf(written)).split(/:(.*)/s);
  if (tag === undefined) return null;
  const words = wordsOf(`${name} ${tag}`);
  const pattern = longest(words, wordsOf(name).length);
  return pattern === null ? null : { pattern, words };
}

/** The longest name that words begin with, of more words than so many. */
function longest(words: readonly string[], moreThan: number): Pattern | null {
  let best: Pattern | null = null;
  for (const pattern of patterns) {
    if (pattern.words.length > (best?.words.length ?? moreThan) && begins(pattern, words)) best = pattern;
  }
  return best;
}

/**
 * Models of which somebody may be typing the name: all words typed are words of it, in their order, the last one as far as it
 * goes. Those whose name begins so come first, else they stand as in the table.
 */
export function suggestModels(typed: string): readonly FoundModel[] {
  const listed = (written: string) => {
    const words = readTag(written)?.words ?? wordsOf(candidatesOf(written)[0] ?? "");
    if (words.length === 0) return [];
    const matching = patterns.filter((pattern) => pattern.isListed && mayBecome(pattern.words, words));
    const starts = ({ words: own }: Pattern) => own[0]?.startsWith(words[0] ?? "") ?? false;
    return [...matching.filter(starts), ...matching.filter((pattern) => !starts(pattern))];
  };
  const asTyped = listed(typed);
  const ordered = asTyped.length > 0 ? asTyped : listed(respelled(typed));
  return ordered.map((pattern) => found(pattern, pattern.words, pattern.name));
}

/** A name as the table has it, where it is written in another way. */
function respelled(typed: string): string {
  return otherSpellings.reduce(
    (name, [written, meant]) => name.replace(written, ` ${meant} `),
    typed.normalize("NFKC"),
  );
}

/** Words of names that one may slip in: shorter ones are a slip from too many others. */
const slippery: ReadonlySet<string> = new Set(
  patterns.flatMap(({ words }) => words.filter((word) => word.length >= 5 && !/\d/.test(word))),
);
const allWords: ReadonlySet<string> = new Set(patterns.flatMap(({ words }) => words));

/**
 * The name that somebody may have meant who typed one that is not known: words that are one slip away from one of a name's are that.
 * @returns null where it is known, or none is that near
 */
export function nearModel(typed: string): string | null {
  if (findModel(typed) !== null) return null;
  const meant = typed.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => {
    const folded = word.toLowerCase();
    return allWords.has(folded) ? word : ([...slippery].find((one) => isOneSlip(folded, one)) ?? word);
  });
  return meant !== typed && findModel(meant) !== null ? meant.trim() : null;
}

/** Whether a letter is left out, two have changed places, or one is too many or another; the last one does not, since other words end so. */
function isOneSlip(typed: string, meant: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at++;
  const agree = (ofTyped: number, ofMeant: number) => typed.slice(at + ofTyped) === meant.slice(at + ofMeant);
  if (agree(0, 1)) return true;
  if (typed[at] === meant[at + 1] && typed[at + 1] === meant[at] && agree(2, 2)) return true;
  return at < typed.length - 1 && (agree(1, 0) || agree(1, 1));
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
  const parts = lastOf(typed).split(":");
  return [...new Set([...parts.map(withoutOwner), ...parts, typed.trim()])];
}

/** A name without the path before it. Some hosts may have no dot in one: “llama-v3p1”. */
function lastOf(typed: string): string {
  const path = typed.trim().replace(/\/+$/, "");
  return path.slice(path.lastIndexOf("/") + 1).replace(/\bv(\d+)p(\d+)/gi, "$1.$2");
}

/** A name without whose it is: “us.anthropic.”, “Meta-”, “openai ”. */
function withoutOwner(name: string): string {
  return name
    .replace(/^(?:(?:[a-z][a-z-]*|ai21)\.)+(?=[a-z])/i, "")
    .replace(
      /^(?:meta|openai|anthropic|google|deepseek-ai|nvidia|ibm|alibaba|tencent|baidu|bytedance|perplexity)[\s_-]+(?=\S)/i,
      "",
    );
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

import type { SyntaxNodeRef, Tree } from "@lezer/common";
import { getStyleTags, type Tag, tags } from "@lezer/highlight";
import type { Utf16Offset } from "../../text/utf8";
import { breathe } from "../breathe";
import type { Control } from "../instrument";
import { LastText } from "../lastText";
import { type Language, loadGrammar } from "./languages";

/** What a lexeme is. */
export const kinds = {
  identifier: "identifiers",
  keyword: "keywords",
  number: "numbers",
  string: "strings",
  comment: "comments",
  operator: "operators",
  punctuation: "punctuation",
  other: "all else",
} as const;

export type LexemeKind = keyof typeof kinds;

/** A lexeme of a text, in UTF-16 units. */
export interface Lexeme {
  readonly kind: LexemeKind;
  readonly start: Utf16Offset;
  readonly end: Utf16Offset;
}

/** A text's lexemes, in order. */
export interface Lexemes {
  readonly lexemes: readonly Lexeme[];
  /** Places that the grammar has no rule for. */
  readonly errors: number;
}

/** What of an instrument's work is done once a text is parsed: text that is no code takes the longest. */
const parsed = 0.6;

const last = new LastText<Lexemes>();

/** The lexemes of a text by a language's grammar. */
export async function lexemesOf(text: string, language: Language, { onProgress, signal }: Control): Promise<Lexemes> {
  const known = last.get(text, language);
  if (known !== null) return known;
  const parsing = (await loadGrammar(language, text)).startParse(text);
  let tree: Tree | null = null;
  for (let step = 0; tree === null; step++) {
    if (step % 4096 === 0) {
      onProgress((parsed * parsing.parsedPos) / Math.max(1, text.length));
      await breathe(signal);
    }
    tree = parsing.advance();
  }
  return last.keep(read(tree, text), text, language);
}

/** A node that has been entered and not left. */
interface Open {
  /** Up to where its lexemes have been told. */
  at: Utf16Offset;
  /** What of it is in no node inside it. */
  readonly kind: LexemeKind;
  /** What nodes inside of it are that say nothing of themselves; null where it does not say. */
  readonly inner: LexemeKind | null;
}

function read(tree: Tree, text: string): Lexemes {
  const lexemes: Lexeme[] = [];
  const open: Open[] = [{ at: 0, kind: "other", inner: null }];
  let errors = 0;
  let told = 0;
  const tell = (from: Utf16Offset, to: Utf16Offset, kind: LexemeKind) => {
    const found = text.slice(from, to);
    const start = from + found.length - found.trimStart().length;
    const end = from + found.trimEnd().length;
    if (end <= start) return;
    const before = lexemes.at(-1);
    // A string with an escape in it, or a comment with a word that has a name, is one all the same.
    const isMore = before !== undefined && before.kind === kind && told === from;
    told = to;
    if (isMore && (kind === "string" || kind === "comment")) lexemes[lexemes.length - 1] = { ...before, end };
    else lexemes.push({ kind, start, end });
  };
  const tellUpTo = (place: Utf16Offset) => {
    const outer = open.at(-1);
    if (outer === undefined) return;
    if (place > outer.at) tell(outer.at, place, outer.kind);
    outer.at = Math.max(outer.at, place);
  };
  tree.iterate({
    enter(node) {
      if (node.type.isError) errors++;
      tellUpTo(node.from);
      const rule = getStyleTags(node);
      const inherited = open.at(-1)?.inner ?? null;
      const kind = kindOf(node, rule?.tags ?? []) ?? inherited;
      if (rule?.opaque) {
        tell(node.from, node.to, kind ?? "other");
        const outer = open.at(-1);
        if (outer !== undefined) outer.at = node.to;
        return false;
      }
      open.push({ at: node.from, kind: kind ?? "other", inner: rule?.inherit ? kind : inherited });
      return true;
    },
    leave(node) {
      tellUpTo(node.to);
      open.pop();
      const outer = open.at(-1);
      if (outer !== undefined) outer.at = Math.max(outer.at, node.to);
    },
  });
  tellUpTo(text.length);
  return { lexemes, errors };
}

/** By what grammars tag their nodes for highlighting, the first that fits. */
const byTag: readonly (readonly [Tag, LexemeKind])[] = [
  [tags.comment, "comment"],
  [tags.name, "identifier"],
  [tags.bool, "keyword"],
  [tags.keyword, "keyword"],
  [tags.number, "number"],
  [tags.literal, "string"],
  [tags.operator, "operator"],
  [tags.punctuation, "punctuation"],
];

function kindOf({ name }: SyntaxNodeRef, own: readonly Tag[]): LexemeKind | null {
  for (const [tag, kind] of byTag) if (own.some(({ set }) => set.includes(tag))) return kind;
  // What a grammar calls by its own letters is a sign.
  return /^[^\p{L}\p{N}\s]+$/u.test(name) ? "punctuation" : null;
}

import { utf8Encode } from "../../text/utf8";
import { TokenFlag } from "../../tokenizers/tokenizer";
import type { Subject } from "../instrument";
import type { Affix } from "../lists/readers";
import type { GoldWord } from "./goldReader";

/** A share of a text's tokens. */
export interface TokenShare {
  /** Of its distinct tokens. */
  readonly distinct: number;
  /** Of its tokens, each as often as it comes. */
  readonly all: number;
  /** Units of the list that was looked into. */
  readonly listed: number;
}

/** How many of a text's tokens are units of a language. */
export interface TextUnits {
  readonly tokens: number;
  readonly distinct: number;
  /** Tokens that are words of the list; null without one. */
  readonly language: TokenShare | null;
  /** Tokens that are roots or affixes. */
  readonly pure: TokenShare | null;
}

const decoder = new TextDecoder();

/** The lists that are there. */
interface UnitLists {
  readonly words: readonly string[] | null;
  readonly affixes: readonly Affix[] | null;
  readonly gold: readonly GoldWord[] | null;
}

/**
 * %language and %pure (Bayram et al. 2025) of a text: a token is the text that it stands for where it is first, without white space around it, as it is or in lower
 * case. Roots are those that the gold list and the affix list have; without an affix list %pure is not told.
 */
export function textUnits(
  { text, encoding }: Pick<Subject, "text" | "encoding">,
  { words, affixes, gold }: UnitLists,
): TextUnits {
  const { ids, byteStart, byteEnd, flags } = encoding;
  const bytes = utf8Encode(text);
  const byId = new Map<number, { readonly text: string; count: number }>();
  let tokens = 0;
  for (const [i, id] of ids.entries()) {
    if (((flags[i] as number) & TokenFlag.special) !== 0) continue;
    tokens++;
    const known = byId.get(id);
    if (known !== undefined) known.count++;
    else byId.set(id, { text: decoder.decode(bytes.subarray(byteStart[i], byteEnd[i])).trim(), count: 1 });
  }
  const told = [...byId.values()];
  const shareOf = (units: ReadonlySet<string>): TokenShare | null => {
    if (tokens === 0) return null;
    const found = told.filter(({ text }) => units.has(text) || units.has(text.toLowerCase()));
    const all = found.reduce((sum, { count }) => sum + count, 0);
    return { distinct: found.length / told.length, all: all / tokens, listed: units.size };
  };
  const roots = (gold ?? []).flatMap(({ segments, roots }) => segments.filter((_, i) => roots?.includes(i)));
  return {
    tokens,
    distinct: told.length,
    language: words === null ? null : shareOf(new Set(words)),
    pure: affixes === null ? null : shareOf(new Set([...roots, ...affixes.map(({ form }) => form)])),
  };
}

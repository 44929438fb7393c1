import { TokenFlag, TokenizerError } from "../../../tokenizers/tokenizer";
import type { AuditedTokenizer } from "../entries";
import { writingOf } from "../reach/writing";

/** Unicode's White_Space, and the line break of two characters. */
const spaces = [
  ...["\t", "\n", "\v", "\f", "\r", " ", "\x85", "\xa0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003"],
  ...["\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f"],
  ...["\u205f", "\u3000", "\r\n"],
];

/** Texts of white space: each kind, one to three times and beside a plain space, before, within and after a word. */
export const spaceTexts: readonly string[] = spaces.flatMap((space) =>
  [space, space.repeat(2), space.repeat(3), ` ${space}`, `${space} `].flatMap((run) => [
    `${run}a`,
    `a${run}b`,
    `a${run}`,
  ]),
);

/** Of {@link spaceTexts}, those that are not all there in what the model is given, or are unknown to it. */
export function lostSpaces(tokenizer: AuditedTokenizer): string[] {
  const { sign, hasPrefix } = writingOf(tokenizer);
  const options = { specials: "text", inserted: false } as const;
  return spaceTexts.filter((text) => {
    const normalized = tokenizer.normalize(text, options);
    const spaced = sign === null ? normalized : normalized.replaceAll(sign, " ");
    if (spaced !== text && !(hasPrefix && spaced === ` ${text}`)) return true;
    try {
      return tokenizer.encode(text, options).flags.some((flag) => (flag & TokenFlag.unknown) !== 0);
    } catch (error) {
      if (error instanceof TokenizerError) return true;
      throw error;
    }
  });
}

import type { Utf16Offset } from "../../text/utf8";
import type { EncodingBuilder } from "../../tokenizers/encodingBuilder";
import { isStaged } from "../../tokenizers/isStaged";
import { Role } from "../../tokenizers/pretokenizers/wordRules";
import { TokenFlag, type Tokenizer } from "../../tokenizers/tokenizer";

/**
 * Tells where a token of the whole text surely spans a place, so that no cut there is safe. Where tokens stand for the text's
 * characters one to one, those of both parts together end where the whole's do, or are not the same: each id has its length.
 */
export class SureSpans {
  /** Whether a character is one of normalized text, wherever it stands, or none as the pre-tokenizer drops it; null where none surely is. */
  private readonly isPlain: ((code: number) => boolean) | null;

  constructor(tokenizer: Tokenizer) {
    this.isPlain = plainCharacters(tokenizer);
  }

  /**
   * Marks places that a token spans.
   * @param text a stretch of the text between two cuts
   * @param tokens its own, with places in bytes from its beginning
   * @param spanned gets 1 for each UTF-16 unit before which a token goes on, else 0; has room for all
   * @returns false where that is not sure, and nothing is marked
   */
  mark(text: string, tokens: EncodingBuilder, spanned: Uint8Array): boolean {
    const { isPlain } = this;
    if (isPlain === null) return false;
    for (let token = 0; token < tokens.length; token++) {
      if ((tokens.flagsAt(token) & (TokenFlag.unknown | TokenFlag.special)) !== 0) return false;
    }
    let [token, byte] = [0, 0];
    for (let unit: Utf16Offset = 0; unit < text.length; ) {
      const code = text.codePointAt(unit) as number;
      if (!isPlain(code)) return false;
      while (token < tokens.length && tokens.endAt(token) <= byte) token++;
      spanned[unit++] = token < tokens.length && tokens.startAt(token) < byte ? 1 : 0;
      if (code > 0xffff) spanned[unit++] = 0;
      byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return true;
  }
}

function plainCharacters(tokenizer: Tokenizer): ((code: number) => boolean) | null {
  if (!isStaged(tokenizer)) return null;
  const { normalizer, preTokenizer, addedTokens } = tokenizer.stages;
  // What swallows spaces stands for more than its characters.
  if (addedTokens.some(({ lstrip, rstrip }) => lstrip || rstrip)) return null;
  const leavesText = preTokenizer === null || (preTokenizer.scanners ?? null) !== null || preTokenizer.sought === " ";
  if (normalizer === null || (normalizer.spaceNotation ?? null) !== null) return leavesText ? () => true : null;
  const rules = preTokenizer?.words ?? null;
  if (normalizer.standsAlone === undefined || rules === null || rules.prefix !== "") return null;
  const known = new Map<number, boolean>();
  return (code) => {
    let isPlain = known.get(code);
    if (isPlain === undefined) {
      const written = Array.from(normalizer.normalize(String.fromCodePoint(code), false).text, (character) =>
        rules.roleOf(character.codePointAt(0) as number),
      );
      const kept = written.filter((role) => role !== Role.dropped);
      isPlain =
        normalizer.standsAlone?.(code) === true && written.length > 0 && kept.length <= 1 && !kept.includes(null);
      known.set(code, isPlain);
    }
    return isPlain;
  };
}

import { type AddedToken, AddedTokenMatcher } from "../../../tokenizers/addedTokens";
import type { PipelineStages } from "../../../tokenizers/stages";

/** Which texts have an added token in them that is always found before the model sees them. */
export class AddedProof {
  private readonly matcher: AddedTokenMatcher;

  /** @param sign what the pre-tokenizer writes for a space, a code point; null where that is a space */
  constructor({ addedTokens, normalizer }: PipelineStages, sign: number | null) {
    const notation = normalizer?.spaceNotation ?? null;
    const signs = [" ", "▁", ...(sign === null ? [] : [String.fromCodePoint(sign)])];
    const isWritten = (content: string) => !signs.some((each) => content.includes(each));
    // What is found and then left, be it skipped or no word of its own, hides what else begins in it.
    const hiding = addedTokens.filter(({ special, singleWord }) => special || singleWord);
    const isSought = (token: AddedToken) => {
      const { content, special, singleWord, lstrip, rstrip } = token;
      if (special || singleWord || lstrip || rstrip || content === "") return false;
      // The text as written is not what the normalizer makes of it, unless that is to write spaces in another way.
      if (normalizer !== null && notation === null) return false;
      if ((normalizer !== null || sign !== null) && !isWritten(content)) return false;
      return !hiding.some((other) => overlaps(other.content, content));
    };
    this.matcher = new AddedTokenMatcher(
      addedTokens.filter(isSought).map((token) => ({ token, pattern: token.content })),
    );
  }

  /** Whether each text that has this one in it has an added token in it. False when in doubt. */
  isTaken(text: string): boolean {
    return this.matcher.split(text, false).some(({ token }) => token !== null);
  }
}

/** Whether one string may begin before another and cover its beginning. */
function overlaps(first: string, second: string): boolean {
  if (first.includes(second)) return true;
  for (let length = 1; length < second.length && length <= first.length; length++) {
    if (first.endsWith(second.slice(0, length))) return true;
  }
  return false;
}

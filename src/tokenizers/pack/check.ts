import { isId } from "../formats/limits";
import type { TokenizerParts } from "../formats/parts";
import { TokenizerError } from "../tokenizer";

/**
 * Checks what a pack from anywhere holds, whose columns have been read: that they speak of each other as those that this
 * program writes do. What a recipe says is checked when a tokenizer is built of it.
 * @throws {TokenizerError} that says what does not fit
 */
export function checkParts(parts: TokenizerParts): void {
  const { recipe, addedTokens, vocabulary, merges, seenPairs, scores } = parts;
  checkRecipe(recipe);
  for (const { id, content } of addedTokens) {
    if (typeof content !== "string" || !isId(id)) fail("an added token is no name and id");
  }
  const { ids } = vocabulary;
  for (let i = 0; i < ids.length; i++) {
    if (!isId(ids[i]) || (i > 0 && (ids[i] as number) <= (ids[i - 1] as number))) fail("its ids do not rise");
  }
  if (merges !== null) checkMerges(vocabulary, merges);
  if (seenPairs !== null && (seenPairs.ascii.length !== 128 * 128 || !isPowerOfTwo(seenPairs.others.length))) {
    fail("its pairs of characters are not as many as there should be");
  }
  if (scores !== null && (scores.length !== ids.length || !scores.every(Number.isFinite))) {
    fail("its scores do not go with its entries");
  }
}

function checkRecipe(recipe: unknown): void {
  if (typeof recipe !== "object" || recipe === null) fail("it does not say what it was made of");
  const { kind, pattern, specials, file } = recipe as Record<string, unknown>;
  if (kind === "tiktoken") {
    const ids = typeof specials === "object" && specials !== null ? Object.values(specials) : [null];
    if (typeof pattern !== "string" || !ids.every(isId)) fail("it has ranks without a pattern or control tokens");
  } else if ((kind !== "tokenizer.json" && kind !== "SentencePiece") || typeof file !== "object" || file === null) {
    fail("it does not say what it was made of");
  }
}

function checkMerges(
  { ids, offsets }: TokenizerParts["vocabulary"],
  { first, leftBytes, runs, runRanks }: NonNullable<TokenizerParts["merges"]>,
): void {
  for (let entry = 0; entry < ids.length; entry++) {
    const length = (offsets[entry + 1] as number) - (offsets[entry] as number);
    for (let place = first[entry] as number; place < (first[entry + 1] as number); place++) {
      const left = leftBytes[place] as number;
      if (left < 1 || left >= length) fail("a merge is no cut of what it makes");
    }
  }
  const count = leftBytes.length;
  const rises = runs.every((place, i) => (i === 0 ? place === 0 : place > (runs[i - 1] as number)) && place < count);
  if (!rises || (count > 0 && runs.length === 0) || !runRanks.every((rank) => rank < count)) {
    fail("its merges’ ranks do not go with its merges");
  }
}

function isPowerOfTwo(count: number): boolean {
  return count > 0 && (count & (count - 1)) === 0;
}

function fail(why: string): never {
  throw new TokenizerError(`The pack cannot be used: ${why}.`);
}

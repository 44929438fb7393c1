import { UnencodableError } from "../tokenizer";

/** Times that a normalizer may make a text longer; of Unicode's forms NFKC makes 18 characters of U+FDFA. */
const mostTimes = 32;

/** What may come on top, so that a short text can be given a long beginning. */
const mostBeside = 1 << 16;

/**
 * Refuses a normalizer that makes a text grow beyond all measure, before it has used up the memory.
 * @param before UTF-16 units of the text
 * @param after units that it comes to, or has come to so far
 * @throws {UnencodableError} when that is too much
 */
export function checkGrowth(before: number, after: number): void {
  if (after <= mostTimes * before + mostBeside) return;
  throw new UnencodableError(
    `The normalizer makes ${after} characters and more of ${before}: what grows to over ${mostTimes} times its length is not encoded.`,
  );
}

import { characterOfByte } from "../../tokenizers/byteAlphabet";

/**
 * What pre-tokens are once words join: all but numbers, three digits at a time, runs of two symbols or more, and spaces in front of white
 * space. It is the pattern of the second stage in the authors' `scripts/extend_tokenizer.sh` (November 2025).
 */
export const superwordPattern = String.raw`\p{N}{1,3}| ?[^\s\p{L}\p{N}]{2,}[\r\n/]*| +(?!\S)`;

/** Words that an entry has at most. */
const mostWords = 4;

const space = characterOfByte[0x20] as string;

/**
 * Whether an entry is learned across white space, as in the authors' fork of `tokenizers`: none has more than four words, and none a
 * colon with a space behind it, at which prompts end.
 * @param entry in the byte alphabet
 */
export function isSuperword(entry: string): boolean {
  if (entry.includes(`:${space}`)) return false;
  return entry.split(space).filter((word) => word !== "").length <= mostWords;
}

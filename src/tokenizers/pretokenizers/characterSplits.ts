import { wordClass } from "../patterns/characters";
import { emitClass } from "../patterns/emitClass";
import { AdjacentSplit, roleOfMatch } from "./adjacentSplit";
import type { PreTokenizer } from "./pretokenizer";
import type { SplitBehavior } from "./split";
import { Role } from "./wordRules";

/** Rust's `char::is_whitespace`. */
const whiteSpace = /\p{White_Space}/u;
/** Unicode's punctuation, and the ASCII symbols that BERT counts in. */
const punctuation = /[\p{P}$+<=>^`|~]/u;
/** `\w` as Rust's `regex` has it (UTS #18, annex C). */
const word = new RegExp(emitClass(wordClass("fancy-regex")), "u");

/** `WhitespaceSplit`: drops white space. */
export function createWhitespaceSplit(): PreTokenizer {
  return new AdjacentSplit("WhitespaceSplit", (character) => (whiteSpace.test(character) ? Role.dropped : Role.run));
}

/** `Whitespace`: words (`\w+`) and runs of what is neither word nor white space; drops white space. */
export function createWhitespace(): PreTokenizer {
  return new AdjacentSplit("Whitespace", (character) => {
    if (word.test(character)) return Role.run;
    return whiteSpace.test(character) ? Role.dropped : Role.otherRun;
  });
}

/** `BertPreTokenizer`: drops white space and isolates each punctuation mark. */
export function createBertPreTokenizer(): PreTokenizer {
  return new AdjacentSplit("BertPreTokenizer", (character) => {
    if (whiteSpace.test(character)) return Role.dropped;
    return punctuation.test(character) ? Role.alone : Role.run;
  });
}

/** `Punctuation`: splits at each punctuation mark. */
export function createPunctuation(behavior: SplitBehavior): PreTokenizer {
  return new AdjacentSplit("Punctuation", (character) =>
    punctuation.test(character) ? roleOfMatch[behavior] : Role.run,
  );
}

/**
 * `Digits`: splits at numbers, which are all of Unicode's (“½” and “Ⅷ” too).
 * @param individual whether each stands alone
 */
export function createDigits(individual: boolean): PreTokenizer {
  const role = roleOfMatch[individual ? "Isolated" : "Contiguous"];
  return new AdjacentSplit(individual ? "Digits, each alone" : "Digits", (character) =>
    /\p{N}/u.test(character) ? role : Role.run,
  );
}

/**
 * `CharDelimiterSplit`: drops a character and splits there.
 * @param delimiter one code point
 */
export function createCharDelimiterSplit(delimiter: string): PreTokenizer {
  return new AdjacentSplit(`CharDelimiterSplit “${delimiter}”`, (character) =>
    character === delimiter ? Role.dropped : Role.run,
  );
}

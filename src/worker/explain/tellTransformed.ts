import { segment } from "../../text/segments";
import type { EncodeOptions, Tokenizer } from "../../tokenizers/tokenizer";
import { readCut } from "../../tokenizers/transforms/transform";
import { transformed } from "../../tokenizers/transforms/transformStage";
import { tokenizerInWay } from "../../tokenizers/ways/inWay";
import type { Explanations } from "./protocol";

/** Words that are shown together, and such groups, at most. */
const mostShown = { words: 4, groups: 4 };

/**
 * What transforms do to a text in a tokenizer, in its own way or another.
 * @throws {NoWayError} where there is no such transform
 */
export function tellTransformed(
  tokenizer: Tokenizer,
  question: Explanations["transformed"]["question"],
): Explanations["transformed"]["answer"] {
  const { text, transforms, way, options } = question;
  const after = tokenizerInWay(tokenizer, way === null ? transforms : `${transforms}:${way}`);
  const before = way === null ? tokenizer : tokenizerInWay(tokenizer, way);
  const count = (one: Tokenizer, how: EncodeOptions) => one.encode(text, how).ids.length;
  const cut = readCut(transforms);
  const stage = transformed(typeof cut === "string" ? [] : cut.transforms, null);
  return {
    before: count(before, options),
    after: count(after, options),
    ...together(text, (word) => stage.normalize(word, true).text),
  };
}

/** Different words of a text that become the same one. */
function together(
  text: string,
  become: (word: string) => string,
): Pick<Explanations["transformed"]["answer"], "words" | "wordsAfter" | "groups" | "together"> {
  const { wordStart, wordEnd } = segment(text);
  const words = new Set(Array.from(wordStart, (start, i) => text.slice(start, wordEnd[i])));
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const made = become(word);
    const group = groups.get(made);
    if (group === undefined) groups.set(made, [word]);
    else group.push(word);
  }
  const met = Array.from(groups.values()).filter((group) => group.length > 1);
  return {
    words: words.size,
    wordsAfter: groups.size,
    groups: met.length,
    together: met.slice(0, mostShown.groups).map((group) => group.slice(0, mostShown.words)),
  };
}

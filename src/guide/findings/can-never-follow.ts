import { utf8Encode } from "../../text/utf8";
import { isIncremental } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import { type Bench, encodeOptions } from "../bench";
import type { Finding } from "../finding";

const reference = "cl100k_base";
const prompt = "This is a tes";
const letters = ["a", "e", "h", "i", "s", "t", "y"];

export const finding: Finding = {
  id: "can-never-follow",
  question: "here",
  title: "After “This is a tes” GPT-4’s tokenizer never goes on with a t",
  claim:
    "The prompt ends in the token “ tes”. A text that goes on with a t has the token “ test” in its place, so none of the 544 entries that begin with a t ever stands behind “ tes”. A model that has learned from such tokens gives a t no chance, though anybody would bet on it.",
  caption:
    "Entries of GPT-4 (cl100k_base) by their first letter, and how many of them stand right behind “This is a tes” in some text that was tried.",
  papers: ["Understanding and Mitigating Tokenization Bias in Language Models"],
  limits:
    "Entries were tried alone and with six short texts behind them, which is no proof for the few of other letters that did not stand there. The probabilities that the paper puts right need the model.",
  stated: [
    { says: "544", fact: "t", within: 0 },
    { says: "none", fact: "can t", within: 0 },
  ],
  named: ["six short texts"],
  open: `compare?t=${reference}&text=${encodeURIComponent(prompt)}&below=covers&with=follow:1`,
  async figure(bench) {
    const rows = await followersOf(bench);
    return {
      kind: "table",
      heads: ["First letter", "Entries", "can stand behind “ tes”"],
      rows: rows.map(({ letter, entries, can }) => [letter, entries, can]),
      facts: Object.fromEntries(
        rows.flatMap(({ letter, entries, can }) => [
          [letter, entries],
          [`can ${letter}`, can],
        ]),
      ),
    };
  },
};

/** Of each letter: entries that begin with it, and how many of them follow the prompt's tokens. */
async function followersOf(bench: Bench) {
  const { entriesBeginningWith, textEntries } = await import("../../analysis/promptEnd/entries");
  const { followerOf } = await import("../../instruments/covers/following");
  const { openTail } = await import("../../instruments/covers/promptTail");
  const tokenizer = await bench.tokenizer(reference);
  const tail = isStaged(tokenizer) && isIncremental(tokenizer) ? openTail(tokenizer, prompt) : null;
  if (!isStaged(tokenizer) || !isIncremental(tokenizer) || tail === null) return [];
  const follows = followerOf(tokenizer, tail, encodeOptions);
  const entries = textEntries(tokenizer);
  return letters.map((letter) => {
    const { first } = entriesBeginningWith(entries, utf8Encode(letter), Number.POSITIVE_INFINITY);
    return { letter, entries: first.length, can: first.filter(({ id, bytes }) => follows(id, bytes) === true).length };
  });
}

import * as v from "valibot";
import { pairSlice } from "../../state/vocabularies/slice";
import { ownAndWay } from "../../tokenizers/tokenizerReference";
import type { PageReader } from "../pageLink";
import { problems } from "../problems";
import { readOptions } from "../readOptions";
import { readTokenizers } from "../tokenizerList";

const { pair, pairOn } = pairSlice.start;

/** Which languages there are the corpus knows: a code that it lacks is told on the page. */
const schema = v.object({
  on: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{2,40}$/, "must be “text” or a language’s code")), pairOn),
});

export const vocabulariesReader: PageReader = {
  parameters: ["t", "on"],
  read(raw, isKnown) {
    const { tokenizers: named, problems: unread } = readTokenizers(raw.get("t") ?? "", isKnown);
    // In whichever way texts are cut into a vocabulary, it is the same.
    const tokenizers = [...new Set(named.map((reference) => ownAndWay(reference)[0]))];
    const { options, problems: wrong } = readOptions(schema, raw);
    const found = [...unread, ...wrong];
    const [first] = tokenizers;
    if (tokenizers.length === 1 && unread.length === 0) {
      found.push(problems.malformed("t", "must be two tokenizers or more: this page compares them"));
    }
    // With one alone the other is as at the start.
    const second = pair.find((reference) => reference !== first);
    const references =
      first === undefined || second === undefined ? pair : tokenizers.length === 1 ? [first, second] : tokenizers;
    return {
      part: { pair: references, pairOn: options.on },
      problems: found,
    };
  },
};

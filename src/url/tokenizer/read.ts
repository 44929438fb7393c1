import * as v from "valibot";
import { decodeEdits, longestEdits } from "../../state/tokenizers/editLink";
import { biasRange, defaultInspected } from "../../state/tokenizers/inspected";
import { auditParts, tokenizerTabs, vocabularyFinds, vocabularySorts } from "../../state/tokenizers/vocabularyChoices";
import { ownAndWay } from "../../tokenizers/tokenizerReference";
import { longestSearch } from "../limits";
import type { PageReader } from "../pageLink";
import { problems } from "../problems";
import { readOptions } from "../readOptions";
import { readTokenizers } from "../tokenizerList";

const wrongBias = `must be a number from ${biasRange.min} to ${biasRange.max}`;

/** Ids have 32 bits. */
const greatestId = 0xffffffff;
const wrongId = "must be the id of a token, such as 1234";

const schema = v.object({
  q: v.optional(
    v.pipe(v.string(), v.maxLength(longestSearch, `is longer than ${longestSearch} characters`)),
    defaultInspected.search,
  ),
  find: v.optional(v.picklist(vocabularyFinds, `must be one of ${vocabularyFinds.join(", ")}`), defaultInspected.find),
  sort: v.optional(v.picklist(vocabularySorts, `must be one of ${vocabularySorts.join(", ")}`), defaultInspected.sort),
  bias: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^-?\d+(\.\d+)?$/, wrongBias),
      v.transform(Number),
      v.minValue(biasRange.min, wrongBias),
      v.maxValue(biasRange.max, wrongBias),
    ),
    `${defaultInspected.bias}`,
  ),
  tab: v.optional(v.picklist(tokenizerTabs, `must be one of ${tokenizerTabs.join(", ")}`), defaultInspected.tab),
  // Which classes there are the page says, as it knows the scripts of its browser. Several with points between them are what is in all.
  class: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Za-z_.]{0,60}$/, "must be a class of entries, such as never or fragment")),
    defaultInspected.class,
  ),
  part: v.optional(v.picklist(auditParts, `must be one of ${auditParts.slice(1).join(", ")}`), defaultInspected.part),
  edits: v.optional(
    v.pipe(
      v.string(),
      v.transform((edits) => encodeURIComponent(edits).replace(/%(?:3A|2C)/g, decodeURIComponent)),
      v.check(
        (edits) => edits.length <= longestEdits && decodeEdits(edits) !== null,
        "must be edits such as remove:the,add:xyz",
      ),
    ),
  ),
  on: v.optional(v.picklist(["corpus", "text"], "must be corpus or text"), defaultInspected.on),
  // Which ids there are the page says, once it has the vocabulary.
  token: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,10}$/, wrongId), v.transform(Number), v.maxValue(greatestId, wrongId)),
  ),
});

export const tokenizerReader: PageReader = {
  parameters: ["t", "q", "find", "sort", "bias", "tab", "class", "part", "on", "edits", "token"],
  read(raw, isKnown) {
    const { tokenizers, problems: unread } = readTokenizers(raw.get("t") ?? "", isKnown);
    const [reference, ...others] = tokenizers;
    const { options, problems: wrong } = readOptions(schema, raw);
    const found = [...unread, ...wrong];
    if (others.length > 0) found.push(problems.malformed("t", "must be one tokenizer: this page shows one at a time"));
    const { q: search, ...shown } = options;
    return {
      part: { inspected: { reference: ownAndWay(reference ?? defaultInspected.reference)[0], search, ...shown } },
      lost: { tokenizers: reference === undefined },
      problems: found,
    };
  },
};

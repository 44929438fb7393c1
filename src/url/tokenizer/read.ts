import * as v from "valibot";
import { defaultInspected, vocabularySorts } from "../../state/tokenizers/inspected";
import { longestSearch } from "../limits";
import type { PageReader } from "../pageLink";
import { problems } from "../problems";
import { readOptions } from "../readOptions";
import { readTokenizers } from "../tokenizerList";

const schema = v.object({
  q: v.optional(
    v.pipe(v.string(), v.maxLength(longestSearch, `is longer than ${longestSearch} characters`)),
    defaultInspected.search,
  ),
  sort: v.optional(v.picklist(vocabularySorts, `must be one of ${vocabularySorts.join(", ")}`), defaultInspected.sort),
});

export const tokenizerReader: PageReader = {
  parameters: ["t", "q", "sort"],
  read(raw, isKnown) {
    const { tokenizers, problems: unread } = readTokenizers(raw.get("t") ?? "", isKnown);
    const [reference, ...others] = tokenizers;
    const { options, problems: wrong } = readOptions(schema, raw);
    const found = [...unread, ...wrong];
    if (others.length > 0) found.push(problems.malformed("t", "must be one tokenizer: this page shows one at a time"));
    const { q, sort } = options;
    return {
      part: { inspected: { reference: reference ?? defaultInspected.reference, search: q, sort } },
      lost: { tokenizers: reference === undefined },
      problems: found,
    };
  },
};

import * as v from "valibot";
import { overviewColumns } from "../../state/overview/columns";
import { overviewSlice } from "../../state/overview/slice";
import { longestSearch } from "../limits";
import type { PageReader } from "../pageLink";
import { readOptions } from "../readOptions";
import { readTokenizers } from "../tokenizerList";

const { overview } = overviewSlice.start;

const sorts = overviewColumns.flatMap((column) => [column, `-${column}`]);

const schema = v.object({
  q: v.optional(
    v.pipe(v.string(), v.maxLength(longestSearch, `is longer than ${longestSearch} characters`)),
    overview.search,
  ),
  sort: v.optional(v.picklist(sorts, `must be one of ${overviewColumns.join(", ")}, with a “-” before it or not`)),
});

export const tokenizersReader: PageReader = {
  names: /^(tokeni[sz]ers?|vocabulary)$/i,
  parameters: ["q", "sort", "pick"],
  read(raw, isKnown) {
    const { options, problems } = readOptions(schema, raw);
    const pick = raw.get("pick") ?? "";
    const { tokenizers, problems: unread } =
      pick === "" ? { tokenizers: overview.picked, problems: [] } : readTokenizers(pick, isKnown, undefined, "pick");
    return {
      part: { overview: { search: options.q, sort: options.sort ?? overview.sort, picked: tokenizers } },
      problems: [...problems, ...unread],
    };
  },
};

import * as v from "valibot";
import { defaultOptions } from "../state/compare/comparison";
import { type InspectedTokenizer, vocabularySorts } from "../state/tokenizers/inspected";
import { checkName } from "./check";
import { longestSearch } from "./limits";
import { type LinkProblem, problems } from "./problems";
import { readOptions } from "./readOptions";
import { readTokenizers } from "./tokenizerList";
import type { RawParameters } from "./upgraders";

/** Every name that means something in a link to a tokenizer's page, in any version. All others are ignored, unread. */
export const tokenizerParameterNames: ReadonlySet<string> = new Set(["v", checkName, "t", "q", "sort"]);

const schema = v.object({
  q: v.optional(
    v.pipe(v.string(), v.maxLength(longestSearch, `is longer than ${longestSearch} characters`)),
    defaultOptions.inspected.search,
  ),
  sort: v.optional(
    v.picklist(vocabularySorts, `must be one of ${vocabularySorts.join(", ")}`),
    defaultOptions.inspected.sort,
  ),
});

/**
 * Reads current-version parameters of a link to a tokenizer's page.
 * @returns the usual tokenizer where the link's could not be read, with `isLost`
 */
export function readInspected(
  raw: RawParameters,
  isKnown: (id: string) => boolean,
): { readonly inspected: InspectedTokenizer; readonly isLost: boolean; readonly problems: readonly LinkProblem[] } {
  const { tokenizers, problems: unread } = readTokenizers(raw.get("t") ?? "", isKnown);
  const [reference, ...others] = tokenizers;
  const { options, problems: wrong } = readOptions(schema, raw);
  const found = [...unread, ...wrong];
  if (others.length > 0) found.push(problems.malformed("t", "must be one tokenizer: this page shows one at a time"));
  const { q, sort } = options;
  const inspected = { reference: reference ?? defaultOptions.inspected.reference, search: q, sort };
  return { inspected, isLost: reference === undefined, problems: found };
}

import * as v from "valibot";
import { defaultOptions } from "../state/comparison";
import { type InspectedTokenizer, vocabularySorts } from "../state/inspected";
import { longestSearch } from "./limits";
import { type LinkProblem, problems } from "./problems";
import { readTokenizers } from "./tokenizerList";
import type { RawParameters } from "./upgraders";

/** Every name that means something in a link to a tokenizer's page, in any version. All others are ignored, unread. */
export const tokenizerParameterNames: ReadonlySet<string> = new Set(["v", "t", "q", "sort"]);

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

/** Reads current-version parameters of a link to a tokenizer's page. */
export function readInspected(
  raw: RawParameters,
  isKnown: (id: string) => boolean,
): { ok: true; inspected: InspectedTokenizer } | { ok: false; problem: LinkProblem } {
  const list = readTokenizers(raw.get("t") ?? "", isKnown);
  if (!list.ok) return list;
  const [reference, ...others] = list.tokenizers;
  if (reference === undefined || others.length > 0) {
    return { ok: false, problem: problems.malformed("t", "must be one tokenizer: this page shows one at a time") };
  }
  const options = v.safeParse(schema, Object.fromEntries(raw), { abortEarly: true });
  if (!options.success) {
    const [issue] = options.issues;
    return { ok: false, problem: problems.malformed(String(issue.path?.[0].key), issue.message) };
  }
  const { q, sort } = options.output;
  return { ok: true, inspected: { reference, search: q, sort } };
}

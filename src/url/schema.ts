import * as v from "valibot";
import { defaultOptions } from "../state/comparison";
import { linkName, type TokenizerReference } from "../tokenizers/tokenizerReference";
import { contextWindowRange } from "./limits";
import { type LinkProblem, problems } from "./problems";
import { readTokenizers } from "./tokenizerList";
import type { RawParameters } from "./upgraders";
import { isPrice, type Settings } from "./writeParameters";

/** Every name that means something in a link to Compare, in any version. All others are ignored, unread. */
export const parameterNames: ReadonlySet<string> = new Set([
  ...["v", "t", "view", "s", "i", "ids", "b", "w", "p"],
  ...["long", "x", "x16"],
]);

const decimal = /^\d{1,400}(\.\d{1,400})?(e[+-]?\d{1,3})?$/; // All that String(number ≥ 0) writes, and what people do.
const switchedOn = v.pipe(
  v.picklist(["0", "1"], "must be 0 or 1"),
  v.transform((digit) => digit === "1"),
);
const digits = v.pipe(v.string(), v.regex(/^\d{1,15}$/, "must be a whole number"), v.transform(Number));
const windowTokens = v.pipe(
  digits,
  v.minValue(contextWindowRange.min, `must be at least ${contextWindowRange.min}`),
  v.maxValue(contextWindowRange.max, `must be at most ${contextWindowRange.max}`),
);

/** The options that can be judged one by one; names are those of the link. */
const optionsSchema = v.object({
  view: v.optional(v.picklist(["reading", "tokens"], "must be “reading” or “tokens”")),
  s: v.optional(v.picklist(["text", "control"], "must be “text” or “control”")),
  i: v.optional(switchedOn),
  ids: v.optional(switchedOn),
  w: v.optional(windowTokens),
});

/**
 * Reads current-version parameters, all but the text.
 * @param isKnown whether the catalogue has a built-in of this id; asked with hostile strings such as `constructor`.
 */
export function readSettings(
  raw: RawParameters,
  isKnown: (id: string) => boolean,
): { ok: true; settings: Settings } | { ok: false; problem: LinkProblem } {
  const list = readTokenizers(raw.get("t") ?? "", isKnown);
  if (!list.ok) return list;
  const { tokenizers } = list;

  const options = v.safeParse(optionsSchema, Object.fromEntries(raw), { abortEarly: true });
  if (!options.success) {
    const [issue] = options.issues;
    return { ok: false, problem: problems.malformed(String(issue.path?.[0].key), issue.message) };
  }
  const { view, s, i, ids, w } = options.output;

  const named = raw.get("b");
  const baseline = named === undefined ? null : tokenizers.find((reference) => linkName(reference) === named);
  if (baseline === undefined) {
    return { ok: false, problem: problems.malformed("b", "must be one of the tokenizers after “t=”") };
  }
  const prices = readPrices(raw.get("p"), tokenizers);
  if (prices === null) {
    const why = "must be a list as long as “t”, each item empty or a number of at least 0";
    return { ok: false, problem: problems.malformed("p", why) };
  }
  return {
    ok: true,
    settings: {
      tokenizers,
      view: view ?? defaultOptions.view,
      specials: s ?? defaultOptions.specials,
      inserted: i ?? defaultOptions.inserted,
      showIds: ids ?? defaultOptions.showIds,
      baseline,
      contextWindow: w ?? defaultOptions.contextWindow,
      prices,
    },
  };
}

function readPrices(value: string | undefined, tokenizers: readonly TokenizerReference[]): Settings["prices"] | null {
  const prices: Partial<Record<TokenizerReference, number>> = {};
  if (value === undefined) return prices;
  const items = value.split(",", tokenizers.length + 1);
  if (items.length !== tokenizers.length) return null;
  for (const [at, reference] of tokenizers.entries()) {
    const item = items[at];
    if (item === undefined || item === "") continue;
    if (!decimal.test(item) || !isPrice(Number(item))) return null;
    prices[reference] = Number(item);
  }
  return prices;
}

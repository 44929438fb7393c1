import * as v from "valibot";
import { defaultOptions, maxColumns } from "../state/compare/comparison";
import { linkName, type TokenizerReference } from "../tokenizers/tokenizerReference";
import { checkName } from "./check";
import { contextWindowRange } from "./limits";
import { type LinkProblem, problems } from "./problems";
import { readOptions } from "./readOptions";
import { type ReadTokenizers, readTokenizers } from "./tokenizerList";
import type { RawParameters } from "./upgraders";
import { currencyPattern, isPrice, type Settings } from "./writeParameters";

/** Every name that means something in a link to Compare, in any version. All others are ignored, unread. */
export const parameterNames: ReadonlySet<string> = new Set([
  ...["v", checkName, "t", "view", "s", "i", "ids", "b", "w", "p", "cur", "at"],
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

const place = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}-\d{1,9}$/, "must be two numbers of bytes, as 12-20"),
  v.transform((value) => {
    const [start = 0, end = 0] = value.split("-").map(Number);
    return { start, end };
  }),
  v.check(({ start, end }) => start <= end, "must not end before it begins"),
);

/** The options that can be judged one by one; names are those of the link. */
const optionsSchema = v.object({
  view: v.optional(v.picklist(["reading", "tokens"], "must be “reading” or “tokens”")),
  s: v.optional(v.picklist(["text", "control"], "must be “text” or “control”")),
  i: v.optional(switchedOn),
  ids: v.optional(switchedOn),
  w: v.optional(windowTokens),
  cur: v.optional(v.pipe(v.string(), v.regex(currencyPattern, "must be the three letters of a currency, as EUR"))),
  at: v.optional(place),
});

/** What can be used of a link's settings, and what could not be read. */
export interface ReadSettings {
  /** Without tokenizers where none could be read. */
  readonly settings: Settings;
  readonly problems: readonly LinkProblem[];
}

/**
 * Reads current-version parameters, all but the text.
 * @param isKnown whether the catalogue has a built-in of this id; asked with hostile strings such as `constructor`.
 */
export function readSettings(raw: RawParameters, isKnown: (id: string) => boolean): ReadSettings {
  const t = raw.get("t") ?? "";
  const list = readTokenizers(t, isKnown);
  const { tokenizers } = list;
  const { options, problems: wrong } = readOptions(optionsSchema, raw);
  const { view, s, i, ids, w, cur, at } = options;
  const found = [...list.problems, ...wrong];

  const named = raw.get("b");
  const baseline = named === undefined ? null : tokenizers.find((reference) => linkName(reference) === named);
  // It may be one of those that could not be read, which is told.
  if (baseline === undefined && list.problems.length === 0) {
    found.push(problems.malformed("b", "must be one of the tokenizers after “t=”"));
  }
  const prices = readPrices(raw.get("p"), list, t);
  if (prices === null) {
    found.push(problems.malformed("p", "must be a list as long as “t”, each item empty or a number of at least 0"));
  }
  return {
    settings: {
      tokenizers,
      view: view ?? defaultOptions.view,
      specials: s ?? defaultOptions.specials,
      inserted: i ?? defaultOptions.inserted,
      showIds: ids ?? defaultOptions.showIds,
      baseline: baseline ?? null,
      contextWindow: w ?? defaultOptions.contextWindow,
      prices: prices ?? {},
      ...(cur !== undefined && { currency: cur }),
      ...(at !== undefined && { pinned: at }),
    },
    problems: found,
  };
}

/** @param t the list of tokenizers as it stands, with those that could not be read: it is as long as that of prices */
function readPrices(
  value: string | undefined,
  { tokenizers, places }: ReadTokenizers,
  t: string,
): Settings["prices"] | null {
  const prices: Partial<Record<TokenizerReference, number>> = {};
  if (value === undefined) return prices;
  const most = maxColumns + 1; // Of a longer list nobody looks at more.
  const items = value.split(",", most);
  if (items.length !== t.split(",", most).length) return null;
  if (!items.every((item) => item === "" || (decimal.test(item) && isPrice(Number(item))))) return null;
  for (const [at, reference] of tokenizers.entries()) {
    const item = items[places[at] ?? -1];
    if (item !== undefined && item !== "") prices[reference] = Number(item);
  }
  return prices;
}

import * as v from "valibot";
import { instrumentNames } from "../../instruments/names";
import { type CutChoice, cutChoice, cutPlaces, defaultCut } from "../../state/compare/cut";
import {
  type CallPrices,
  type CompareSlice,
  colorModes,
  compareSlice,
  maxColumns,
  ownInstruments,
  stageRows,
  withStages,
} from "../../state/compare/slice";
import { linkName } from "../../tokenizers/tokenizerReference";
import { referenceOfLinkName } from "../../tokenizers/writeReference";
import { checkName } from "../check";
import { fromBase64url } from "../fromBase64url";
import { callTokensRange, contextWindowRange, longestOptions, mostVariables } from "../limits";
import type { PageReader } from "../pageLink";
import { plainTextName } from "../plainText";
import { type LinkProblem, problems } from "../problems";
import { readOptions } from "../readOptions";
import { type ReadTokenizers, readList, readModels, readTokenizers } from "../tokenizerList";
import { decodeText, fromUtf8 } from "../unpackText";
import type { RawParameters } from "../upgraders";
import { isCurrency, isPrice, isTemplate, isVariable } from "./link";

const { start } = compareSlice;

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
const callTokens = v.pipe(digits, v.maxValue(callTokensRange.max, `must be at most ${callTokensRange.max}`));

const place = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}-\d{1,9}$/, "must be two numbers of bytes, as 12-20"),
  v.transform((value) => {
    const [start = 0, end = 0] = value.split("-").map(Number);
    return { start, end };
  }),
  v.check(({ start, end }) => start <= end, "must not end before it begins"),
);

const cutPattern = new RegExp(String.raw`^(\d{1,9})-(\d{1,9})-(${cutPlaces.join("|")})(-graphemes)?$`);

const cut = v.pipe(
  v.string(),
  v.regex(cutPattern, `must be tokens, overlap and one of ${cutPlaces.join(", ")}, as 512-64-line`),
  v.check((value) => {
    const [max = 0, overlap = 0] = value.split("-").map(Number);
    return overlap < max;
  }, "must have an overlap below its tokens"),
  v.transform((value): CutChoice => {
    const [, max = "", overlap = "", place, graphemes] = cutPattern.exec(value) ?? [];
    const at = cutPlaces.find((each) => each === place) ?? defaultCut[2];
    return cutChoice({ max: Number(max), overlap: Number(overlap), at, graphemes: graphemes !== undefined });
  }),
);

const variables = v.pipe(
  v.string(),
  v.transform((list) => list.split(",", mostVariables + 1).map(readVariable)),
  v.check(
    (set) => set.length <= mostVariables && set.every((one) => one !== null && isVariable(...one)),
    "must be a list of names, each as “name”, “!name” or “name:text”, and none that every template is given, as “messages”",
  ),
  v.transform((set) => Object.fromEntries(set.filter((one) => one !== null))),
);

/** A template's variable: on, off, or a text; null for what is none. */
function readVariable(item: string): readonly [name: string, value: boolean | string] | null {
  const [, not, name = "", text] = /^(!?)(\w+)(?::(.*))?$/.exec(item) ?? [];
  if (name === "" || name === "__proto__" || (not === "!" && text !== undefined)) return null;
  try {
    return [name, text === undefined ? not !== "!" : decodeURIComponent(text)];
  } catch {
    return null; // Only a malformed escape throws.
  }
}

const rows = v.pipe(
  v.string(),
  v.transform((list) => list.split(",", stageRows.length + 1)),
  v.check(
    (names) => new Set(names).size === names.length && names.every((name) => stageRows.some((row) => row === name)),
    `must be some of ${stageRows.join(", ")}`,
  ),
  v.transform((names) => stageRows.filter((row) => names.includes(row))),
);

const belowNames = [...ownInstruments, ...instrumentNames];

/** Which options an instrument has, and their values, its panel judges. */
const withPattern = /^\w{1,40}:/;

/** The options that can be judged one by one; names are those of the link. */
const optionsSchema = v.object({
  two: v.optional(digits),
  view: v.optional(v.picklist(["reading", "tokens"], "must be “reading” or “tokens”")),
  s: v.optional(v.picklist(["text", "control"], "must be “text” or “control”")),
  i: v.optional(switchedOn),
  ids: v.optional(switchedOn),
  color: v.optional(v.picklist(["place", ...colorModes], "must be “place”, “agreement”, “id”, “length” or “rank”")),
  rows: v.optional(rows),
  w: v.optional(windowTokens),
  cur: v.optional(v.pipe(v.string(), v.check(isCurrency, "must be the three letters of a currency, as EUR"))),
  cached: v.optional(callTokens),
  out: v.optional(callTokens),
  below: v.optional(v.picklist(["ratios", ...belowNames], `must be one of ratios, ${belowNames.join(", ")}`)),
  with: v.optional(
    v.pipe(
      v.string(),
      v.regex(withPattern, "must be options as name:value, with commas between"),
      v.maxLength(longestOptions, `must have at most ${longestOptions} characters`),
    ),
  ),
  cut: v.optional(cut),
  at: v.optional(place),
  in: v.optional(v.picklist(["chat"], "must be “chat”")),
  var: v.optional(variables),
});

export const compareReader: PageReader = {
  names: /^compare$/i,
  parameters: [
    "t",
    "m",
    "two",
    "view",
    "s",
    "i",
    "ids",
    "color",
    "st",
    "rows",
    "b",
    "w",
    "p",
    "pc",
    "po",
    "pcur",
    "cached",
    "out",
    "cur",
    "below",
    "with",
    "cut",
    "at",
    "in",
    "var",
    "tpl",
    "long",
    "x",
    "x16",
    plainTextName,
  ],
  async read(given, isKnown, isTextChanged) {
    const { raw, explain } = await readNames(given, isKnown);
    // Who writes a text by hand, and no more, means it in the usual tokenizers.
    const isTextAlone = raw.has(plainTextName) && !raw.has("t");
    const list = isTextAlone ? usual : readTokenizers(raw.get("t") ?? "", isKnown, explain);
    const { settings, problems: wrong } = readSettings(raw, list);
    const [models, unnamed] = await readModels(raw, list);
    const [text, problem] = await readText(raw, isTextChanged);
    const long = raw.get("long");
    const found = [...wrong, ...unnamed, ...(problem === null ? [] : [problem])];
    if (long !== undefined && long !== "1") found.push(problems.malformed("long", "must be 1"));
    const { tokenizers, split, ...options } = settings;
    const isLeftOut = long !== undefined && text === "";
    const isPlace = text !== null && split !== undefined && (isLeftOut || isPlaceIn(text, split, raw));
    if (split !== undefined && text !== null && !isPlace) {
      found.push(problems.malformed("two", "must be a place in the text, where a second one begins"));
    }
    const hasTokenizers = tokenizers.length > 0;
    return {
      part: {
        ...options,
        ...(models !== undefined && { models }),
        text: text ?? "",
        ...(isPlace && { split }),
        ...(hasTokenizers && { tokenizers }),
      },
      textLeftOut: isLeftOut,
      // A link that was cut before its tokenizers was cut before its text, unless that is there to see.
      lost: { text: text === null || !(raw.has("t") || raw.has(plainTextName)), tokenizers: !hasTokenizers },
      problems: found,
    };
  },
};

/** Whether a second text may begin there. Of a text in the clear it is no place within a character: nobody means half of one. */
function isPlaceIn(text: string, split: number, raw: RawParameters): boolean {
  const isCut = raw.has(plainTextName) && (text.codePointAt(split - 1) ?? 0) > 0xffff;
  return split <= text.length && !isCut;
}

/** Looks up models' names among the tokenizers of a link that somebody wrote. The table of models comes with the first such link. */
async function readNames(
  raw: RawParameters,
  isKnown: (id: string) => boolean,
): Promise<{ readonly raw: RawParameters; explain?(name: string): LinkProblem | null }> {
  const names = (raw.get("t") ?? "").split(",", maxColumns + 1);
  const mayBeModels = names.some((name) => name !== "" && !name.includes(":") && !isKnown(name));
  // What has a check was written by Tessera, which writes no models there.
  if (!mayBeModels || raw.has("m") || raw.has(checkName)) return { raw };
  const { readModelNames } = await import("./modelNames");
  return readModelNames(raw, isKnown);
}

const usual: ReadTokenizers = { tokenizers: start.tokenizers, places: [], problems: [] };

/** Reads all but the text; without tokenizers where none could be read. */
function readSettings(
  raw: RawParameters,
  list: ReadTokenizers,
): { readonly settings: Omit<CompareSlice, "text" | "models">; readonly problems: readonly LinkProblem[] } {
  const { tokenizers } = list;
  const { options, problems: wrong } = readOptions(optionsSchema, raw);
  const { two, view, s, i, ids, color, rows, w, cur, cached = 0, out = 0, below, cut, at, var: variables } = options;
  const found = [...list.problems, ...wrong];

  const named = raw.get("b");
  const baseline = named === undefined ? null : tokenizers.find((reference) => linkName(reference) === named);
  // It may be one of those that could not be read, which is told.
  if (baseline === undefined && list.problems.length === 0) {
    found.push(problems.malformed("b", "must be one of the tokenizers after “t=”"));
  }
  const stages = readStages(raw.get("st"), list);
  if (stages === null) found.push(problems.malformed("st", "must be some of the tokenizers after “t=”"));
  const listOf = <Value>(name: string, readItem: (item: string) => Value | undefined, what: string) => {
    const values = readList(raw, name, list, readItem);
    if (values === null)
      found.push(problems.malformed(name, `must be a list as long as “t”, each item empty or ${what}`));
    return values ?? {};
  };
  const pricesOf = (name: string) => listOf(name, readPrice, "a number of at least 0");
  const prices = pricesOf("p");
  const calls: CallPrices = {
    cached: pricesOf("pc"),
    output: pricesOf("po"),
    currencies: listOf(
      "pcur",
      (item) => (isCurrency(item) ? item : undefined),
      "the three letters of a currency, as EUR",
    ),
    outputTokens: out,
    cachedTokens: cached,
  };
  const saysMore = Object.values(calls).some((said) =>
    typeof said === "number" ? said > 0 : Object.keys(said).length > 0,
  );
  const templates = listOf("tpl", readTemplate, "a template in base64url");
  const isOfInstrument = cut === undefined && instrumentNames.some((name) => name === below);
  // Which instrument they are of may be what could not be read, which is told.
  const isOfNone = options.with !== undefined && !isOfInstrument;
  if (isOfNone && !wrong.some((problem) => "parameter" in problem && problem.parameter === "below")) {
    found.push(problems.malformed("with", `needs a “below” that has options: one of ${instrumentNames.join(", ")}`));
  }
  return {
    settings: {
      tokenizers,
      view: view ?? start.view,
      specials: s ?? start.specials,
      inserted: i ?? start.inserted,
      showIds: ids ?? start.showIds,
      baseline: baseline ?? null,
      contextWindow: w ?? start.contextWindow,
      prices,
      ...(two !== undefined && { split: two }),
      ...(color !== undefined && color !== "place" && { color }),
      ...(stages != null && { stages }),
      ...(rows !== undefined && rows.length < stageRows.length && { stageRows: rows }),
      ...(cur !== undefined && { currency: cur }),
      ...(saysMore && { calls }),
      // Pieces say by their options that they are open.
      ...(below !== undefined && below !== "ratios" && cut === undefined && { instrument: below }),
      ...(isOfInstrument && options.with !== undefined && { instrumentOptions: options.with }),
      ...(cut !== undefined && { cut }),
      ...(at !== undefined && { pinned: at }),
      ...(options.in !== undefined && { input: options.in }),
      ...(variables !== undefined && { variables }),
      ...(Object.keys(templates).length > 0 && { templates }),
    },
    problems: found,
  };
}

/** The columns that show stages; undefined where none does, null where that cannot be read. */
function readStages(
  value: string | undefined,
  { tokenizers, problems: wrong }: ReadTokenizers,
): CompareSlice["stages"] | null {
  if (value === undefined) return undefined;
  const names = value.split(",", maxColumns + 1).map(referenceOfLinkName);
  const named = tokenizers.filter((reference) => names.includes(reference));
  // Some may be of those that could not be read, which is told.
  return named.length === names.length ? named : wrong.length > 0 ? withStages(named, tokenizers) : null;
}

function readPrice(item: string): number | undefined {
  const price = decimal.test(item) ? Number(item) : Number.NaN;
  return isPrice(price) ? price : undefined;
}

/** A column's own template; undefined for what is none. */
function readTemplate(item: string): string | undefined {
  const bytes = fromBase64url(item);
  const template = bytes === null ? null : fromUtf8(bytes);
  return template !== null && isTemplate(template) ? template : undefined;
}

/** The text of a link, "" where it has none; null with a problem where it has one that cannot be relied upon. */
async function readText(
  raw: RawParameters,
  isChanged: boolean,
): Promise<[text: string, problem: null] | [text: null, problem: LinkProblem]> {
  const [one, another] = ["x", "x16", plainTextName].filter((name) => raw.has(name));
  if (another !== undefined) {
    return [null, problems.malformed(another, `stands beside “${one}”, but a link has one text`)];
  }
  if (isChanged) return [null, problems.textDamaged()];
  const plain = raw.get(plainTextName);
  if (plain !== undefined) return [plain, null];
  const [x, x16] = [raw.get("x"), raw.get("x16")];
  const packed = x ?? x16;
  if (packed === undefined) return ["", null];
  const text = await decodeText(x === undefined ? "x16" : "x", packed);
  return typeof text === "string" ? [text, null] : [null, text];
}

import { isGiven } from "../../state/compare/givenNames";

import { type ByTokenizer, compareSlice, noCallPrices, withStages } from "../../state/compare/slice";
import type { Comparison } from "../../state/pages";
import { utf8Encode } from "../../text/utf8";
import { toBase64url } from "../base64url";
import { callTokensRange, contextWindowRange, longestTemplate, mostVariables } from "../limits";
import { linkValue, writeModels, writeTokenizers } from "../linkNames";
import type { PageLink } from "../pageLink";

const { start } = compareSlice;

export const compareLink: PageLink = {
  write,
  typed: ["two", "w", "p", "pc", "po", "pcur", "cached", "out", "cur", "below", "with", "cut", "at", "var", "tpl"],
  keepTokenizers: (_, { tokenizers }) => ({ tokenizers }),
};

/** In the order that links have. A baseline or a price without its column, or a window of NaN, is what would be refused. */
function write(settings: Comparison): [name: string, value: string][] {
  const {
    tokenizers,
    baseline,
    contextWindow,
    prices,
    currency,
    calls = noCallPrices,
    instrument,
    instrumentOptions,
    cut,
    pinned,
    input,
  } = settings;
  const parameters = [writeTokenizers(settings), ...writeModels(settings)];
  if (settings.split !== undefined) parameters.push(["two", String(settings.split)]);
  if (settings.view !== start.view) parameters.push(["view", settings.view]);
  if (settings.specials !== start.specials) parameters.push(["s", settings.specials]);
  if (settings.inserted !== start.inserted) parameters.push(["i", settings.inserted ? "1" : "0"]);
  if (settings.showIds !== start.showIds) parameters.push(["ids", settings.showIds ? "1" : "0"]);
  if (settings.color !== undefined) parameters.push(["color", settings.color]);
  const staged = withStages(settings.stages, tokenizers);
  if (staged !== undefined) parameters.push(["st", staged.map(linkValue).join(",")]);
  if (settings.stageRows !== undefined) parameters.push(["rows", settings.stageRows.join(",")]);
  if (baseline !== null && tokenizers.includes(baseline)) parameters.push(["b", linkValue(baseline)]);
  if (contextWindow !== start.contextWindow && isWindow(contextWindow)) {
    parameters.push(["w", String(contextWindow)]);
  }
  const list = <Value extends string | number>(
    name: string,
    values: ByTokenizer<Value>,
    isGood: (value: Value) => boolean,
    written: (value: Value) => string = String,
  ) => {
    const items = tokenizers.map((reference) => {
      const value = values[reference];
      return value !== undefined && isGood(value) ? written(value) : "";
    });
    if (items.some((item) => item !== "")) parameters.push([name, items.join(",")]);
  };
  list("p", prices, isPrice);
  list("pc", calls.cached, isPrice);
  list("po", calls.output, isPrice);
  list("pcur", calls.currencies, isCurrency);
  for (const [name, tokens] of [
    ["cached", calls.cachedTokens],
    ["out", calls.outputTokens],
  ] as const) {
    if (tokens > 0 && isCallTokens(tokens)) parameters.push([name, String(tokens)]);
  }
  if (currency !== undefined && isCurrency(currency)) parameters.push(["cur", currency]);
  if (instrument !== undefined) parameters.push(["below", instrument]);
  if (instrumentOptions !== undefined)
    parameters.push(["with", encodeURIComponent(instrumentOptions).replace(/%(?:2C|3A)/g, decodeURIComponent)]);
  if (cut !== undefined) parameters.push(["cut", cut.join("-")]);
  if (input !== undefined) {
    const { variables = {}, templates = {} } = settings;
    parameters.push(["in", input]);
    const set = Object.entries(variables).filter(([name, value]) => isVariable(name, value));
    if (set.length > 0) parameters.push(["var", set.slice(0, mostVariables).map(variableValue).join(",")]);
    list("tpl", templates, isTemplate, (template) => toBase64url(utf8Encode(template)));
  }
  // Of a chat each column has a text of its own.
  else if (pinned !== undefined && pinned.start <= pinned.end) parameters.push(["at", `${pinned.start}-${pinned.end}`]);
  return parameters;
}

/** Whether it is written as a currency's code by ISO 4217, as `Intl.NumberFormat` takes it. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}

/** A template's variable as `name`, `!name` or `name:text`. */
function variableValue([name, value]: [string, boolean | string]): string {
  // A comma in the text is escaped twice: who reads takes off one escape before the list is split.
  const item = typeof value === "string" ? `${name}:${encodeURIComponent(value)}` : `${value ? "" : "!"}${name}`;
  return encodeURIComponent(item);
}

/** Whether a link can carry a template's variable. */
export function isVariable(name: string, value: boolean | string): boolean {
  return (
    /^[A-Za-z_]\w{0,63}$/.test(name) &&
    !isGiven(name) &&
    (typeof value !== "string" || (value.length <= 1000 && value.isWellFormed()))
  );
}

/** Whether a link can carry a template. */
export function isTemplate(template: string): boolean {
  return template.length <= longestTemplate && template.isWellFormed();
}

/** Whether a link can carry a price. */
export function isPrice(price: number): boolean {
  return Number.isFinite(price) && price >= 0;
}

function isCallTokens(tokens: number): boolean {
  return Number.isInteger(tokens) && tokens <= callTokensRange.max;
}

function isWindow(tokens: number): boolean {
  return Number.isInteger(tokens) && tokens >= contextWindowRange.min && tokens <= contextWindowRange.max;
}

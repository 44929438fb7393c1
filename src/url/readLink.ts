import { type Comparison, defaultOptions, type Page } from "../state/comparison";
import { defaultComparison } from "../state/defaults";
import { languageParameterNames, readLanguages } from "./languagesSchema";
import { currentVersion, fragmentLimit } from "./limits";
import { type LinkProblem, problems } from "./problems";
import { parameterNames, readSettings } from "./schema";
import { readTokenizers } from "./tokenizerList";
import { readInspected, tokenizerParameterNames } from "./tokenizerSchema";
import { decodeText } from "./unpackText";
import { type RawParameters, upgrade } from "./upgraders";

/** What opening a fragment gives. */
export type ParseResult =
  | {
      readonly ok: true;
      /**
       * Null where the fragment is empty: there is no link. A link to one page says nothing of the other: what belongs to
       * that is as it is at the start.
       */
      readonly comparison: Comparison | null;
      /** The text was too long for the link; `comparison.text` is empty and means nothing. */
      readonly textLeftOut: boolean;
    }
  | { readonly ok: false; readonly problem: LinkProblem };

/**
 * Opens a fragment (with or without its `#`) from anywhere. A link without a text means the empty text.
 * @param isKnown whether the catalogue has a built-in of this id; must not be fooled by ids such as `constructor`.
 */
export async function fragmentToComparison(fragment: string, isKnown: (id: string) => boolean): Promise<ParseResult> {
  const raw = readFragment(fragment);
  if (raw === null) return { ok: true, comparison: null, textLeftOut: false };
  if (!("page" in raw && "parameters" in raw)) return { ok: false, problem: raw };

  const { page } = raw;
  // What people type: the page, as it is at the start.
  if (page !== "compare" && raw.parameters.size === 0) {
    return { ok: true, comparison: { ...defaultComparison, page, text: "" }, textLeftOut: false };
  }
  const version = readVersion(raw.parameters.get("v"));
  if (typeof version !== "number") return { ok: false, problem: version };
  const parameters = upgrade(raw.parameters, version);
  if (page === "languages") return languagesLink(parameters, isKnown);
  if (page === "tokenizer") {
    const read = readInspected(parameters, isKnown);
    if (!read.ok) return read;
    return {
      ok: true,
      comparison: { ...defaultComparison, page, text: "", inspected: read.inspected },
      textLeftOut: false,
    };
  }

  const settings = readSettings(parameters, isKnown);
  if (!settings.ok) return settings;
  const x = parameters.get("x");
  const x16 = parameters.get("x16");
  const long = parameters.get("long");
  if (x !== undefined && x16 !== undefined) {
    return { ok: false, problem: problems.malformed("x16", "stands beside “x”, but a link has one text") };
  }
  if (long !== undefined && long !== "1") return { ok: false, problem: problems.malformed("long", "must be 1") };
  const packed = x ?? x16;
  const text = packed === undefined ? "" : await decodeText(x === undefined ? "x16" : "x", packed);
  if (typeof text !== "string") return { ok: false, problem: text };
  const textLeftOut = long !== undefined && packed === undefined;
  const { languages, inspected } = defaultOptions;
  const comparison: Comparison = { text, page, languages, inspected, ...settings.settings };
  return { ok: true, comparison, textLeftOut };
}

function languagesLink(parameters: RawParameters, isKnown: (id: string) => boolean): ParseResult {
  const tokenizers = readTokenizers(parameters.get("t") ?? "", isKnown);
  if (!tokenizers.ok) return tokenizers;
  const languages = readLanguages(parameters, tokenizers.tokenizers);
  if (!languages.ok) return languages;
  const comparison: Comparison = {
    text: "",
    ...defaultOptions,
    page: "languages",
    tokenizers: tokenizers.tokenizers,
    languages: languages.choice,
  };
  return { ok: true, comparison, textLeftOut: false };
}

/** The parameters that each page's links have. */
const namesOf: Readonly<Record<Page, ReadonlySet<string>>> = {
  compare: parameterNames,
  languages: languageParameterNames,
  tokenizer: tokenizerParameterNames,
};

function isPage(name: string): name is Page {
  return Object.hasOwn(namesOf, name);
}

/** A fragment taken apart. */
interface Fragment {
  readonly page: Page;
  readonly parameters: RawParameters;
}

/** Splits a fragment into page and decoded parameters; null when it is empty. */
function readFragment(fragment: string): Fragment | LinkProblem | null {
  if (fragment.length > fragmentLimit) return problems.linkTooLarge();
  const body = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (body === "" || body === "/") return null;
  if (!body.startsWith("/")) return problems.notALink(body);
  const question = body.indexOf("?");
  const page = body.slice(1, question < 0 ? undefined : question);
  if (!isPage(page)) return problems.unknownPage(page);
  const known = namesOf[page];

  const parameters = new Map<string, string>();
  for (const part of question < 0 ? [] : body.slice(question + 1).split("&")) {
    const equals = part.indexOf("=");
    const name = equals < 0 ? part : part.slice(0, equals);
    if (!known.has(name)) continue;
    // Which of two would win is anybody's guess, and guesses don't reproduce.
    if (parameters.has(name)) return problems.malformed(name, "stands there twice");
    const value = decodeOnce(equals < 0 ? "" : part.slice(equals + 1));
    if (value === null) return problems.malformed(name, "has a % without two hexadecimal digits of UTF-8 behind it");
    parameters.set(name, value);
  }
  return { page, parameters };
}

/**
 * Undoes the escaping that mail programs do to a link (`%2C` for a comma): the only place that percent-decodes.
 * A `+` stays a `+`. Null when the escapes are malformed.
 */
function decodeOnce(value: string): string | null {
  if (!value.includes("%")) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return null; // Only a malformed escape throws.
  }
}

function readVersion(value: string | undefined): number | LinkProblem {
  if (value === undefined || value === "") return problems.versionMissing();
  if (!/^\d{1,9}$/.test(value)) return problems.malformed("v", "must be a whole number");
  const version = Number(value);
  if (version < 1) return problems.versionTooOld(version);
  return version > currentVersion ? problems.newerVersion(version, currentVersion) : version;
}

import { type Comparison, defaultOptions, type Page } from "../state/compare/comparison";
import { defaultComparison } from "../state/compare/defaults";
import { type Changes, checkName, findChanges, isText, type Parameter } from "./check";
import { languageParameterNames, readLanguages } from "./languagesSchema";
import { currentVersion, fragmentLimit } from "./limits";
import { nearestPage } from "./nearestPage";
import { type LinkProblem, type PartlyRead, partlyRead, problems } from "./problems";
import { parameterNames, readSettings } from "./schema";
import { readTokenizers } from "./tokenizerList";
import { readInspected, tokenizerParameterNames } from "./tokenizerSchema";
import { decodeText } from "./unpackText";
import { type RawParameters, upgrade } from "./upgraders";

/** What could not be read of a link. */
export interface LostParts {
  /** The text: `comparison.text` is empty and means nothing. */
  readonly text: boolean;
  /** All tokenizers: `comparison` has the usual ones, which mean nothing. */
  readonly tokenizers: boolean;
  /** Tells all that was lost. */
  readonly problem: PartlyRead;
}

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
      /** Left out where all of the link could be read. */
      readonly lost?: LostParts;
    }
  | { readonly ok: false; readonly problem: LinkProblem };

/** A page's part of a link. */
interface ReadPage {
  readonly comparison: Comparison;
  readonly textLeftOut: boolean;
  readonly lost: Omit<LostParts, "problem">;
  readonly problems: readonly LinkProblem[];
}

/**
 * Opens a fragment (with or without its `#`) from anywhere. A link without a text means the empty text. Of a damaged link,
 * or one that asks for what this version does not know, what can be read is kept.
 * @param isKnown whether the catalogue has a built-in of this id; must not be fooled by ids such as `constructor`.
 */
export async function fragmentToComparison(fragment: string, isKnown: (id: string) => boolean): Promise<ParseResult> {
  const link = readFragment(fragment, isKnown);
  if (link === null) return { ok: true, comparison: null, textLeftOut: false };
  if ("code" in link) return { ok: false, problem: link };

  const { page, parameters, changed } = link;
  // What people type: the page, as it is at the start.
  if (page !== "compare" && parameters.size === 0 && link.problems.length === 0) {
    return { ok: true, comparison: { ...defaultComparison, page, text: "" }, textLeftOut: false };
  }
  const version = readVersion(parameters.get("v"));
  if (typeof version !== "number") return { ok: false, problem: version };
  const raw = upgrade(parameters, version);
  const { comparison, textLeftOut, lost, problems: wrong } = await readers[page](raw, isKnown, changed.text);
  const all = [...link.problems, ...wrong];
  // Where it is plain what was changed, it need not be said twice.
  if (changed.settings && all.length === 0) all.push(problems.linkChanged());
  const [problem, ...others] = all;
  if (problem === undefined) return { ok: true, comparison, textLeftOut };
  return { ok: true, comparison, textLeftOut, lost: { ...lost, problem: partlyRead([problem, ...others], lost.text) } };
}

type Reader = (raw: RawParameters, isKnown: (id: string) => boolean, textChanged: boolean) => Promise<ReadPage>;

/** What reads the links to each page, version and check apart. */
const readers: Readonly<Record<Page, Reader>> = {
  async compare(raw, isKnown, textChanged) {
    const { settings, problems: wrong } = readSettings(raw, isKnown);
    const [text, problem] = await readText(raw, textChanged);
    const long = raw.get("long");
    const found = [...wrong, ...(problem === null ? [] : [problem])];
    if (long !== undefined && long !== "1") found.push(problems.malformed("long", "must be 1"));
    const { languages, inspected } = defaultOptions;
    const hasTokenizers = settings.tokenizers.length > 0;
    const { tokenizers } = hasTokenizers ? settings : defaultComparison;
    return {
      comparison: { text: text ?? "", page: "compare", languages, inspected, ...settings, tokenizers },
      textLeftOut: long !== undefined && text === "",
      // A link that was cut before its tokenizers was cut before its text.
      lost: { text: text === null || !raw.has("t"), tokenizers: !hasTokenizers },
      problems: found,
    };
  },
  async languages(raw, isKnown) {
    const list = readTokenizers(raw.get("t") ?? "", isKnown);
    const { choice, problems: wrong } = readLanguages(raw, list);
    const hasTokenizers = list.tokenizers.length > 0;
    const { tokenizers } = hasTokenizers ? list : defaultComparison;
    return {
      comparison: { text: "", ...defaultOptions, page: "languages", tokenizers, languages: choice },
      textLeftOut: false,
      lost: { text: false, tokenizers: !hasTokenizers },
      problems: [...list.problems, ...wrong],
    };
  },
  async tokenizer(raw, isKnown) {
    const { inspected, isLost, problems: wrong } = readInspected(raw, isKnown);
    return {
      comparison: { ...defaultComparison, page: "tokenizer", text: "", inspected },
      textLeftOut: false,
      lost: { text: false, tokenizers: isLost },
      problems: wrong,
    };
  },
  async tokenizers() {
    return {
      comparison: { ...defaultComparison, page: "tokenizers", text: "" },
      textLeftOut: false,
      lost: { text: false, tokenizers: false },
      problems: [],
    };
  },
};

/** The text of a link, "" where it has none; null with a problem where it has one that cannot be relied upon. */
async function readText(
  raw: RawParameters,
  isChanged: boolean,
): Promise<[text: string, problem: null] | [text: null, problem: LinkProblem]> {
  const [x, x16] = [raw.get("x"), raw.get("x16")];
  if (x !== undefined && x16 !== undefined) {
    return [null, problems.malformed("x16", "stands beside “x”, but a link has one text")];
  }
  if (isChanged) return [null, problems.textDamaged()];
  const packed = x ?? x16;
  if (packed === undefined) return ["", null];
  const text = await decodeText(x === undefined ? "x16" : "x", packed);
  return typeof text === "string" ? [text, null] : [null, text];
}

/** The parameters that each page's links have. */
const namesOf: Readonly<Record<Page, ReadonlySet<string>>> = {
  compare: parameterNames,
  languages: languageParameterNames,
  tokenizer: tokenizerParameterNames,
  tokenizers: new Set(["v", checkName]),
};

function isPage(name: string): name is Page {
  return Object.hasOwn(namesOf, name);
}

/** A fragment taken apart. */
interface Fragment {
  readonly page: Page;
  readonly parameters: RawParameters;
  /** Parameters that could not be read. */
  readonly problems: readonly LinkProblem[];
  /** What is not as the link was made, by its own check; links that were made without one tell nothing. */
  readonly changed: Changes;
}

/** Splits a fragment into page and decoded parameters; null when it is empty. */
function readFragment(fragment: string, isKnown: (id: string) => boolean): Fragment | LinkProblem | null {
  if (fragment.length > fragmentLimit) return problems.linkTooLarge();
  const body = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (body === "" || body === "/") return null;
  if (!body.startsWith("/")) return problems.notALink(body);
  const question = body.indexOf("?");
  const page = body.slice(1, question < 0 ? undefined : question);
  if (!isPage(page)) return problems.unknownPage(page, nearestPage(decodeOnce(page) ?? page, isKnown), question >= 0);
  const known = namesOf[page];

  const parameters = new Map<string, string>();
  const wrong = new Map<string, LinkProblem>();
  const checked: Parameter[] = [];
  for (const part of question < 0 ? [] : body.slice(question + 1).split("&")) {
    const equals = part.indexOf("=");
    const name = equals < 0 ? part : part.slice(0, equals);
    const written = equals < 0 ? "" : part.slice(equals + 1);
    const value = decodeOnce(written);
    if (name !== checkName) checked.push([name, value ?? written]);
    if (!known.has(name)) continue;
    // Which of two would win is anybody's guess, and guesses don't reproduce.
    if (parameters.has(name)) wrong.set(name, problems.malformed(name, "stands there twice"));
    else if (value === null) {
      wrong.set(name, problems.malformed(name, "has a % without two hexadecimal digits of UTF-8 behind it"));
    } else parameters.set(name, value);
  }
  const check = parameters.get(checkName);
  const changed =
    check === undefined ? { settings: false, text: false } : findChanges(check, checked, (name) => known.has(name));
  // A text that cannot be read is no empty text.
  const isTextWrong = Array.from(wrong.keys()).some(isText);
  for (const name of wrong.keys()) parameters.delete(name);
  return {
    page,
    parameters,
    problems: Array.from(wrong.values()),
    changed: { ...changed, text: changed.text || isTextWrong },
  };
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

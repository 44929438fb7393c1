import { type Comparison, defaultComparison, isPage, type Page, textPage } from "../state/pages";
import { checkName, isText, type Parameter } from "./check";
import { type Changes, findChanges } from "./findChanges";
import { currentVersion, fragmentLimit } from "./limits";
import { nearestPage } from "./nearestPage";
import { decodePlainText, plainTextName, plainTextVersion } from "./plainText";
import { type LinkProblem, type PartlyRead, partlyRead, problems } from "./problems";
import { readers } from "./readers";
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
      /** Somebody wrote the link by hand, as with its text in the clear: its address is still to be written as ours are. */
      readonly isByHand?: boolean;
      /** It says nothing of a text, and was written by hand: `comparison.text` is empty and means nothing. */
      readonly keepsText?: boolean;
      /** Left out where all of the link could be read. */
      readonly lost?: LostParts;
    }
  | { readonly ok: false; readonly problem: LinkProblem };

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
  const atFirst = { ...defaultComparison, text: "", page };
  if (page !== textPage && parameters.size === 0 && link.problems.length === 0) {
    return { ok: true, comparison: atFirst, textLeftOut: false };
  }
  const version = readVersion(parameters.get("v") ?? (link.isByHand ? plainTextVersion : undefined));
  if (typeof version !== "number") return { ok: false, problem: version };
  const raw = upgrade(parameters, version);
  const { part, textLeftOut = false, lost, problems: wrong } = await readers[page].read(raw, isKnown, changed.text);
  const comparison = { ...atFirst, ...part };
  const all = [...link.problems, ...wrong];
  // Where it is plain what was changed, it need not be said twice.
  if (changed.settings && all.length === 0) all.push(problems.linkChanged());
  const [problem, ...others] = all;
  const keepsText = link.isByHand && !parameters.has(plainTextName);
  const result = { ok: true, comparison, textLeftOut, ...(keepsText && { keepsText }) } as const;
  if (problem === undefined) return { ...result, ...(link.isByHand && { isByHand: true }) };
  const { text = false, tokenizers = false } = lost ?? {};
  const told = partlyRead([problem, ...others], text);
  return { ...result, lost: { text, tokenizers, problem: told } };
}

/** A fragment taken apart. */
interface Fragment {
  readonly page: Page;
  readonly parameters: RawParameters;
  /** Parameters that could not be read. */
  readonly problems: readonly LinkProblem[];
  /** What is not as the link was made, by its own check; links that were made without one tell nothing. */
  readonly changed: Changes;
  /** Whether it has a text in the clear, or tokenizers and none of what we write before them. */
  readonly isByHand: boolean;
}

/** Splits a fragment into page and decoded parameters; null when it is empty. */
function readFragment(fragment: string, isKnown: (id: string) => boolean): Fragment | LinkProblem | null {
  if (fragment.length > fragmentLimit) return problems.linkTooLarge();
  // Who leaves the page out means the first.
  const body = (fragment.startsWith("#") ? fragment.slice(1) : fragment).replace(/^\/?(?=\?)/, `/${textPage}`);
  if (body === "" || body === "/") return null;
  if (!body.startsWith("/")) return problems.notALink(body);
  const question = body.indexOf("?");
  const page = body.slice(1, question < 0 ? undefined : question);
  if (!isPage(page)) return problems.unknownPage(page, nearestPage(decodeOnce(page) ?? page, isKnown), question >= 0);
  const known = new Set(["v", checkName, ...readers[page].parameters]);

  const parameters = new Map<string, string>();
  const wrong = new Map<string, LinkProblem>();
  const damaged: LinkProblem[] = [];
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
    else if (value !== null) parameters.set(name, value);
    else if (name === plainTextName) {
      parameters.set(name, decodePlainText(written));
      damaged.push(problems.malformed(name, `${noEscape}, which stands as it is written: a % itself is written %25`));
    } else wrong.set(name, problems.malformed(name, noEscape));
  }
  const check = parameters.get(checkName);
  const changed =
    check === undefined ? { settings: false, text: false } : findChanges(check, checked, (name) => known.has(name));
  // A text that cannot be read is no empty text.
  const isTextWrong = Array.from(wrong.keys()).some((name) => isText(name) || name === plainTextName);
  const ours = ["v", checkName, "x", "x16", "long"];
  const isByHand =
    parameters.has(plainTextName) ||
    (page === textPage && parameters.has("t") && !ours.some((name) => parameters.has(name) || wrong.has(name)));
  for (const name of wrong.keys()) parameters.delete(name);
  return {
    page,
    parameters,
    problems: [...wrong.values(), ...damaged],
    changed: { ...changed, text: changed.text || isTextWrong },
    isByHand,
  };
}

const noEscape = "has a % without two hexadecimal digits of UTF-8 behind it";

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

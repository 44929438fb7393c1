import type { Comparison } from "../state/comparison";
import { fragmentLimit } from "./limits";
import { type LinkProblem, problems } from "./problems";
import { parameterNames, readSettings, writeSettings } from "./schema";
import { decodeText, encodeText, type TextParameter } from "./text";
import { currentVersion, type RawParameters, upgrade } from "./upgraders";

/** What opening a fragment gives. */
export type ParseResult =
  | {
      readonly ok: true;
      /** Null where the fragment is empty: there is no link. */
      readonly comparison: Comparison | null;
      /** The text was too long for the link; `comparison.text` is empty and means nothing. */
      readonly textLeftOut: boolean;
    }
  | { readonly ok: false; readonly problem: LinkProblem };

/**
 * Writes a comparison as a fragment, `#` included, of whatever length it needs:
 * `#/compare?v=1&t=o200k_base,llama3&view=reading&x=80jNyckHAA`.
 */
export async function comparisonToFragment(comparison: Comparison): Promise<string> {
  return joinFragment(comparison, await encodeText(comparison.text));
}

/** {@link comparisonToFragment} for a text that is packed already (or left out). */
export function joinFragment(comparison: Comparison, text: TextParameter): string {
  const parameters = [["v", String(currentVersion)], ...writeSettings(comparison), ...(text === null ? [] : [text])];
  // Ids, numbers and base64url need no percent-encoding, and a comma is allowed in a fragment: links stay readable.
  return `#/compare?${parameters.map(([name, value]) => `${name}=${value}`).join("&")}`;
}

/**
 * Opens a fragment (with or without its `#`) from anywhere. A link without a text means the empty text.
 * @param isKnown whether the catalogue has a built-in of this id; must not be fooled by ids such as `constructor`.
 */
export async function fragmentToComparison(fragment: string, isKnown: (id: string) => boolean): Promise<ParseResult> {
  const raw = readFragment(fragment);
  if (raw === null) return { ok: true, comparison: null, textLeftOut: false };
  if (!isParameters(raw)) return { ok: false, problem: raw };

  const version = readVersion(raw.get("v"));
  if (typeof version !== "number") return { ok: false, problem: version };
  const parameters = upgrade(raw, version);

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
  return { ok: true, comparison: { text, ...settings.settings }, textLeftOut };
}

/** Splits a fragment into decoded parameters; null when it is empty. */
function readFragment(fragment: string): RawParameters | LinkProblem | null {
  if (fragment.length > fragmentLimit) return problems.linkTooLarge();
  const body = fragment.startsWith("#") ? fragment.slice(1) : fragment;
  if (body === "" || body === "/") return null;
  if (!body.startsWith("/")) return problems.notALink(body);
  const question = body.indexOf("?");
  const page = body.slice(1, question < 0 ? undefined : question);
  if (page !== "compare") return problems.unknownPage(page);

  const parameters = new Map<string, string>();
  for (const part of question < 0 ? [] : body.slice(question + 1).split("&")) {
    const equals = part.indexOf("=");
    const name = equals < 0 ? part : part.slice(0, equals);
    if (!parameterNames.has(name)) continue;
    // Which of two would win is anybody's guess, and guesses don't reproduce.
    if (parameters.has(name)) return problems.malformed(name, "stands there twice");
    const value = decodeOnce(equals < 0 ? "" : part.slice(equals + 1));
    if (value === null) return problems.malformed(name, "has a % without two hexadecimal digits of UTF-8 behind it");
    parameters.set(name, value);
  }
  return parameters;
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

function isParameters(result: RawParameters | LinkProblem): result is RawParameters {
  return result instanceof Map;
}

import type { DraftLanguage } from "./draft";
import type { CorpusLanguage } from "./language";
import { directionOf } from "./script";

/** A language code as FLORES-200 and BCP 47 write it: language, script, region. */
const codePattern = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i;

/**
 * A language of one's own corpus. Its name, and its name for itself, are what the engine's CLDR knows for the code; what
 * no code tells (place, region, speakers) is null.
 */
export function ownLanguage({ code, script, present, bytes }: DraftLanguage): CorpusLanguage {
  const known = knownLanguage(code);
  return {
    code,
    name: known?.name ?? code,
    endonym: known?.endonym ?? null,
    bcp47: known?.tag ?? null,
    iso6393: known?.iso6393 ?? null,
    script,
    direction: directionOf(script),
    latitude: null,
    longitude: null,
    region: null,
    speakers: null,
    present,
    bytes,
  };
}

// Making one takes longer than asking it hundreds of times.
const englishNames = namesIn("en");

/** What CLDR has for a code, as {@link cldrLanguage}; null too where the engine's ICU refuses it, as some do `sgn_US`. */
function knownLanguage(code: string) {
  try {
    return cldrLanguage(code);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}

/** `German` for `deu_Latn`, `Chinese (Traditional)` for `zho_Hant`. Null for no language. */
function cldrLanguage(code: string) {
  const [, language, script, region] = codePattern.exec(code) ?? [];
  // `und` is undetermined: no language, and not all engines take it for a locale.
  if (language === undefined || language.toLowerCase() === "und") return null;
  const locale = new Intl.Locale(language, { ...(script ? { script } : {}), ...(region ? { region } : {}) });
  // A word is no language for looking like a code; with a script it is meant to be one.
  if (script === undefined && englishNames.of(locale.language) === undefined) return null;
  // The script that the language is mostly written in goes without saying.
  const isUsual = script === undefined || new Intl.Locale(locale.language).maximize().script === locale.script;
  const shown = [locale.language, ...(isUsual ? [] : [locale.script]), ...(region ? [locale.region] : [])].join("-");
  const tag = locale.toString();
  const hasOwnNames = Intl.DisplayNames.supportedLocalesOf(tag).length > 0;
  return {
    name: englishNames.of(shown) ?? code,
    endonym: hasOwnNames ? (namesIn(tag).of(locale.language) ?? null) : null,
    tag,
    iso6393: language.length === 3 ? language.toLowerCase() : null,
  };
}

function namesIn(tag: string): Intl.DisplayNames {
  return new Intl.DisplayNames(tag, { type: "language", languageDisplay: "standard", fallback: "none" });
}

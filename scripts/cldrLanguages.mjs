// @ts-check
/** What CLDR knows about languages: where they are at home, how many speak them, what they call themselves. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "./prepared.mjs";

const { territoryInfo } = readSupplemental("territoryInfo");
const { likelySubtags } = readSupplemental("likelySubtags");
const { territoryContainment } = readSupplemental("territoryContainment");

const subregions = Object.keys(territoryContainment).filter((code) => {
  return /^\d{3}$/.test(code) && territoryContainment[code]._grouping === undefined;
});

/** Codes that CLDR has under another one. */
/** @type {Readonly<Record<string, string>>} */
const otherCodes = { azb: "az", zlm: "ms" };

/** Scripts that ISO 15924 has more codes for than Unicode. */
/** @type {Readonly<Record<string, string>>} */
const unicodeScripts = { Hans: "Hani", Hant: "Hani", Jpan: "Hani", Kore: "Hang" };

/** @param {string} name of a file in CLDR's supplemental data */
function readSupplemental(name) {
  const path = join(packageFolder("cldr-core"), "supplemental", `${name}.json`);
  return JSON.parse(readFileSync(path, "utf8")).supplemental;
}

/** The code that CLDR has a language under. @param {Intl.Locale} locale */
export function languageOf(locale) {
  return otherCodes[locale.language] ?? locale.language;
}

/**
 * Speakers: in each territory a share of its population. Where the tag names a territory, those in it.
 * @param {Intl.Locale} locale
 * @param {string} script CLDR counts some languages by script
 * @returns {number | null} with two significant digits, as the shares have; null where CLDR has no count
 */
export function speakersOf(locale, script) {
  const language = languageOf(locale);
  const isUsual = likelySubtags[language]?.split("-")[1] === script;
  const key = isUsual ? language : `${language}_${script}`;
  let speakers = 0;
  for (const [territory, info] of Object.entries(territoryInfo)) {
    if (locale.region !== undefined && locale.region !== territory) continue;
    const share = info.languagePopulation?.[key]?._populationPercent;
    if (share !== undefined) speakers += (Number(info._population) * Number(share)) / 100;
  }
  return speakers < 1 ? null : Number(speakers.toPrecision(2));
}

/**
 * The sub-region, in the division of the United Nations (M49), of the territory that the tag names, or else of the one
 * where CLDR expects the language.
 * @param {Intl.Locale} locale
 * @returns {string | null} its English name; null for a language that CLDR does not know
 */
export function regionOf(locale) {
  const likely = likelySubtags[`${locale.language}-${locale.script}`] ?? likelySubtags[locale.language];
  const territory = locale.region ?? likely?.split("-").at(-1);
  const subregion = subregions.find((code) => territoryContainment[code]._contains.includes(territory));
  return subregion === undefined ? null : (new Intl.DisplayNames("en", { type: "region" }).of(subregion) ?? null);
}

/**
 * A language's name for itself, from the CLDR within Node.
 * @param {Intl.Locale} locale
 * @param {string} script that the name must be in
 * @param {(text: string) => string} scriptOf
 * @returns {string | null} null where CLDR has none in this script
 */
export function endonymOf(locale, script, scriptOf) {
  const language = languageOf(locale);
  const tag = new Intl.Locale(language, { script }).toString();
  if (Intl.DisplayNames.supportedLocalesOf(tag).length === 0) return null;
  const name = new Intl.DisplayNames(tag, { type: "language", fallback: "none" }).of(language);
  return name !== undefined && scriptOf(name) === (unicodeScripts[script] ?? script) ? name : null;
}

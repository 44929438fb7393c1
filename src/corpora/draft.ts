import { shortened } from "../text/shortened";
import { utf8Length } from "../text/utf8";
import { isPresent } from "./parallel";
import { scriptOf } from "./script";

/** A language as it was read, before its corpus is used; the code may still be corrected. */
export interface DraftLanguage {
  readonly code: string;
  /** Where its segments come from, in their order: a file, or a table's column. */
  readonly parts: readonly DraftPart[];
  /** In all parts. */
  readonly segments: number;
  /** Segments that are not blank. */
  readonly present: number;
  /** Segments that are there, but blank. */
  readonly empty: number;
  /** Segments that are not there: keys that lines of a table lack. */
  readonly missing: number;
  /** UTF-8 bytes of all segments. */
  readonly bytes: number;
  /** ISO 15924 code. */
  readonly script: string;
}

export interface DraftPart {
  /** For messages: a file's name, or `corpus.csv, column 3`. */
  readonly name: string;
  readonly segments: number;
}

/** What is wrong with a draft, in a sentence; with an error it cannot be used. */
export interface DraftProblem {
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Places of the languages that it is about, in the draft. */
  readonly languages: readonly number[];
}

/** UTF-16 units that the script is found from. */
const scriptSample = 40_000;

/**
 * Sums up a language's segments.
 * @param missing how many of them are not there at all
 */
export function draftLanguage(
  code: string,
  parts: readonly DraftPart[],
  segments: readonly string[],
  missing: number,
): DraftLanguage {
  let [present, bytes, sample] = [0, 0, ""];
  for (const segment of segments) {
    bytes += utf8Length(segment);
    if (!isPresent(segment)) continue;
    present++;
    if (sample.length < scriptSample) sample += segment;
  }
  const empty = segments.length - present - missing;
  return { code, parts, segments: segments.length, present, empty, missing, bytes, script: scriptOf(sample) };
}

/**
 * What stands against using a draft, errors first. Empty when it is a parallel corpus without gaps.
 * @param pivot the code of the language that all will be measured against; null while that is not chosen
 */
export function checkDraft(languages: readonly DraftLanguage[], pivot: string | null): DraftProblem[] {
  return [
    ...checkNumber(languages),
    ...checkCodes(languages),
    ...checkLengths(languages),
    ...checkPivot(languages, pivot),
    ...checkGaps(languages, pivot),
  ].sort((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"));
}

function checkNumber(languages: readonly DraftLanguage[]): DraftProblem[] {
  const [only] = languages;
  if (only === undefined) return [error("There are no languages that can be used.", [])];
  if (languages.length > 1) return [];
  return [error(`There is only one language, ${called(only)}. A premium needs another to compare with.`, [0])];
}

function checkCodes(languages: readonly DraftLanguage[]): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const byCode = new Map<string, number>();
  for (const [i, language] of languages.entries()) {
    const { code } = language;
    if (code.trim() === "") {
      problems.push(error(`${nameOf(language)} has no language code. Give it one, such as deu_Latn.`, [i]));
      continue;
    }
    const first = byCode.get(code);
    const other = first === undefined ? undefined : languages[first];
    if (first === undefined || other === undefined) byCode.set(code, i);
    else {
      const message = `${nameOf(other)} and ${nameOf(language)} are both of ${shortened(code, longestName)}. Give one another code or leave it out.`;
      problems.push(error(message, [first, i]));
    }
  }
  return problems;
}

/** Files of the same part must be equally long; the most common length is taken to be right. */
function checkLengths(languages: readonly DraftLanguage[]): DraftProblem[] {
  const problems: DraftProblem[] = [];
  const most = Math.max(0, ...languages.map(({ parts }) => parts.length));
  for (let part = 0; part < most; part++) {
    const files = languages.flatMap(({ parts }, language) => {
      const file = parts[part];
      return file === undefined ? [] : [{ ...file, language }];
    });
    const frequency = new Map<number, number>();
    for (const { segments } of files) frequency.set(segments, (frequency.get(segments) ?? 0) + 1);
    const highest = Math.max(...frequency.values());
    const usual = files.find(({ segments }) => frequency.get(segments) === highest);
    for (const { name, segments, language } of files) {
      if (usual === undefined || segments === usual.segments) continue;
      const message =
        `${shortened(name, longestName)} has ${count(segments, "line")}, but ${shortened(usual.name, longestName)} has ${usual.segments}. ` +
        "In a parallel corpus the same line is the same segment in all files.";
      problems.push(error(message, [language]));
    }
  }
  return problems;
}

function checkPivot(languages: readonly DraftLanguage[], pivot: string | null): DraftProblem[] {
  if (pivot === null || languages.length === 0) return [];
  const place = languages.findIndex(({ code }) => code === pivot);
  const language = languages[place];
  if (language === undefined) return [error(`No language has the pivot's code, ${shortened(pivot, longestName)}.`, [])];
  const { segments, present } = language;
  const named = shortened(pivot, longestName);
  if (present === 0) return [error(`The pivot, ${named}, has no text: all of its segments are empty.`, [place])];
  if (present === segments) return [];
  const left = segments - present;
  const which = `${count(left, "empty segment")} of ${segments}, which ${left === 1 ? "is" : "are"} left out`;
  return [warning(`The pivot, ${named}, has ${which} for all languages.`, [place])];
}

function checkGaps(languages: readonly DraftLanguage[], pivot: string | null): DraftProblem[] {
  const gaps = languages.flatMap((language, i) =>
    language.present < language.segments && language.code !== pivot ? [{ language, i }] : [],
  );
  if (gaps.length === 0) return [];
  const named = gaps.slice(0, 5).map(({ language }) => `${called(language)} (${language.segments - language.present})`);
  const rest = gaps.length > named.length ? ` and ${gaps.length - named.length} more` : "";
  return [
    warning(
      `${count(gaps.length, "language")} without some segments: ${named.join(", ")}${rest}. Each is compared with the pivot ` +
        "over the segments that both have.",
      gaps.map(({ i }) => i),
    ),
  ];
}

/** Code points of a name in a message: a path may be as long as a file system lets it be, and a code as its file. */
const longestName = 120;

function nameOf({ parts }: DraftLanguage): string {
  const named = parts.slice(0, 3).map(({ name }) => shortened(name, longestName));
  return [...named, ...(parts.length > 3 ? [`${parts.length - 3} more`] : [])].join(" with ");
}

function called(language: DraftLanguage): string {
  return language.code.trim() === "" ? nameOf(language) : shortened(language.code, longestName);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function error(message: string, languages: readonly number[]): DraftProblem {
  return { severity: "error", message, languages };
}

function warning(message: string, languages: readonly number[]): DraftProblem {
  return { severity: "warning", message, languages };
}

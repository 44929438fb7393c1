import { fewestSegments, hasFewSegments } from "../analysis/fewSegments";
import type { LanguageFigures } from "../analysis/languageFigures";
import { hasManyUnknown } from "../analysis/manyUnknown";
import type { FigureForm } from "../instruments/corpus/corpusMeasure";
import { premiumMeasure } from "../instruments/corpus/counted";
import {
  findMeasure,
  hasIntervals,
  type LanguageMeasure,
  languageMeasures,
  measureProblems,
} from "../instruments/corpus/measures";
import { csvRow } from "../text/csv";
import type { PremiumCommand } from "./commandLine";
import { type CorpusText, openCorpus } from "./corpusInput";
import { type Environment, UsageError } from "./environment";
import { loadTokenizers } from "./loadTokenizers";
import { premiumWork } from "./premiumWork";
import { Crew } from "./threads/crew";

const columns = ["language", "tokenizer", "tokens", "bytes", "characters", "unknown"];

/** UTF-16 units to encode, those of each tokenizer, for which one more helper pays. */
const usualHelperUnits = 1 << 22;

/**
 * `premium`: a row of CSV for each language and tokenizer, each as soon as it is known and those before it are printed.
 * @throws {UsageError} for a measure that there is not
 * @param helperUnits UTF-16 units to encode for which one more helper is called
 * @throws {InputError} for a folder or file that cannot be read
 * @throws {CorpusError} for files that are no parallel corpus, or without the pivot
 */
export async function printPremiums(
  command: PremiumCommand,
  environment: Environment,
  helperUnits = usualHelperUnits,
): Promise<void> {
  const { tokenizers: names, mode, options } = command;
  const measure = knownMeasure(command.measure);
  const { form } = measure;
  const { languages, pivot } = await openCorpus(command.corpus, command.pivot, environment);
  const manyUnknown = names.map((): string[] => []);
  const fewSegments = new Set<string>();
  const lacking = new Set<string>();
  const printRows = async (rows: readonly LanguageFigures[]) => {
    for (const [i, figures] of rows.entries()) {
      const { code, tokens, bytes, characters, unknown, value, interval } = figures;
      const ends = command.intervals
        ? [written(interval?.[0] ?? null, form), written(interval?.[1] ?? null, form)]
        : [];
      const name = names[i] ?? "";
      await environment.write(csvRow([code, name, tokens, bytes, characters, unknown, written(value, form), ...ends]));
      if (hasManyUnknown(figures)) manyUnknown[i]?.push(code);
      if (value === null) lacking.add(code);
      if (hasFewSegments(figures)) fewSegments.add(code);
    }
  };
  const crew = new Crew<CorpusText, LanguageFigures[]>(environment.helpers);
  try {
    crew.call(Math.floor((unitsOf(languages) * names.length) / helperUnits));
    const { engines, sources } = await loadTokenizers(names, environment);
    crew.brief({ kind: "premium", tokenizers: sources, options, pivot, mode, measure: measure.name });
    await environment.write(csvRow([...columns, measure.key, ...(command.intervals ? ["low", "high"] : [])]));
    await crew.run(
      languages,
      premiumWork(engines, { pivot, mode, options, measure: measure.name }),
      () => [],
      (rows) => printRows(rows),
    );
  } finally {
    crew.end();
  }
  for (const [i, codes] of manyUnknown.entries()) {
    if (codes.length === 0) continue;
    environment.warn(
      `tessera: more than 10% of ${names[i]}’s tokens are unknown ones in ${codes.join(", ")}: ` +
        `${measure.name === premiumMeasure.name ? "a premium" : `the ${measure.inText}`} there says little.`,
    );
  }
  if (measure.lacking !== undefined && lacking.size > 0) {
    environment.warn(`tessera: there is no ${measure.inText} in ${[...lacking].join(", ")}: ${measure.lacking}.`);
  }
  if (command.intervals && !hasIntervals(measure, mode)) {
    environment.warn(
      `tessera: ${measure.inText} is of all segments together, and no mean over them: it has no intervals.`,
    );
  } else if (command.intervals && fewSegments.size > 0) {
    environment.warn(
      `tessera: fewer than ${fewestSegments} segments are shared with the pivot in ${[...fewSegments].join(", ")}: ` +
        "an interval there is too narrow for 95%.",
    );
  }
}

function unitsOf(languages: readonly CorpusText[]): number {
  return languages.reduce((sum, { segments }) => segments.reduce((units, { length }) => units + length, sum), 0);
}

function knownMeasure(name: string): LanguageMeasure {
  const [problem] = measureProblems(name);
  if (problem !== undefined) throw new UsageError(problem);
  const found = findMeasure(name);
  if (found !== undefined) return found;
  const names = languageMeasures.map((measure) => measure.name);
  throw new UsageError(`There is no measure “${name}”. The measures are ${names.join(", ")}.`);
}

/** Whole counts, all else with four decimals: there is no more in a corpus of this size. */
function written(value: number | null, form: FigureForm): string {
  if (value === null) return "";
  return form === "count" ? String(value) : value.toFixed(4);
}

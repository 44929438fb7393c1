import { fewestSegments, hasFewSegments } from "../analysis/fewSegments";
import type { LanguageFigures } from "../analysis/languageFigures";
import { hasManyUnknown } from "../analysis/manyUnknown";
import { csvRow } from "../text/csv";
import type { PremiumCommand } from "./commandLine";
import { type CorpusText, openCorpus } from "./corpusInput";
import type { Environment } from "./environment";
import { loadTokenizers } from "./loadTokenizers";
import { premiumWork } from "./premiumWork";
import { Crew } from "./threads/crew";

const columns = ["language", "tokenizer", "tokens", "bytes", "characters", "unknown", "premium"];

/** UTF-16 units to encode, those of each tokenizer, for which one more helper pays. */
const usualHelperUnits = 1 << 22;

/**
 * `premium`: a row of CSV for each language and tokenizer, each as soon as it is known and those before it are printed.
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
  const { languages, pivot } = await openCorpus(command.corpus, command.pivot, environment);
  const manyUnknown = names.map((): string[] => []);
  const fewSegments = new Set<string>();
  const printRows = async (rows: readonly LanguageFigures[]) => {
    for (const [i, figures] of rows.entries()) {
      const { code, tokens, bytes, characters, unknown, premium, interval } = figures;
      const ends = command.intervals ? [ratio(interval?.[0] ?? null), ratio(interval?.[1] ?? null)] : [];
      const name = names[i] ?? "";
      await environment.write(csvRow([code, name, tokens, bytes, characters, unknown, ratio(premium), ...ends]));
      if (hasManyUnknown(figures)) manyUnknown[i]?.push(code);
      if (hasFewSegments(figures)) fewSegments.add(code);
    }
  };
  const crew = new Crew<CorpusText, LanguageFigures[]>(environment.helpers);
  try {
    crew.call(Math.floor((unitsOf(languages) * names.length) / helperUnits));
    const { engines, sources } = await loadTokenizers(names, environment);
    crew.brief({ kind: "premium", tokenizers: sources, options, pivot, mode });
    await environment.write(csvRow([...columns, ...(command.intervals ? ["low", "high"] : [])]));
    await crew.run(
      languages,
      premiumWork(engines, { pivot, mode, options }),
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
        "a premium there says little.",
    );
  }
  if (command.intervals && fewSegments.size > 0) {
    environment.warn(
      `tessera: fewer than ${fewestSegments} segments are shared with the pivot in ${[...fewSegments].join(", ")}: ` +
        "an interval there is too narrow for 95%.",
    );
  }
}

function unitsOf(languages: readonly CorpusText[]): number {
  return languages.reduce((sum, { segments }) => segments.reduce((units, { length }) => units + length, sum), 0);
}

function ratio(value: number | null): string {
  return value === null ? "" : value.toFixed(4);
}

import { fewestSegments, hasFewSegments } from "../analysis/fewSegments";
import { hasManyUnknown } from "../analysis/manyUnknown";
import { compareWith } from "../analysis/premium";
import type { PremiumCommand } from "./commandLine";
import { openCorpus } from "./corpusInput";
import type { Environment } from "./environment";
import { csvRow } from "./output";

const columns = ["language", "tokenizer", "tokens", "bytes", "characters", "unknown", "premium"];

/**
 * `premium`: a row of CSV for each language and tokenizer, each as soon as it is known.
 * @throws {InputError} for a folder or file that cannot be read
 * @throws {CorpusError} for files that are no parallel corpus, or without the pivot
 */
export async function printPremiums(command: PremiumCommand, environment: Environment): Promise<void> {
  const { languages, pivot } = await openCorpus(command.corpus, command.pivot, environment);
  const engines = [];
  for (const tokenizer of command.tokenizers) {
    const { tokenizer: engine } = await environment.loadTokenizer(tokenizer);
    const measure = compareWith(pivot.segments, command.mode, (text) => engine.encode(text, command.options));
    engines.push({ tokenizer, measure, manyUnknown: [] as string[] });
  }
  const fewSegments = new Set<string>();
  await environment.write(csvRow([...columns, ...(command.intervals ? ["low", "high"] : [])]));
  for (const { code, segments } of languages) {
    for (const { tokenizer, measure, manyUnknown } of engines) {
      const figures = measure(code, segments);
      const { tokens, bytes, characters, unknown, premium, interval } = figures;
      const ends = command.intervals ? [ratio(interval?.[0] ?? null), ratio(interval?.[1] ?? null)] : [];
      await environment.write(csvRow([code, tokenizer, tokens, bytes, characters, unknown, ratio(premium), ...ends]));
      if (hasManyUnknown(figures)) manyUnknown.push(code);
      if (hasFewSegments(figures)) fewSegments.add(code);
    }
  }
  for (const { tokenizer, manyUnknown } of engines) {
    if (manyUnknown.length === 0) continue;
    environment.warn(
      `tessera: more than 10% of ${tokenizer}’s tokens are unknown ones in ${manyUnknown.join(", ")}: ` +
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

function ratio(value: number | null): string {
  return value === null ? "" : value.toFixed(4);
}

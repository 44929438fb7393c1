import { join } from "node:path";
import { countSegments, hasManyUnknown, joinShared, premiumOf, type SegmentCounts } from "../analysis/premium";
import { type CorpusText, languageOf, parallelCorpus, pivotOf, segmentsOf } from "../corpora/parallel";
import type { Encoding } from "../tokenizers/tokenizer";
import type { PremiumCommand } from "./commandLine";
import { readWholeText } from "./encodeInputs";
import { type Environment, InputError } from "./environment";
import { csvRow } from "./output";

/**
 * `premium`: a row of CSV for each language and tokenizer, each as soon as it is known.
 * @throws {InputError} for a folder or file that cannot be read
 * @throws {CorpusError} for files that are no parallel corpus, or without the pivot
 */
export async function printPremiums(command: PremiumCommand, environment: Environment): Promise<void> {
  const corpus = await readCorpus(command.corpus, environment);
  const pivot = pivotOf(corpus, command.pivot);
  const engines = [];
  for (const tokenizer of command.tokenizers) {
    const engine = await environment.loadTokenizer(tokenizer);
    const encode = (text: string) => engine.encode(text, command.options);
    const compare = command.mode === "joined" ? joinedComparison(pivot, encode) : segmentComparison(pivot, encode);
    engines.push({ tokenizer, compare, manyUnknown: [] as string[] });
  }
  await environment.write(csvRow(["language", "tokenizer", "tokens", "bytes", "characters", "unknown", "premium"]));
  for (const language of corpus) {
    for (const { tokenizer, compare, manyUnknown } of engines) {
      const { language: sums, premium } = compare(language);
      const { tokens, bytes, characters, unknown } = sums;
      const shown = premium === null ? "" : premium.toFixed(4);
      await environment.write(csvRow([language.code, tokenizer, tokens, bytes, characters, unknown, shown]));
      if (hasManyUnknown(sums)) manyUnknown.push(language.code);
    }
  }
  for (const { tokenizer, manyUnknown } of engines) {
    if (manyUnknown.length === 0) continue;
    environment.warn(
      `tessera: more than 10% of ${tokenizer}’s tokens are unknown ones in ${manyUnknown.join(", ")}: ` +
        "a premium there says little.",
    );
  }
}

type Comparison = (language: CorpusText) => ReturnType<typeof premiumOf>;

function segmentComparison(pivot: CorpusText, encode: (text: string) => Encoding): Comparison {
  const pivotCounts = countSegments(pivot.segments, encode);
  return (language) => {
    return premiumOf(language === pivot ? pivotCounts : countSegments(language.segments, encode), pivotCounts);
  };
}

function joinedComparison(pivot: CorpusText, encode: (text: string) => Encoding): Comparison {
  // Nearly always the same text: all of the pivot's segments.
  let last: { text: string; counts: SegmentCounts } | null = null;
  return (language) => {
    const texts = joinShared(language.segments, pivot.segments);
    if (last?.text !== texts.pivot) last = { text: texts.pivot, counts: countSegments([texts.pivot], encode) };
    return premiumOf(countSegments([texts.language], encode), last.counts);
  };
}

async function readCorpus(folder: string, environment: Environment): Promise<CorpusText[]> {
  const names = (await environment.listFolder(folder)).sort();
  const files = names.flatMap((file) => {
    const code = file.endsWith("/") ? null : languageOf(file);
    return code === null ? [] : [{ file, code }];
  });
  if (files.length === 0) {
    const folders = names.filter((name) => name.endsWith("/") && !name.startsWith("."));
    const hint = folders.length > 0 ? ` It has the folders ${folders.join(", ")}: name one of them.` : "";
    throw new InputError(`${folder} has no files named <code>.dev, <code>.devtest or <code>.txt.${hint}`);
  }
  const texts: CorpusText[] = [];
  for (const { file, code } of files) {
    texts.push({ code, file, segments: segmentsOf(await readWholeText(join(folder, file), environment)) });
  }
  return parallelCorpus(texts);
}

import { corpusFacts } from "../../src/analysis/vocabulary/overview/corpusFacts";
import type { OverviewFacts } from "../../src/analysis/vocabulary/overview/overviewFacts";
import { CharacterCounts } from "../../src/analysis/vocabulary/overview/scriptsCovered";
import { noStages, stageWords } from "../../src/analysis/vocabulary/overview/stageWords";
import { loadBuiltin } from "../../src/cli/builtins";
import { bundledName, loadBundled } from "../../src/cli/bundledCorpus";
import type { BundledCorpus } from "../../src/corpora/bundled";
import { catalogue } from "../../src/tokenizers/catalogue";

/** What the overview says of all built-ins, and of the corpus that they were measured on. */
export interface MeasuredBuiltins {
  readonly languages: number;
  /** ISO 15924 codes, that of the most characters first. */
  readonly scripts: readonly string[];
  /** By id. */
  readonly builtins: Readonly<Record<string, OverviewFacts>>;
}

const prepared = new URL("../../public/", import.meta.url);

/** The bundled corpus. */
export function openBundled(): Promise<BundledCorpus> {
  return loadBundled(bundledName, new URL("corpora/", prepared));
}

/** Works out with our own engine what the overview says of a built-in. */
export async function measureBuiltin(id: string, corpus: BundledCorpus): Promise<OverviewFacts> {
  const { tokenizer, parts } = await loadBuiltin(id, new URL("vocabularies/", prepared));
  const entry = catalogue.find((builtin) => builtin.id === id);
  const words = parts === null ? noStages(entry?.model ?? "", entry?.vocabularySize ?? null) : stageWords(parts);
  return {
    ...words,
    ...(await corpusFacts(tokenizer, { codes: codesOf(corpus), segments: (code) => corpus.segments(code) })),
  };
}

/** The same of all of them. */
export async function measureBuiltins(): Promise<MeasuredBuiltins> {
  const corpus = await openBundled();
  const builtins: Record<string, OverviewFacts> = {};
  for (const { id } of catalogue) builtins[id] = await measureBuiltin(id, corpus);
  return { languages: corpus.header.languages.length, scripts: scriptsOf(corpus), builtins };
}

/** The scripts that a corpus is written in. */
export function scriptsOf(corpus: BundledCorpus): string[] {
  const characters = new CharacterCounts();
  for (const code of codesOf(corpus)) characters.add(corpus.segments(code));
  return characters.scripts();
}

function codesOf({ header }: BundledCorpus): string[] {
  return header.languages.map(({ code }) => code);
}

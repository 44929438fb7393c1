import { builtinFacts } from "../../../analysis/vocabulary/overview/builtinFacts";
import type { CorpusFacts, StageWords } from "../../../analysis/vocabulary/overview/overviewFacts";
import type { Measured, MeasuredTokenizers } from "../../../state/overview/measured";
import type { BroughtTokenizer } from "../../../state/tokenizers/brought";
import type { KnownTokenizer } from "../../../state/tokenizers/knownTokenizers";
import { catalogue, tokenizerEntry } from "../../../tokenizers/catalogue";
import { parseReference, type TokenizerReference } from "../../../tokenizers/tokenizerReference";

/** A tokenizer that is here, as the overview shows it. */
export interface OverviewRow {
  readonly reference: TokenizerReference;
  readonly name: string;
  /** Whose it is, or where it is from. */
  readonly family: string;
  /** Models that are known to use it. */
  readonly models: readonly string[];
  /** What it does: a member that is left out is not known yet, and null where there is none. */
  readonly words: Partial<StageWords>;
  /** Null where it is not measured, or not yet. */
  readonly corpus: CorpusFacts | null;
  /** Of one that was brought along: where it is, and what has come of measuring it. */
  readonly brought: { readonly place: string; readonly measured: Measured | null } | null;
}

/** All built-ins, family by family. */
export const builtinRows: readonly OverviewRow[] = catalogue.flatMap(({ id, reference, label, family, models }) => {
  const facts = builtinFacts[id];
  return facts === undefined
    ? []
    : [{ reference, name: label, family, models, words: facts, corpus: facts, brought: null }];
});

/** Tokenizers that were brought along, as far as they are known, by their names. */
export function broughtRows(
  tokenizers: readonly BroughtTokenizer[],
  measured: MeasuredTokenizers,
): readonly OverviewRow[] {
  return tokenizers
    .map(({ facts: { reference, description, words }, place }) => {
      const entry = tokenizerEntry(reference);
      const state = measured.get(reference) ?? null;
      const known = state?.state === "ready" ? state.facts : null;
      return {
        ...{ reference, name: entry.label, family: entry.model, models: [] },
        words: known ?? words ?? { entries: description.vocabularySize },
        corpus: known,
        brought: { place: place === "visit" ? "until the page is closed" : "kept in this browser", measured: state },
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Known tokenizers that are not here yet. */
export function knownRows(
  known: readonly KnownTokenizer[],
  tokenizers: readonly BroughtTokenizer[],
): readonly KnownTokenizer[] {
  const here = new Set(
    tokenizers.map(({ facts }) => {
      const parts = parseReference(facts.reference);
      return parts?.kind === "hub" ? parts.id : "";
    }),
  );
  return known.filter(({ id }) => !here.has(id));
}

import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { change, changeTokenizers, useAppStore } from "../store";
import type { OverviewChoice } from "./slice";

/** Changes what the overview shows. */
export function chooseOverview(part: Partial<OverviewChoice>): void {
  change({ overview: { ...useAppStore.getState().comparison.overview, ...part } });
}

/** Ticks a tokenizer, or takes the tick away. */
export function pick(reference: TokenizerReference, isPicked: boolean): void {
  const others = useAppStore.getState().comparison.overview.picked.filter((other) => other !== reference);
  chooseOverview({ picked: isPicked ? [...others, reference] : others });
}

/** Goes to the page that compares vocabularies, with these. */
export function compareVocabularies(pair: readonly TokenizerReference[]): void {
  change({ page: "vocabularies", pair });
}

/** Goes to Compare, with these as its columns in place of those that were there: Back has them again. */
export function compareOnText(tokenizers: readonly TokenizerReference[]): void {
  changeTokenizers(tokenizers);
  change({ page: "compare" });
}

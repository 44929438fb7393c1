import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { actions, change, useAppStore } from "../store";
import type { PairSlice } from "../vocabularies/slice";
import { defaultInspected, type InspectedTokenizer } from "./inspected";

/**
 * Goes to a tokenizer's own page, with a search of its vocabulary. It comes with what leads there: a first visit can do without.
 * @param token whose own page is shown
 */
export function inspectTokenizer(reference: TokenizerReference, search = "", token?: number): void {
  change({ page: "tokenizer", inspected: { ...defaultInspected, reference, search, token } });
}

/** Changes what that page shows of its tokenizer. */
export function setInspected(part: Partial<InspectedTokenizer>): void {
  change({ inspected: { ...useAppStore.getState().comparison.inspected, ...part } });
}

/** Changes what the page of two vocabularies shows. */
export function setPair(part: Partial<PairSlice>): void {
  change(part);
}

/** Goes to the page with a tokenizer as the first, beside what was the first before or, where it was that itself, the second. */
export function compareVocabulary(reference: TokenizerReference): void {
  const { pair } = useAppStore.getState().comparison;
  setPair({ pair: [reference, ...pair.filter((other) => other !== reference)].slice(0, 2) });
  actions.setPage("vocabularies");
}

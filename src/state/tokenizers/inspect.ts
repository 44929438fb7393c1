import { ownAndWay, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { Comparison } from "../pages";
import { actions, change, useAppStore } from "../store";
import type { PairSlice } from "../vocabularies/slice";
import { defaultInspected, type InspectedTokenizer } from "./inspected";

/** Where somebody was when a token's page was opened, by what its page shows: of another page, or of another tokenizer's token. */
export type TokenOrigin = Pick<Comparison, "page" | "inspected">;

// Apart from what is shown, which links carry: who opens a link has come from nowhere.
const origins = new WeakMap<InspectedTokenizer, TokenOrigin>();

/** Where a token's page was opened from; undefined where that is the list of its own tokenizer, or nobody knows. */
export function originOf(inspected: InspectedTokenizer): TokenOrigin | undefined {
  return origins.get(inspected);
}

/** Leads from a token's page back to where it was opened. */
export function leaveToken(): void {
  const { inspected } = useAppStore.getState().comparison;
  const origin = origins.get(inspected);
  if (origin === undefined) setInspected({ token: undefined });
  else change(origin);
}

/**
 * Goes to a tokenizer's own page, in one step of the browser's history. It comes with what leads there: a first visit can do without.
 * @param shown what the page shows that it does not begin with
 */
export function inspectTokenizer(
  reference: TokenizerReference,
  shown: Partial<Pick<InspectedTokenizer, "search" | "tab" | "token">> = {},
): void {
  const { page, inspected } = useAppStore.getState().comparison;
  // A vocabulary is the same in whichever way texts are cut into it.
  const [own] = ownAndWay(reference);
  const next = { ...defaultInspected, leaf: inspected.leaf, reference: own, ...shown };
  if (shown.token !== undefined) origins.set(next, { page, inspected });
  change({ page: "tokenizer", inspected: next });
}

/** Changes what that page shows of its tokenizer. */
export function setInspected(part: Partial<InspectedTokenizer>): void {
  const { inspected } = useAppStore.getState().comparison;
  const next = { ...inspected, ...part };
  const origin = origins.get(inspected);
  // From token to token the way back stays the same.
  if (origin !== undefined && next.token !== undefined) origins.set(next, origin);
  change({ inspected: next });
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

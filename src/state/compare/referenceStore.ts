import { create } from "zustand";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { FirstDifference, ReferenceResult } from "../../worker/reference/protocol";
import { useAppStore } from "../store";
import type { ShownEncoding } from "./columns";

/** What is known of a column's tokens beside another library's. */
export type ReferenceCheck =
  | { readonly state: "checking" }
  | { readonly state: "identical"; readonly result: ReferenceResult }
  | {
      readonly state: "different";
      readonly result: ReferenceResult;
      readonly difference: FirstDifference;
      readonly shown: ShownEncoding;
    }
  | { readonly state: "error"; readonly message: string };

type Checks = Readonly<Partial<Record<TokenizerReference, ReferenceCheck>>>;

/**
 * Kept apart from the app's store: a check is about one moment's text, and no link reproduces it. What checks
 * (`referenceChecks.ts`) comes with a column's menu.
 */
export const useReferenceStore = create<{ readonly checks: Checks }>()(() => ({ checks: {} }));

/** Results for a text or options that are no longer the page's. */
const outdated = new WeakSet<ShownEncoding>();

/** Whether a column still shows what was before the text or the options were changed. */
export function isOutdated(shown: ShownEncoding): boolean {
  return outdated.has(shown);
}

/** Cancels a column's check, or takes its result away. */
export function dropReferenceCheck(reference: TokenizerReference): void {
  const { [reference]: old, ...checks } = useReferenceStore.getState().checks;
  if (old !== undefined) useReferenceStore.setState({ checks });
}

useAppStore.subscribe(({ comparison: now }, { comparison: before, columns }) => {
  if (now.text === before.text && now.specials === before.specials && now.inserted === before.inserted) return;
  for (const column of Object.values(columns)) if (column?.shown != null) outdated.add(column.shown);
  useReferenceStore.setState(({ checks }) => (Object.keys(checks).length === 0 ? { checks } : { checks: {} }));
});

import { type Comparison, defaultComparison } from "../state/pages";
import { keepSetting } from "../state/switchSetting";
import { joinFragment } from "../url/writeLink";

const key = "tessera-choices";

/** A comparison's columns, view and prices: what a visit begins with when its address says nothing. */
type Choices = Pick<Comparison, "tokenizers" | "models" | "view" | "prices" | "currency" | "calls">;

let kept: Choices | null = null;

/** What was chosen last in this browser, as a fragment without text; "" where it is what a first visit shows. */
export function recallChoices(): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // Storage is switched off.
  }
}

/** Keeps what somebody has chosen, in the form of a link: that has a version, and is checked when it is read. */
export function keepChoices({ tokenizers, models, view, prices, currency, calls }: Comparison): void {
  const choices: Choices = { tokenizers, models, view, prices, currency, calls };
  // Most changes are letters.
  if (kept !== null && isSame(kept, choices)) return;
  kept = choices;
  const isFirst = isSame({ ...defaultComparison }, choices);
  keepSetting(key, isFirst ? null : joinFragment({ ...defaultComparison, ...choices }, null));
}

function isSame(a: Choices, b: Choices): boolean {
  return (
    a.tokenizers === b.tokenizers &&
    a.models === b.models &&
    a.view === b.view &&
    a.prices === b.prices &&
    a.currency === b.currency &&
    a.calls === b.calls
  );
}

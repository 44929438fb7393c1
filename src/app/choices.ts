import { type Comparison, defaultComparison } from "../state/pages";
import { keepSetting } from "../state/switchSetting";
import { joinFragment } from "../url/writeLink";

const key = "tessera-choices";

/** What a visit begins with when its address says nothing: columns, view and prices. */
const members = ["tokenizers", "models", "view", "prices", "currency", "calls"] as const;
type Choices = Pick<Comparison, (typeof members)[number]>;

let kept: Choices | null = null;

/** What was chosen last in this browser, as a fragment without text; "" where it is what a first visit shows. */
export function recallChoices(): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // Storage is switched off.
  }
}

/** Says that {@link recallChoices} gave what cannot be read, or not wholly. */
export function sayChoicesLost(): void {
  void import("../state/storageNotices").then((notices) => notices.sayChoicesLost(key));
}

/** Keeps what somebody has chosen, in the form of a link: that has a version, and is checked when it is read. */
export function keepChoices(comparison: Comparison): void {
  // Most changes are letters.
  if (kept !== null && isSame(kept, comparison)) return;
  kept = comparison;
  const choices = Object.fromEntries(members.map((member) => [member, comparison[member]]));
  const isFirst = isSame(defaultComparison, comparison);
  keepSetting(key, isFirst ? null : joinFragment({ ...defaultComparison, ...choices }, null));
}

function isSame(a: Choices, b: Choices): boolean {
  return members.every((member) => a[member] === b[member]);
}

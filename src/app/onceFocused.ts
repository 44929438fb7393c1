import { noteSteps } from "../ui/steps";
import { keepFocus } from "./keepFocus";

/** What there is to keep, and to note for a report, from when something has the focus. */
export function onceFocused(): void {
  keepFocus();
  noteSteps();
}

import { change, useAppStore } from "../store";
import type { LanguagesChoice } from "./choice";

/** Changes what the Languages page shows. It comes with that page: a first visit can do without. */
export function setLanguages(part: Partial<LanguagesChoice>): void {
  change({ languages: { ...useAppStore.getState().comparison.languages, ...part } });
}

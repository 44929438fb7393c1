import { change, useAppStore } from "../store";
import type { GuideChoice } from "./slice";

/** Changes what the guide shows. */
export function chooseGuide(part: Partial<GuideChoice>): void {
  change({ guide: { ...useAppStore.getState().comparison.guide, ...part } });
}

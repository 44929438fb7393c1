import { actions } from "../../../state/store";
import { plural } from "../../../ui/format";

/**
 * Offers a way back to the languages that were ticked, where more than one tick has come or gone at once: no second click on
 * what did it brings them back.
 * @param before codes that were ticked
 * @param now codes that are
 * @param restore ticks the former
 */
export function offerTicks(before: readonly string[], now: readonly string[], restore: () => void): void {
  const [had, has] = [new Set(before), new Set(now)];
  const changed = before.filter((code) => !has.has(code)).length + now.filter((code) => !had.has(code)).length;
  if (changed < 2 || had.size === 0) return;
  actions.setNotice({
    tone: "info",
    message: `${plural(had.size, "language")} ${had.size === 1 ? "was" : "were"} ticked before.`,
    undo: { label: "Tick them again", run: restore },
    about: "languages",
  });
}

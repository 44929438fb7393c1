import { actions } from "./store";

let isSaid = false;

/** Says, once a visit, that what is chosen here is not kept. */
export function sayNotKept(): void {
  if (isSaid) return;
  isSaid = true;
  const message =
    "This browser keeps nothing for this page, or has no room left: what you choose here, such as theme, columns and prices, holds " +
    "until the tab is closed. Links and saved comparisons keep it.";
  actions.setNotice({ tone: "info", message, undo: null, about: "storage" });
}

/**
 * Says that the choices of the last visit cannot be read, or not wholly.
 * @param key of local storage, where they lie until others are kept or somebody has them removed
 */
export function sayChoicesLost(key: string): void {
  const message =
    "This browser has kept the columns, the view and the prices of your last visit, but what it has is damaged, or of another " +
    "version of this page. What could be read of it is shown.";
  const next = { label: "Forget it", run: () => localStorage.removeItem(key) };
  actions.setNotice({ tone: "info", message, undo: null, next, about: "storage" });
}

import { useSyncExternalStore } from "react";
import { keepSetting } from "../state/switchSetting";

/** What the user chose; "system" follows the operating system. */
export type Theme = "system" | "light" | "dark";

// public/first.js reads the same key before the first paint.
const key = "tessera-theme";
const listeners = new Set<() => void>();

function currentTheme(): Theme {
  const choice = document.documentElement.dataset.theme;
  return choice === "light" || choice === "dark" ? choice : "system";
}

/** Changes the theme and remembers it where the browser lets us. */
export function setTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  keepSetting(key, theme);
  for (const listener of listeners) listener();
}

/** The present theme choice. */
export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentTheme);
}

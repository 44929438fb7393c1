import { useLayoutEffect } from "react";
import { create } from "zustand";
import { isField } from "../ui/heldKeys";
import type { Shortcut } from "../views/pageView";

const key = "tessera-keys";

/** Whether single letters are shortcuts (WCAG 2.1.4): they are, until somebody switches that off. */
export const useKeySetting = create<{ readonly isOn: boolean }>()(() => ({ isOn: readSetting() }));

function readSetting(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true; // Storage is switched off.
  }
}

/** Switches single letters as shortcuts on or off, and remembers it where the browser lets us. */
export function switchKeys(isOn: boolean): void {
  useKeySetting.setState({ isOn });
  try {
    localStorage.setItem(key, isOn ? "on" : "off");
  } catch {
    // Storage is switched off: the choice holds until the page is closed.
  }
}

/** Keys for the whole page. They rest while somebody types in a field. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { isOn } = useKeySetting();
  // Before the page is seen: who sees it may press a key at once.
  useLayoutEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isField(event.target)) return;
      // A dialog or menu that is open has the keys.
      if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
      const shortcut = shortcuts.find((candidate) => candidate.key === event.key);
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [shortcuts, isOn]);
}

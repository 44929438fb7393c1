import { useLayoutEffect } from "react";
import { switchSetting } from "../state/switchSetting";
import { isField } from "../ui/heldKeys";
import type { Shortcut } from "../views/pageView";

/** Whether single letters are shortcuts (WCAG 2.1.4). */
export const keySetting = switchSetting("tessera-keys");

/** Keys for the whole page. They rest while somebody types in a field. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { isOn } = keySetting.useSetting();
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

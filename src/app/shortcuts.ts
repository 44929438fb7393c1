import { useEffect } from "react";
import { isField } from "../ui/heldKeys";

/** A key and what it does, as the help lists it. */
export interface Shortcut {
  /** As `KeyboardEvent.key` gives it. */
  readonly key: string;
  readonly label: string;
  run(): void;
}

/** Keys for the whole page. They rest while somebody types in a field. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
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
  }, [shortcuts]);
}

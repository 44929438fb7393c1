import { type KeyboardEvent, useRef, useState } from "react";

interface PickerCursor {
  /** The value of the entry that Enter chooses, for cmdk. */
  readonly current: string;
  /** Whether there is no such entry. */
  readonly isNone: boolean;
  onValueChange(value: string): void;
  onPointerMove(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** Values that no entry has: none is chosen. There are two, since cmdk listens only to a value that changes. */
const none = ["none", "none "] as const;

const movingKeys: readonly string[] = ["ArrowDown", "ArrowUp", "Home", "End"];

/**
 * Which entry of the list Enter chooses. Nothing is chosen before something has been typed, and nothing that is shown
 * already, which choosing would remove, unless somebody has moved to it.
 * @param isShown whether an entry, by its value, is a column
 */
export function usePickerCursor(search: string, isShown: (value: string) => boolean): PickerCursor {
  const [current, setCurrent] = useState<string>(search === "" ? none[0] : "");
  const [searched, setSearched] = useState(search);
  const isMovedTo = useRef(false);
  if (searched !== search) {
    setSearched(search);
    isMovedTo.current = false;
  }
  return {
    current,
    isNone: none.some((value) => value === current),
    onValueChange(value) {
      if (search !== "" || isMovedTo.current) setCurrent(value);
      else setCurrent((last) => (last === none[0] ? none[1] : none[0]));
    },
    onPointerMove() {
      isMovedTo.current = true;
    },
    onKeyDown(event) {
      if (movingKeys.includes(event.key)) isMovedTo.current = true;
      if (event.key !== "Enter") return;
      if (!isMovedTo.current && isShown(current)) event.preventDefault();
      // A second Enter does not undo the first.
      isMovedTo.current = false;
    },
  };
}

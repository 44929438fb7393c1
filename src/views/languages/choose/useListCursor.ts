import { type KeyboardEvent, useState } from "react";

interface ListCursor {
  /** For `Command`: the value of the item that Enter takes. */
  readonly value: string;
  onValueChange(value: string): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * What Enter takes in a list that is searched: with each search what stands first, until keys or the pointer choose another.
 * The list itself would choose of what it had before the search, or nothing.
 * @param search as it is typed
 * @param wanted what the list has been made for, which may be a moment behind
 * @param first the value of the item that stands first for a search; null where it finds nothing
 * @param start what is chosen before anything is typed, where it is not what stands first
 * @param take does what an item is for, by its value: for Enter that comes before the list
 */
export function useListCursor(
  search: string,
  wanted: string,
  first: (search: string) => string | null,
  take: (value: string) => void,
  start = first(wanted),
): ListCursor {
  const [chosen, choose] = useState({ of: wanted, value: start ?? "" });
  return {
    value: chosen.of === wanted ? chosen.value : (first(wanted) ?? ""),
    onValueChange: (value) => choose({ of: wanted, value }),
    onKeyDown(event) {
      if (event.key !== "Enter" || event.nativeEvent.isComposing || search === wanted) return;
      event.preventDefault();
      const found = first(search);
      if (found !== null) take(found);
    },
  };
}

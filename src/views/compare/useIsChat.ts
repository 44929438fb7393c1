import { useAppStore } from "../../state/store";

/** Whether the text is read as a chat: then each column has a text of its own, and nothing is about one that all have. */
export function useIsChat(): boolean {
  return useAppStore(({ comparison }) => comparison.input !== undefined);
}

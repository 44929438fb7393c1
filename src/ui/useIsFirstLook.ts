import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Whether the page is still as the build has written it into its HTML (scripts/firstLook): true there, and while React takes that
 * over. Where the page draws itself it never is.
 */
export function useIsFirstLook(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
}

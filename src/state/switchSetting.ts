import { create, type StoreApi, type UseBoundStore } from "zustand";

/** Something that is on in this browser until somebody switches it off. */
export interface SwitchSetting {
  readonly useSetting: UseBoundStore<StoreApi<{ readonly isOn: boolean }>>;
  /** Switches it, and remembers that where the browser lets us: else it holds until the page is closed. */
  set(isOn: boolean): void;
}

/** @param key of local storage; begins with “tessera-”, so that it goes with all that is kept here */
export function switchSetting(key: `tessera-${string}`): SwitchSetting {
  const useSetting = create<{ readonly isOn: boolean }>()(() => ({ isOn: read(key) }));
  return {
    useSetting,
    set: (isOn) => {
      useSetting.setState({ isOn });
      keepSetting(key, isOn ? "on" : "off");
    },
  };
}

/** The one setting that is kept also where nothing is remembered: that nothing is. */
export const rememberKey = "tessera-remember";

/** Whether this browser remembers what is chosen and typed here, from one visit to the next. */
export function isRemembering(): boolean {
  return read(rememberKey);
}

/** What the browser refused to keep. */
const refused = new Map<string, string | null>();

/**
 * Keeps a setting for the next visit, unless nothing is remembered; where the browser refuses, which is said once, it holds until the page is closed.
 * @param value null for as if it had never been set
 */
export function keepSetting(key: string, value: string | null): void {
  if (key !== rememberKey && !isRemembering()) return;
  try {
    refused.delete(key);
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage is switched off, or full.
    refused.set(key, value);
    void import("./storageNotices").then((notices) => notices.sayNotKept());
  }
}

function read(key: string): boolean {
  try {
    return (refused.get(key) ?? localStorage.getItem(key)) !== "off";
  } catch {
    return true; // Storage is switched off.
  }
}

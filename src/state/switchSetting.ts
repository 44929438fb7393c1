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
      try {
        localStorage.setItem(key, isOn ? "on" : "off");
      } catch {
        // Storage is switched off.
      }
    },
  };
}

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true; // Storage is switched off.
  }
}

import { isRemembering, rememberKey, switchSetting } from "./switchSetting";

/** Whether this browser remembers what is chosen and typed here from one visit to the next; for those who show or change it. */
export const rememberSetting = switchSetting(rememberKey);

// Another tab has switched it: the last one wins, in all of them.
window.addEventListener("storage", () => rememberSetting.useSetting.setState({ isOn: isRemembering() }));

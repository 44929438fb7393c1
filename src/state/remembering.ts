import { rememberKey, switchSetting } from "./switchSetting";

/** Whether this browser remembers what is chosen and typed here from one visit to the next; for those who show or change it. */
export const rememberSetting = switchSetting(rememberKey);

import { switchSetting } from "./switchSetting";

/** Whether this browser remembers what is chosen and typed here from one visit to the next. */
export const rememberSetting = switchSetting("tessera-remember");

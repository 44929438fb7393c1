/** Both lists, which are one file of the build: each file has its name in the service worker. */
export { default as LanguagesPicker } from "./LanguagesPicker";
export { default as PivotPicker } from "./PivotPicker";

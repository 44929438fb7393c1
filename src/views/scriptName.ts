const names = new Intl.DisplayNames("en", { type: "script", fallback: "code" });

/** CLDR calls these “Simplified” and “Traditional”, which says of what only beside “Chinese”. */
const ownNames: Readonly<Record<string, string>> = { Hans: "Chinese, simplified", Hant: "Chinese, traditional" };

/** What English calls a script by its ISO 15924 code: `Devanagari` for `Deva`; the code where there is no name. */
export function scriptName(script: string): string {
  if (Object.hasOwn(ownNames, script)) return ownNames[script] ?? script;
  try {
    return names.of(script) ?? script;
  } catch {
    return script; // Not of four letters, in somebody's own corpus.
  }
}

const names = new Intl.DisplayNames("en", { type: "script", fallback: "code" });

/** What English calls a script by its ISO 15924 code: `Devanagari` for `Deva`; the code where there is no name. */
export function scriptName(script: string): string {
  try {
    return names.of(script) ?? script;
  } catch {
    return script; // Not of four letters, in somebody's own corpus.
  }
}

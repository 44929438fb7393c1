/**
 * Copies a text to the clipboard.
 * @param instead what a person can do where the browser does not let us, or has no clipboard for a page without TLS: a sentence
 * @returns what is to be said where it was not copied; null where it was
 */
export async function copyText(text: string, instead: string): Promise<string | null> {
  try {
    await navigator.clipboard.writeText(text);
    return null;
  } catch {
    return `The browser did not let us use the clipboard. ${instead}`;
  }
}

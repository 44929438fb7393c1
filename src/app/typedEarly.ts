/** Where `public/first.js` keeps what was typed into a page that had not started. */
export const typedKey = "tessera-typed";

/** What is kept there; null where nothing is. */
export function typedEarly(): string | null {
  try {
    return sessionStorage.getItem(typedKey);
  } catch {
    return null; // Storage is switched off.
  }
}

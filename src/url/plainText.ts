/** The parameter of a text in the clear, as people write a link by hand: `text=hello%20world`. Tessera itself writes none. */
export const plainTextName = "text";

/** What links without a version are read as, where they have a text in the clear: nobody who writes one knows of versions. */
export const plainTextVersion = "1";

/** A percent-encoded character: an ASCII one, or its bytes in UTF-8. */
const escaped =
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[\da-f](?:%[89ab][\da-f]){3}/gi;

/**
 * Undoes percent-encoding (RFC 3986, section 2.1) as far as it can be: what is no character stays as it is written. A `+` is a
 * plus, as everywhere in a fragment: only forms write spaces so.
 */
export function decodePlainText(written: string): string {
  return written.replace(escaped, (character) => {
    try {
      return decodeURIComponent(character);
    } catch {
      return character; // Overlong, or a surrogate's.
    }
  });
}

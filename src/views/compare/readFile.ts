import { plural } from "../../ui/format";
import { readBytes } from "../../worker/assets/readBytes";

/** A file's text, and what had to be done to read it. */
export interface FileText {
  readonly text: string;
  /** Something that the user should know; null when the bytes were clean UTF-8. */
  readonly note: string | null;
}

/** Bytes beyond which neither columns nor a text field keep up. */
export const fileLimit = 20_000_000;

/**
 * Reads a file as text with all of its own bytes: line endings and a byte order mark stay.
 * @throws {Error} with a message for people when it is too large
 */
export async function readTextFile(file: File): Promise<FileText> {
  if (file.size > fileLimit) {
    throw new Error(
      `${file.name} has ${plural(Math.round(file.size / 1e6), "megabyte")}; at most 20 can be shown. Cut it first.`,
    );
  }
  return decodeText(await readBytes(file), file.name);
}

/** Decodes a file's bytes: UTF-16 if it says so by its byte order mark, else UTF-8. */
export function decodeText(bytes: Uint8Array, name: string): FileText {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    const text = new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
    const odd = bytes.length % 2 === 1 ? " Its last byte is half a unit, and is read as U+FFFD." : "";
    return { text, note: `${name} is UTF-16; bytes are counted in UTF-8.${odd}` };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), note: null };
  } catch {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const replaced = text.split("\ufffd").length - 1;
    return { text, note: `${name} is not valid UTF-8: ${plural(replaced, "place")} read as U+FFFD.` };
  }
}

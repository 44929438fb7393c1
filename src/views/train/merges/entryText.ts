import { strictText } from "../../../text/strictUtf8";
import { visibleText } from "../../../text/visible";
import { visibleBytesText } from "../../../text/visibleBytes";
import { fromByteAlphabet } from "../../../tokenizers/byteAlphabet";

/** How entries are written: in GPT-2's alphabet of bytes, or as text. */
export type EntryWriting = "bytes" | "text";

/** An entry as it is shown, all of it visible: bytes that are no whole character in hexadecimal. */
export function entryText(entry: string, writing: EntryWriting): string {
  const bytes = writing === "bytes" ? fromByteAlphabet(entry) : null;
  if (bytes === null) return visibleText(entry);
  const text = strictText(bytes);
  return text === null ? visibleBytesText(bytes) : visibleText(text);
}

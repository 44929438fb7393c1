import { strictText } from "../../../text/strictUtf8";
import { visibleText } from "../../../text/visible";
import { visibleBytes } from "../../../text/visibleBytes";
import { fromByteAlphabet } from "../../../tokenizers/byteAlphabet";

/** How entries are written: in GPT-2's alphabet of bytes, or as text. */
export type EntryWriting = "bytes" | "text";

/** An entry as it is shown, all of it visible: bytes that are no whole character in hexadecimal, apart from characters. */
export function entryText(entry: string, writing: EntryWriting): string {
  const bytes = writing === "bytes" ? fromByteAlphabet(entry) : null;
  if (bytes === null) return visibleText(entry);
  const text = strictText(bytes);
  return text === null ? visibleApart(bytes) : visibleText(text);
}

/** Without a space a mark and what it is followed by would stand in each other. */
function visibleApart(bytes: Uint8Array): string {
  const parts = visibleBytes(bytes);
  return parts
    .map(({ text, kind }, i) => {
      const before = parts[i - 1];
      const isApart = before !== undefined && (kind === "code") !== (before.kind === "code");
      return isApart ? `\u2009${text}` : text;
    })
    .join("");
}

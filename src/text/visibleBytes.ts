import { hexBytes } from "./bytes";
import { characterSize, strictText } from "./strictUtf8";
import { type VisiblePart, visibleParts } from "./visible";

/** {@link visibleBytes} without its kinds. */
export function visibleBytesText(bytes: Uint8Array, asIs = false): string {
  return visibleBytes(bytes, asIs)
    .map(({ text }) => text)
    .join("");
}

/**
 * Whole characters as text, the other bytes in hexadecimal: `·`, `F0 9F` for a space and half an emoji.
 * @param asIs whether the text is left as it is, without signs for what is invisible in it
 */
export function visibleBytes(bytes: Uint8Array, asIs = false): VisiblePart[] {
  const partsOf = asIs ? (text: string) => [{ text, kind: "text" } as const] : visibleParts;
  const whole = strictText(bytes);
  if (whole !== null) return partsOf(whole);
  const parts: VisiblePart[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const isStray = characterSize(bytes, at, bytes.length) === 0;
    while (at < bytes.length) {
      const size = characterSize(bytes, at, bytes.length);
      if ((size === 0) !== isStray) break;
      at += Math.max(1, size);
    }
    const stretch = bytes.subarray(from, at);
    if (isStray) parts.push({ text: hexBytes(stretch), kind: "code" });
    else parts.push(...partsOf(strictText(stretch) ?? ""));
    from = at;
  }
  return parts;
}

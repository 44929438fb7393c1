/** What a file's bytes are written in: UTF-16 says so by its byte order mark, all else is read as UTF-8. */
export type FileEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** What a file is written in, by its first two bytes. */
export function encodingOf([first, second]: Uint8Array): FileEncoding {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/** A stretch of a file as text, and where in its bytes places of the text are. */
export interface DecodedBytes {
  readonly text: string;
  /** Whether U+FFFD stands in it for what is not the encoding's. */
  readonly isDamaged: boolean;
  /** Bytes of the stretch before a place near the text's end, UTF-16 units; null where it is not known. */
  bytesBefore(unit: number): number | null;
}

/** UTF-16 units from the end of a stretch in which {@link DecodedBytes.bytesBefore} knows places. */
const knownUnits = 5000;

/**
 * Decodes a stretch of a file that begins between two characters, as decoding the whole file would.
 * @param ends whether the file ends with it; where it does not, what may be the beginning of a character is left out
 */
export function decodeStretch(bytes: Uint8Array, encoding: FileEncoding, ends: boolean): DecodedBytes {
  return encoding === "utf-8" ? decodeUtf8Stretch(bytes, ends) : decodeUtf16Stretch(bytes, encoding, ends);
}

function decodeUtf8Stretch(bytes: Uint8Array, ends: boolean): DecodedBytes {
  const whole = ends ? bytes : bytes.subarray(0, bytes.length - unfinishedUtf8(bytes));
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(whole);
    const bytesBefore = (unit: number) => whole.length - new TextEncoder().encode(text.slice(unit)).length;
    return { text, isDamaged: false, bytesBefore };
  } catch {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const text = decoder.decode(whole);
    let places: Map<number, number> | null = null;
    const bytesBefore = (unit: number) => {
      places ??= placesNearEnd(whole, text, decoder);
      return places.get(unit) ?? null;
    };
    return { text, isDamaged: true, bytesBefore };
  }
}

/**
 * Where what begins near the text's end begins in its bytes. A byte that continues none ends whatever is before it, so that
 * what stands between two of those is decoded the same by itself.
 */
function placesNearEnd(bytes: Uint8Array, text: string, decoder: TextDecoder): Map<number, number> {
  const places = new Map<number, number>();
  let unit = text.length;
  for (let at = bytes.length - 1, end = bytes.length; at >= 0 && unit > text.length - knownUnits; at--) {
    const byte = bytes[at] as number;
    if ((byte & 0xc0) === 0x80) continue;
    unit -= byte < 0x80 && end === at + 1 ? 1 : decoder.decode(bytes.subarray(at, end)).length;
    places.set(unit, at);
    end = at;
  }
  return places;
}

function decodeUtf16Stretch(bytes: Uint8Array, encoding: FileEncoding, ends: boolean): DecodedBytes {
  let length = ends ? bytes.length : bytes.length & ~1;
  const high = bytes[length - (encoding === "utf-16le" ? 1 : 2)] ?? 0;
  // Half of a surrogate pair waits for the other half.
  if (!ends && (high & 0xfc) === 0xd8) length -= 2;
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, length));
  return { text, isDamaged: false, bytesBefore: (unit) => 2 * unit };
}

/** Bytes at the end that may be the beginning of a character: none to three. */
export function unfinishedUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return utf8SequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

/** Bytes of the character that a byte of UTF-8 begins; 0 when it cannot begin one. */
export function utf8SequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc2 || byte > 0xf4) return 0;
  return byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
}

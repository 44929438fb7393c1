let table: Uint32Array | undefined;

/** What each value of a byte does to the remainder: the polynomial of ISO-HDLC, its bits reversed. */
function remainders(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
    return rest;
  });
}

/**
 * CRC-32 of some bytes as zlib, PNG and Ethernet reckon it (ISO 3309), an unsigned integer. It surely differs where a
 * stretch of up to 32 bits was changed, such as one letter; against intent it is no help.
 */
export function crc32(bytes: Uint8Array): number {
  table ??= remainders();
  let rest = -1;
  for (const byte of bytes) rest = (rest >>> 8) ^ (table[(rest ^ byte) & 0xff] ?? 0);
  return ~rest >>> 0;
}

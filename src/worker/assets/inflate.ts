/** Deflate makes nothing longer than this many times what it is given: one that says so is wrong. */
const mostGrowth = 1032;

/**
 * Undoes raw deflate (RFC 1951).
 * @param expected how many bytes it should come to, where that is known: with room for them made beforehand, and without
 *   streams on either side, this takes two thirds of the time.
 * @param most bytes that are wanted: where it comes to more, the rest is not inflated
 * @throws {TypeError} for bytes that are not deflated, or cut off
 * @throws {RangeError} where there is no memory for what they come to
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  expected = 0,
  most = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  const writing = Promise.all([writer.write(bytes), writer.close()]);
  // What fails here fails in `read` as well.
  writing.catch(() => {});
  try {
    return await collect(readable, Math.min(expected, bytes.length * mostGrowth), most);
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    // Node's own error is no TypeError, as the specification's is.
    throw new TypeError("The bytes cannot be inflated.", { cause });
  }
}

async function collect(
  stream: ReadableStream<Uint8Array>,
  expected: number,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  let bytes = new Uint8Array(expected);
  let length = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (length + part.value.length > bytes.length) {
      const grown = new Uint8Array(Math.max(bytes.length * 2, length + part.value.length));
      grown.set(bytes);
      bytes = grown;
    }
    bytes.set(part.value, length);
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      break;
    }
  }
  return length === bytes.length ? bytes : bytes.slice(0, length);
}

/**
 * Milliseconds in which a disk has to give what is asked of it. Fewer than a worker is given (`pool.ts`): that a file does not
 * come is to be told as that, and not as a text that is too much.
 */
const patience = 15_000;

/**
 * Reads a file, or a stretch of one. One on a drive that sleeps, or a server that is gone, may never answer.
 * @throws {DOMException} what the browser says of it (the file is gone, has changed, or may not be read), or a TimeoutError;
 * `whyUnreadable` has the words
 * @throws {RangeError} where there is no memory for it
 */
export function readBytes(file: Pick<Blob, "arrayBuffer">): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const clock = setTimeout(() => reject(new DOMException("The file does not come.", "TimeoutError")), patience);
    file
      .arrayBuffer()
      .then((buffer) => new Uint8Array(buffer))
      .then(resolve, reject)
      .finally(() => clearTimeout(clock));
  });
}

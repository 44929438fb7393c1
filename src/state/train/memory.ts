/** Bytes of memory that learning takes for each byte of its text, at most. */
const perByte = 10;

/** Bytes that a tab has at most, in the browsers that there are. */
const mostInTab = 4e9;

/**
 * Whether a text may be too much for this machine.
 * @param bytes of the text
 * @param deviceMemory gigabytes, as `navigator.deviceMemory` says them where a browser does
 * @returns what is said before the training begins; null where nothing is to be feared
 */
export function memoryWarning(
  bytes: number,
  deviceMemory: number | undefined = (globalThis.navigator as { deviceMemory?: number } | undefined)?.deviceMemory,
): string | null {
  // A browser tells no more than eight, and a page should leave half of it to all else.
  const there =
    deviceMemory === undefined || deviceMemory >= 8 ? mostInTab : Math.min(mostInTab, (deviceMemory * 1e9) / 2);
  if (bytes * perByte <= there) return null;
  const megabytes = (size: number) => `${Math.round(size / 1e6)} MB`;
  return `Learning from ${megabytes(bytes)} may take ${megabytes(bytes * perByte)} of memory, more than a page has on this device. Take ${megabytes(there / perByte)} or less. Should it end for that, what was learned by then is kept.`;
}

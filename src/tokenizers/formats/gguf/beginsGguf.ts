/** Whether bytes begin as a GGUF file does, in either byte order. */
export function beginsGguf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === "GGUF";
}

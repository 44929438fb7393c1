import type { ByteOffset } from "../../text/utf8";
import type { Edits } from "./makeNoise";

/** What {@link ByteMap} gives for a place that has none in the other text. */
export const nowhere = -1;

/**
 * Places of two versions of a text, in bytes, as places that both have: bytes that no edit touches have one each, and so have both ends of
 * an edit. Within an edit there is none. Where bytes were only put in, or only left out, both ends are one place.
 *
 * Worked example, “abc” (clean) and “aXYc” (noisy), with the edit [1, 2) → [1, 3): clean 0 1 2 3 are 0 1 2 3, noisy 0 1 2 3 4 are
 * 0 1 nowhere 2 3. And “abc” → “ac”, [1, 2) → [1, 1): clean 0 1 2 3 are 0 2 2 3, noisy 0 1 2 are 0 2 3.
 */
export class ByteMap {
  /** The place of each byte of the clean text, and of its end. */
  readonly clean: Int32Array;
  /** The same of the noisy text. */
  readonly noisy: Int32Array;

  /**
   * @param cleanBytes of the clean text
   * @param noisyBytes of the other
   */
  constructor(edits: Edits, cleanBytes: ByteOffset, noisyBytes: ByteOffset) {
    const { cleanStart, cleanEnd, noisyStart, noisyEnd } = edits;
    this.clean = Int32Array.from({ length: cleanBytes + 1 }, (_, at) => at);
    this.noisy = new Int32Array(noisyBytes + 1).fill(nowhere);
    let [clean, noisy] = [0, 0];
    const copy = (end: ByteOffset) => {
      while (clean <= end) this.noisy[noisy++] = clean++;
      // Both stand at the edit's first byte, whose place they have.
      clean--;
      noisy--;
    };
    for (let i = 0; i < cleanStart.length; i++) {
      copy(cleanStart[i] as number);
      const end = cleanEnd[i] as number;
      this.clean.fill(nowhere, clean + 1, end);
      clean = end;
      noisy = noisyEnd[i] as number;
      this.noisy[noisy] = end;
    }
    copy(cleanBytes);
    // From the last on, since what is left out may end where the next begins.
    for (let i = cleanStart.length - 1; i >= 0; i--) {
      if (noisyStart[i] === noisyEnd[i]) {
        this.clean[cleanStart[i] as number] = this.clean[cleanEnd[i] as number] as number;
      }
    }
    for (let at = 0; at <= noisyBytes; at++) {
      const place = this.noisy[at] as number;
      if (place !== nowhere) this.noisy[at] = this.clean[place] as number;
    }
  }
}

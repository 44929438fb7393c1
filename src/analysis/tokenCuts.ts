/** How a token's ends lie to characters, in bits. By itself: the first page draws by it, and locates none. */
export const Cut = {
  /** The token begins inside a code point. */
  startInCodePoint: 1,
  /** The token ends inside a code point. */
  endInCodePoint: 2,
  /** The token begins inside a grapheme cluster (inside a code point too, then). */
  startInCluster: 4,
  /** The token ends inside a grapheme cluster. */
  endInCluster: 8,
  /** Two bits: how many bytes of the code point that the token begins in come before it (0 to 3). */
  skippedBytesShift: 4,
} as const;

/** How entries are found: BPE over bytes, or WordPiece, which is learned by merges too. */
export const algorithms = ["bpe", "wordpiece"] as const;
export type Algorithm = (typeof algorithms)[number];

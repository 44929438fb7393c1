/** Bits of {@link Encoding.flags}. */
export const TokenFlag = {
  /** A control token, found in the text or inserted. */
  special: 1,
  /** The tokenizer's unknown token: the vocabulary has nothing for this stretch of text. */
  unknown: 2,
  /** One raw byte of a character that the vocabulary lacks (`<0xF0>`). */
  byteFallback: 4,
  /** Stands for nothing that the user wrote: BOS, CLS, SEP, or a dummy prefix. Covers zero bytes. */
  inserted: 8,
  /** The normalizer changed the text under this token (lower case, NFC, a merged dummy prefix). */
  changed: 16,
} as const;

/**
 * The result of encoding one text: columns of equal length, one entry a token, no object per token.
 * The arrays own their buffers, so a worker can transfer them; they are not to be written to, since they may lie over each other.
 */
export interface Encoding {
  /** Token ids, in order. */
  readonly ids: Uint32Array<ArrayBuffer>;
  /** First UTF-8 byte, in the original text, of what each token stands for. */
  readonly byteStart: Uint32Array<ArrayBuffer>;
  /** One past the last UTF-8 byte. Tokens that share a changed character share its whole range. */
  readonly byteEnd: Uint32Array<ArrayBuffer>;
  /** {@link TokenFlag} bits. */
  readonly flags: Uint8Array<ArrayBuffer>;
}

export interface EncodeOptions {
  /** Whether a control token's name in the text is ordinary text (safe for pasted text) or the control token itself. */
  readonly specials: "text" | "control";
  /** Whether the post-processor adds its tokens (BOS, CLS, SEP, EOS). */
  readonly inserted: boolean;
}

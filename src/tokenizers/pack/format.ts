/*
 * The pack: a tokenizer's tables as bytes. docs/pack.md is its specification; this module has what reader and writer
 * share.
 */

/** The first bytes of every pack: “TESSERA” and NUL. */
export const magic = new Uint8Array([0x54, 0x45, 0x53, 0x53, 0x45, 0x52, 0x41, 0]);

/**
 * Goes up with every change that an older reader could not read, or by which files become another pack than before: what
 * has been made of them and kept is made again then.
 */
export const packVersion = 5;

/** The oldest version that can be read: its packs hold less, in the same form. */
export const oldestVersion = 2;

/** The first whose byte-level WordPiece vocabularies have bytes for entries; before, they had the names of these. */
export const wordPieceBytesSince = 4;

/** The first of which that is so for byte-level Unigram and WordLevel. */
export const otherBytesSince = 5;

/** Where the bytes begin that the hash in the header is of: after magic, version, payload bytes and the hash itself. */
export const hashedFrom = 8 + 4 + 4 + 32;

/** All that, and the body's bytes. The payload follows. */
export const headerBytes = hashedFrom + 4;

/** A value in a column of bytes that stands for “see the list of exceptions”. */
export const exception = 255;

/** What the bits of an added token's flags stand for, the lowest first. */
export const addedTokenFlags = ["singleWord", "lstrip", "rstrip", "normalized", "special"] as const;

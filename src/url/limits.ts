/**
 * Characters that a full URL may have before a file is offered in place of a link. Chromium takes addresses of up to
 * 2 MiB, Firefox 1 MiB, but a link has to survive the way to its reader: chat programs, mail and issue trackers cut or
 * stop recognising links far sooner (GitHub ends a comment at 65,536 characters, many mail programs break at 32 KiB).
 */
export const linkLimit = 32_000;

/** Characters of a fragment that are looked at. Longer than any file this app writes; what is longer is refused unread. */
export const fragmentLimit = 4 * 1024 * 1024;

/** Bytes that a text may inflate to. A few kilobytes of hostile deflate can ask for gigabytes. */
export const inflatedLimit = 8 * 1024 * 1024;

/**
 * UTF-16 units from which on a text is not opened at once after a page that did not end in order: it may have been what the
 * page had no memory for, and would end it again.
 */
export const largeText = 1_000_000;

/** Tokens of a context window that a link may ask for: integers, both ends included. */
export const contextWindowRange = { min: 1, max: 100_000_000 } as const;

/** Tokens of a call's output, or of its cached input, that a link may name: integers, both ends included. */
export const callTokensRange = { min: 0, max: 100_000_000 } as const;
/** Variables of chat templates that a link sets. */
export const mostVariables = 50;

/** UTF-16 units of a chat template that a link carries. */
export const longestTemplate = 200_000;

/** UTF-16 units of an instrument's options that a link carries: more than the longest texts that these may be come to. */
export const longestOptions = 200_000;

/** Characters of a search that a link carries. */
export const longestSearch = 200;

/** The version that links are written with. Raise it when a change would make this app misread older links. */
export const currentVersion = 1;

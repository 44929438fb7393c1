// Apart from the slice: only who reads links needs the lists, and the first page does without them.

/** Orders of a vocabulary: by id, or by length in bytes. */
export const vocabularySorts = ["id", "longest", "shortest"] as const;
export type VocabularySort = (typeof vocabularySorts)[number];

/** What a search finds: entries with the text somewhere in them, or those that are the word, in all its spellings. */
export const vocabularyFinds = ["parts", "spellings"] as const;
export type VocabularyFind = (typeof vocabularyFinds)[number];

/** Tabs of a tokenizer's page. */
export const tokenizerTabs = ["vocabulary", "audit", "edit"] as const;
export type TokenizerTab = (typeof tokenizerTabs)[number];

/** Sections of the audit that have an address. */
export const auditParts = [
  "",
  "form",
  "reach",
  "qtok",
  "script",
  "byScript",
  "checks",
  "numbers",
  "characters",
  "use",
] as const;
export type AuditPart = (typeof auditParts)[number];

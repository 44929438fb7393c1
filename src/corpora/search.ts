import type { CorpusLanguage } from "./language";

/** Whether a name, endonym or code of the language has what is searched for, whatever its case and accents. */
export function matchesSearch(language: CorpusLanguage, search: string): boolean {
  const wanted = foldLetters(search.trim());
  if (wanted === "") return true;
  const { name, endonym, code, iso6393, bcp47 } = language;
  return [name, endonym, code, iso6393, bcp47].some((word) => word !== null && foldLetters(word).includes(wanted));
}

/** Whether a language's name, own name or code begins with what is searched for. */
export function isBegunBy({ name, endonym, code, iso6393, bcp47 }: CorpusLanguage, search: string): boolean {
  const wanted = foldLetters(search.trim());
  if (wanted === "") return false;
  return [name, endonym, code, iso6393, bcp47].some((word) => word !== null && foldLetters(word).startsWith(wanted));
}

/** Without case, and without marks on Latin, Greek and Cyrillic letters; the vowel signs of other scripts are no accents. */
export function foldLetters(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
}

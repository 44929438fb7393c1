import type { LanguageWords } from "./algorithm";
import { WordTable } from "./wordTable";

/**
 * One table of all languages' pre-tokens, each counted by its language's weight, to the nearest whole number, and once at least.
 * @param table which of the tables that the algorithm counts
 */
export function joinWords(languages: readonly LanguageWords[], table = 0): WordTable {
  const [only] = languages;
  if (only !== undefined && languages.length === 1 && only.weight === 1) return only.learned[table] as WordTable;
  const joined = new WordTable();
  for (const { weight, learned } of languages) {
    const words = learned[table] as WordTable;
    for (let word = 0; word < words.size; word++) {
      const bytes = words.bytesOf(word);
      joined.add(bytes, 0, bytes.length, Math.max(1, Math.round(words.countOf(word) * weight)));
    }
  }
  return joined;
}

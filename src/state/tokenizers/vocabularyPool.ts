import { createVocabularyPool, type VocabularyPool } from "../../worker/vocabulary/pool";
import { packs } from "./packs";

let pool: VocabularyPool | null = null;

/** What goes through whole vocabularies: made when it is first asked for, and one for all. */
export function vocabularyPool(): VocabularyPool {
  pool ??= createVocabularyPool(packs);
  return pool;
}

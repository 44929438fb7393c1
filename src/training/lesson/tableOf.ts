import { utf8Encode } from "../../text/utf8";
import { WordTable } from "../wordTable";
import type { CountedWord } from "./words";

/** Words as trainers have them. */
export function tableOf(words: readonly CountedWord[]): WordTable {
  const table = new WordTable();
  for (const { text, count } of words) {
    const bytes = utf8Encode(text);
    table.add(bytes, 0, bytes.length, count);
  }
  return table;
}

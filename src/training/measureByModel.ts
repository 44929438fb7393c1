import type { HeldOutFigures } from "./algorithm";
import { ModelCut } from "./cutByModel";
import type { WordTable } from "./wordTable";

/**
 * Measures counted pre-tokens by the tokenizer that a file describes: what each algorithm's figures are held against, and what those take that
 * have no faster way.
 * @param held a table a language
 * @param size ids that the file has
 */
export function measureByModel(file: object, held: readonly WordTable[], size: number): HeldOutFigures {
  const model = new ModelCut(file);
  const tokens = new Float64Array(held.length);
  const frequencies = new Float64Array(size);
  held.forEach((words, language) => {
    for (let word = 0; word < words.size; word++) {
      const cut = model.cut(words, word);
      const times = words.countOf(word);
      tokens[language] = (tokens[language] as number) + cut.length * times;
      for (let i = 0; i < cut.length; i++) {
        const id = cut.idAt(i);
        frequencies[id] = (frequencies[id] as number) + times;
      }
    }
  });
  return { tokens, frequencies };
}

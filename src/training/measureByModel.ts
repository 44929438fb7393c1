import { EncodingBuilder } from "../tokenizers/encodingBuilder";
import { buildTokenizer } from "../tokenizers/formats/build";
import { readTokenizerJson } from "../tokenizers/formats/tokenizerJson/tokenizerJson";
import { Utf8Scratch } from "../tokenizers/models/scratch";
import type { HeldOutFigures } from "./algorithm";
import type { WordTable } from "./wordTable";

const decoder = new TextDecoder();

/**
 * Measures counted pre-tokens by the tokenizer that a file describes: what each algorithm's figures are held against, and what those take that
 * have no faster way.
 * @param held a table a language
 * @param size ids that the file has
 */
export function measureByModel(file: object, held: readonly WordTable[], size: number): HeldOutFigures {
  const { model } = buildTokenizer(readTokenizerJson(file)).stages;
  const { byteModel } = model;
  const tokens = new Float64Array(held.length);
  const frequencies = new Float64Array(size);
  const scratch = new Utf8Scratch();
  const out = new EncodingBuilder();
  held.forEach((words, language) => {
    for (let word = 0; word < words.size; word++) {
      const text = decoder.decode(words.bytesOf(word));
      out.length = 0;
      if (byteModel) byteModel.encodeBytes(scratch, 0, scratch.writeAll(text), 0, out);
      else model.encode(text, 0, text.length, 0, out);
      const times = words.countOf(word);
      tokens[language] = (tokens[language] as number) + out.length * times;
      for (let i = 0; i < out.length; i++) {
        const id = out.idAt(i);
        frequencies[id] = (frequencies[id] as number) + times;
      }
    }
  });
  return { tokens, frequencies };
}

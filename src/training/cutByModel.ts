import { EncodingBuilder } from "../tokenizers/encodingBuilder";
import { buildTokenizer } from "../tokenizers/formats/build";
import { readTokenizerJson } from "../tokenizers/formats/tokenizerJson/tokenizerJson";
import type { Model } from "../tokenizers/models/model";
import { Utf8Scratch } from "../tokenizers/models/scratch";
import type { WordTable } from "./wordTable";

const decoder = new TextDecoder();

/** Cuts counted pre-tokens by the model of the tokenizer that a file describes. */
export class ModelCut {
  private readonly model: Model;
  private readonly scratch = new Utf8Scratch();
  private readonly out = new EncodingBuilder();

  constructor(file: object) {
    this.model = buildTokenizer(readTokenizerJson(file)).stages.model;
  }

  /** @returns a word's tokens, for reading until the next word is cut */
  cut(words: WordTable, word: number): EncodingBuilder {
    const { model, scratch, out } = this;
    const text = decoder.decode(words.bytesOf(word));
    out.length = 0;
    if (model.byteModel) model.byteModel.encodeBytes(scratch, 0, scratch.writeAll(text), 0, out);
    else model.encode(text, 0, text.length, 0, out);
    return out;
  }
}

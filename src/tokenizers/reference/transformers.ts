import { Fields } from "../formats/fields";
import type { TokenizerParts } from "../formats/parts";
import { modelType } from "../formats/tokenizerJson/model";
import { toTokenizerJson } from "../formats/tokenizerJson/tokenizerJson";
import { type EncodeOptions, TokenizerError } from "../tokenizer";
import type { ReferenceTokenizer } from "./reference";

/** What is used of `PreTrainedTokenizer`; its own types would bring in the whole library's. */
type PreTrainedTokenizerClass = new (
  tokenizerJson: object,
  config: object,
) => { encode(text: string, options: { add_special_tokens: boolean }): readonly unknown[] };

/**
 * A tokenizer.json in `@huggingface/transformers`, which is given the tables that ours is built of.
 * @param Library the class; it is passed in because bundlers and Node find the library in different places
 * @throws {TokenizerError} when the parts did not come from a tokenizer.json
 */
export function createTransformersReference(
  name: string,
  parts: TokenizerParts,
  Library: PreTrainedTokenizerClass,
): ReferenceTokenizer {
  const built = new Map<EncodeOptions["specials"], InstanceType<PreTrainedTokenizerClass>>();
  const libraryFor = (specials: EncodeOptions["specials"]) => {
    let library = built.get(specials);
    if (library === undefined) {
      const file = toTokenizerJson(parts);
      // An empty config: none of the changes to the text that a model's own config can ask for.
      library = new Library(specials === "text" ? withoutControlTokens(file) : new Fields(file, "").record(), {});
      // Two sets of tables at once would be hundreds of megabytes.
      built.clear();
      built.set(specials, library);
    }
    return library;
  };
  return {
    name,
    encode: (text, { specials, inserted }) => {
      const ids = libraryFor(specials).encode(text.toWellFormed(), { add_special_tokens: inserted });
      return Uint32Array.from(ids, (id) => {
        if (typeof id !== "number") throw new TokenizerError(`${name} gave a piece of this text no id.`);
        return id;
      });
    },
    dispose: () => built.clear(),
  };
}

/**
 * The library always reads control tokens in the text. Where they are to be text they are left out of the added tokens
 * and put among the model's entries, so that the post-processor still finds their ids; without merges that lead there,
 * no text becomes one. Unigram's list has them anyway: its ids are places in the list.
 */
function withoutControlTokens(json: unknown): object {
  const file = new Fields(json, "");
  const model = file.get("model");
  const vocabulary = modelType(model) === "Unigram" ? {} : model.get("vocab").record();
  const kept: unknown[] = [];
  for (const token of file.get("added_tokens").isNull ? [] : file.get("added_tokens").items()) {
    if (token.get("special").boolean(false)) vocabulary[token.get("content").string()] ??= token.get("id").integer();
    else kept.push(token.record());
  }
  return { ...file.record(), added_tokens: kept };
}

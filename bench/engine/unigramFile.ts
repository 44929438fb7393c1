/** What {@link unigramFile} is called among the tokenizers. */
export const unigramId = "unigram_shape";

const special = ["<s>", "<pad>", "</s>", "<unk>"];
const mostPieces = 250_000;

/**
 * A `tokenizer.json` of XLM-R's shape, since none of its kind is at hand: words by white space, “▁” in front of each, a Unigram
 * of 250,000 pieces, no normalizer. The pieces are another vocabulary's, in its order, and their scores made up of that order.
 * @param file a published tokenizer.json whose entries are written with “▁”
 */
export function unigramFile(file: string): string {
  const { model } = JSON.parse(file) as { model: { vocab: Record<string, number> } };
  const names = Object.keys(model.vocab).filter((name) => !/^<.*>$|\s|.▁/.test(name));
  const pieces = names.slice(0, mostPieces - special.length);
  return JSON.stringify({
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: special.map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: null,
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [
        { type: "WhitespaceSplit" },
        { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true },
      ],
    },
    post_processor: null,
    decoder: null,
    model: {
      type: "Unigram",
      unk_id: special.indexOf("<unk>"),
      byte_fallback: false,
      vocab: [...special.map((name) => [name, 0]), ...pieces.map((name, i) => [name, -Math.log(i + 8) - 2])],
    },
  });
}

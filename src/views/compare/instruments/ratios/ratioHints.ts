/** What the figures of the ratios are, by their names. The first page does without until its first tokens stand. */
export const ratioHints: Readonly<Record<string, string>> = {
  Tokens: "Control tokens and inserted tokens are not counted.",
  Unknown:
    "Share of unknown tokens. A tokenizer that does not know a script has few tokens, and all of them say nothing.",
  "Bytes / token": "UTF-8 bytes of the text ÷ tokens. More means stronger compression.",
  "Characters / token": "Unicode code points of the text ÷ tokens.",
  Fertility: "Tokens in words ÷ words. Words are those of Intl.Segmenter, so that Thai and Chinese count too.",
  "Continued words": "Share of words that are cut into two or more tokens.",
  NSL: "Normalized sequence length: tokens ÷ tokens of the baseline tokenizer.",
  Vocabulary: "Entries, added tokens included.",
  "Window filled":
    "Tokens, control and inserted ones included, ÷ the context window, or what the column’s model takes, or the tokenizer’s own models where that is less.",
};

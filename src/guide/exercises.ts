/** A word to be cut by a reader. */
export interface Exercise {
  /** What cuts it, as links have it, and as people call it. */
  readonly reference: string;
  readonly tokenizer: string;
  readonly text: string;
  /** After how many code points a token ends, the last left out. `test/guide.test.ts` holds them to the tokenizer. */
  readonly ends: readonly number[];
  /** What is to be learned from it, in a sentence. */
  readonly why: string;
}

/** Cuts to guess, from easy to surprising. */
export const exercises: readonly Exercise[] = [
  {
    ...{ reference: "cl100k_base", tokenizer: "GPT-4’s cl100k_base", text: "tokenization", ends: [5] },
    why: "Stem and ending are both frequent, so each has an entry; together they have none.",
  },
  {
    ...{ reference: "o200k_base", tokenizer: "GPT-4o’s o200k_base", text: "strawberry", ends: [2, 5] },
    why: "At the beginning of a text, without a space in front, the word has no entry: models see three pieces, and no letters.",
  },
  {
    ...{ reference: "cl100k_base", tokenizer: "GPT-4’s cl100k_base", text: "1234567", ends: [3, 6] },
    why: "Its pattern takes digits three at a time from the left, not from the right as people group them.",
  },
  {
    ...{ reference: "gemma3", tokenizer: "Gemma 3", text: "12345", ends: [1, 2, 3, 4] },
    why: "Each digit is a token, so that all numbers are cut alike.",
  },
  {
    ...{ reference: "bert_uncased", tokenizer: "BERT", text: "don't", ends: [3, 4] },
    why: "BERT parts every punctuation mark from the letters around it.",
  },
  {
    ...{ reference: "cl100k_base", tokenizer: "GPT-4’s cl100k_base", text: "don't", ends: [3] },
    why: "Its pattern knows English contractions and keeps them whole.",
  },
  {
    ...{ reference: "gemma3", tokenizer: "Gemma 3", text: "getUserName", ends: [7] },
    why: "“getUser” is frequent enough in code to have an entry, across the capital letter.",
  },
  {
    ...{ reference: "llama3", tokenizer: "Llama 3", text: "kitaplarımızdan", ends: [3, 5, 12] },
    why: "“From our books” in Turkish is kitap + lar + ımız + dan; the stem is broken, and two suffixes are one token.",
  },
  {
    ...{ reference: "r50k_base", tokenizer: "GPT-2", text: "SolidGoldMagikarp", ends: [5] },
    why: "A user’s name was frequent in the text that the vocabulary is from, so most of it is an entry; models had hardly seen it.",
  },
  {
    ...{ reference: "gemma3", tokenizer: "Gemma 3", text: "東京タワー", ends: [2, 3] },
    why: "Tōkyō is one entry; the word for tower, written in katakana, is cut after its first sign.",
  },
];

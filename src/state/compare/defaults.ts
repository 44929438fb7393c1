import { type Comparison, defaultOptions } from "./comparison";

/** What a first visit shows: short, and different enough that tokenizers disagree. */
const welcomeText = `The same words cost different amounts in different languages.
Dieselben Wörter kosten unterschiedlich viel.
نفس الكلمات لا تكلف الشيء نفسه.
वही शब्द, अलग क़ीमत।
同样的话，价钱不同。
คำเดียวกัน ราคาต่างกัน
strawberry → 3 × “r”, 1,234.56 👩‍👩‍👧‍👦🤚🏾`;

export const defaultComparison: Comparison = {
  text: welcomeText,
  tokenizers: ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"],
  ...defaultOptions,
};

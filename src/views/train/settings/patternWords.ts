/** Ways to cut text into pre-tokens by the names that a recipe has, as people know them. */
export const patternWords: readonly (readonly [name: string, label: string])[] = [
  ["o200k_base", "GPT-5, GPT-4o (o200k_base)"],
  ["cl100k_base", "GPT-4 (cl100k_base)"],
  ["r50k_base", "GPT-2, GPT-3 (r50k_base)"],
  ["llama3", "Llama 3"],
  ["qwen", "Qwen"],
  ["kimi", "Kimi"],
  ["whitespace", "White space, which is left out"],
  ["metaspace", "Words with “▁” for the space, as SentencePiece"],
  ["none", "None: whole lines"],
];

/** What a pattern is called; one that somebody typed is called so. */
export function patternLabel(pattern: string): string {
  return patternWords.find(([name]) => name === pattern)?.[1] ?? "a pattern of your own";
}

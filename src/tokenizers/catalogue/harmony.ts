/**
 * Control tokens of `o200k_harmony`, the encoding of gpt-oss: `o200k_base`'s own and those of the Harmony response
 * format, by name. As in openai/tiktoken's registry, 200018 goes by two names: `<|endofprompt|>`, which `o200k_base`
 * gave it, and `<|reserved_200018|>`.
 */
export const harmonySpecials: Readonly<Record<string, number>> = {
  "<|endofprompt|>": 200018,
  "<|startoftext|>": 199998,
  "<|endoftext|>": 199999,
  "<|return|>": 200002,
  "<|constrain|>": 200003,
  "<|channel|>": 200005,
  "<|start|>": 200006,
  "<|end|>": 200007,
  "<|message|>": 200008,
  "<|call|>": 200012,
  ...reserved(200000, 200001),
  ...reserved(200004, 200004),
  ...reserved(200009, 200011),
  ...reserved(200013, 201087),
};

/** Names for the ids that have no use yet, from the first to the last of a range. */
function reserved(first: number, last: number): Record<string, number> {
  const ids = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  return Object.fromEntries(ids.map((id) => [`<|reserved_${id}|>`, id]));
}

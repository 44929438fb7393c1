import { readFileSync } from "node:fs";

/** What `tessera count` is held against: files counted by tiktoken's WebAssembly, as its own README has it. */
const [encoder = "", ...files] = process.argv.slice(2);
const { bpe_ranks, special_tokens, pat_str } = JSON.parse(readFileSync(encoder, "utf8"));
const { Tiktoken } = await import("tiktoken/lite");
const tokenizer = new Tiktoken(bpe_ranks, special_tokens, pat_str);
for (const file of files) {
  const ids = tokenizer.encode_ordinary(readFileSync(file, "utf8"));
  console.log(ids.length);
}

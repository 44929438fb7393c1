import { readPack } from "../../src/tokenizers/pack/read";
import { compilePattern } from "../../src/tokenizers/patterns/compile";
import type { Pattern } from "../../src/tokenizers/patterns/pattern";
import { publishedPatterns } from "../../src/tokenizers/patterns/publishedPatterns";
import type { Environment } from "./task";

interface Stage {
  readonly type?: string;
  readonly use_regex?: boolean;
  readonly pattern?: { readonly Regex?: string };
  readonly pretokenizers?: readonly Stage[];
}

/** The patterns that a tokenizer's pre-tokenizer cuts with; none where it has no patterns. */
export async function patternsOf(tokenizer: string, environment: Environment): Promise<Pattern[]> {
  const { recipe } = await readPack(await environment.asset(`${tokenizer}.pack`), environment);
  if (recipe.kind === "tiktoken") return [compilePattern(recipe.pattern, "fancy-regex")];
  const { pre_tokenizer } = recipe.file as { pre_tokenizer: Stage | null };
  return sources(pre_tokenizer ?? {}).map((source) => compilePattern(source));
}

function sources({ type, use_regex = true, pattern, pretokenizers }: Stage): string[] {
  if (pretokenizers !== undefined) return pretokenizers.flatMap(sources);
  if (type === "ByteLevel" && use_regex) return [publishedPatterns.gpt2];
  return pattern?.Regex === undefined ? [] : [pattern.Regex];
}

/** Goes through a text's matches and does nothing with them: no tokenizer with these patterns can be faster. */
export function scan(patterns: readonly Pattern[], text: string): void {
  const [first, ...others] = patterns;
  if (first === undefined) return;
  if (others.length > 0) {
    // Each leaves out much of the text, where a sticky pattern would try at every character.
    for (const { global } of patterns) {
      global.lastIndex = 0;
      while (global.test(text));
    }
    return;
  }
  const { sticky } = first;
  let at = 0;
  while (at < text.length) {
    sticky.lastIndex = at;
    at = sticky.test(text) ? sticky.lastIndex : at + 1;
  }
}

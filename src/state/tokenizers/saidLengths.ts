import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerFacts } from "../../worker/import/protocol";

/**
 * The most tokens that models take, as the files of their tokenizers say, by the hash that tells the files apart. Apart from
 * the lists of tokenizers, which Compare does not load, and nothing is taken out: what is removed goes on being shown where
 * it is.
 */
const lengths = new Map<string, number>();

/** Remembers what the files of a tokenizer that was brought along say, if they do. */
export function rememberLength({ reference, modelMaxLength }: TokenizerFacts): void {
  if (typeof modelMaxLength === "number") lengths.set(hashIn(reference), modelMaxLength);
}

/**
 * The most tokens that a model takes, as the files of its tokenizer say; undefined where they do not, and for built-ins. It is
 * known once the tokenizer is here, and so before any of its columns has an answer.
 */
export function saidLength(reference: TokenizerReference): number | undefined {
  return lengths.get(hashIn(reference));
}

/** The commit or SHA-256 in a reference: the same for all names and patterns of the same files. Empty for built-ins. */
export function hashIn(reference: TokenizerReference): string {
  return /[@#]([\da-f]{40,64})/.exec(reference)?.[1] ?? "";
}

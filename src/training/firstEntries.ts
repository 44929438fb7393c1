import { toByteAlphabet } from "../tokenizers/byteAlphabet";
import { byteName } from "../tokenizers/notation";
import { algorithmsWith } from "./options";
import type { TrainingRecipe } from "./recipe";

/** What of a recipe decides which entries there are whatever the text. */
export type FirstEntriesRecipe = Pick<TrainingRecipe, "algorithm" | "specials" | "byteFallback">;

const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** All bytes as entries: in the byte alphabet, and as byte fallback names them. */
export const byteEntries: readonly string[] = [...toByteAlphabet(bytes)];
export const byteNames: readonly string[] = Array.from(bytes, byteName);

/** What stands for what has no entry, in algorithms that always have an entry for that. */
export const wordPieceUnknown = "[UNK]";
export const unigramUnknown = "<unk>";

/** Entries that a vocabulary has before anything is learned, of whatever text: control tokens first, each once, then bytes where they are entries. */
export function firstEntries({ algorithm, specials, byteFallback }: FirstEntriesRecipe): string[] {
  const fallback = byteFallback ? byteNames : [];
  switch (algorithm) {
    case "characters":
      return unique(specials, fallback);
    case "wordpiece":
      return unique(specials, [wordPieceUnknown]);
    case "unigram":
      return unique(specials, [unigramUnknown], fallback);
    default:
      return unique(specials, byteEntries);
  }
}

/** Whether its entries are of characters, each of which in the text is one, and not of bytes. */
export function isOfCharacters(algorithm: TrainingRecipe["algorithm"]): boolean {
  return algorithmsWith("alphabetLimit").includes(algorithm);
}

/** Entries that a vocabulary has at least, as far as that is known without the text: of characters there is one. */
export function leastSize(recipe: FirstEntriesRecipe): number {
  return firstEntries(recipe).length + (isOfCharacters(recipe.algorithm) ? 1 : 0);
}

function unique(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())];
}

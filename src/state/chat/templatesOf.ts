import { builtinTemplates } from "../../chat/builtinTemplates";
import type { ChatTemplates } from "../../chat/templatesIn";
import { findBuiltin } from "../../tokenizers/catalogue";
import { linkName, ownAndWay, parseReference, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { packs } from "../tokenizers/packs";
import { saidTemplates } from "../tokenizers/saidTemplates";

/**
 * The chat templates of a tokenizer: those that came with the page, or that its files carry, which are loaded for it.
 * @returns null where it has none, or could not be had: its column says why
 */
export async function templatesOf(column: TokenizerReference, signal: AbortSignal): Promise<ChatTemplates | null> {
  const [reference] = ownAndWay(column);
  const parts = parseReference(reference);
  if (parts?.kind === "builtin") {
    return builtinTemplates(parts.id, findBuiltin(parts.id)?.vocabulary ?? null);
  }
  const known = saidTemplates(reference);
  if (known !== undefined) return known;
  await packs.open(linkName(reference), { signal, reload: false, onProgress: () => {} }).catch(() => null);
  return saidTemplates(reference) ?? null;
}

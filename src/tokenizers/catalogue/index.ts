import { builtinId, TokenizerError, type TokenizerReference } from "../tokenizer";
import { anthropic } from "./anthropic";
import { baselines } from "./baselines";
import { deepseek } from "./deepseek";
import { google } from "./google";
import { meta } from "./meta";
import { mistral } from "./mistral";
import { openai } from "./openai";
import { qwen } from "./qwen";
import type { CatalogueEntry } from "./types";

export type { CatalogueEntry } from "./types";

/** All built-in tokenizers, in the order in which they are shown; those of a family stand together. */
export const catalogue: readonly CatalogueEntry[] = [
  ...openai,
  ...meta,
  ...mistral,
  ...google,
  ...qwen,
  ...deepseek,
  ...anthropic,
  ...baselines,
].map((definition) => ({ ...definition, reference: `builtin:${definition.id}` }));

const entriesById: ReadonlyMap<string, CatalogueEntry> = new Map(catalogue.map((entry) => [entry.id, entry]));

/** The built-in of that id, as links and commands name it; undefined when there is none. */
export function findBuiltin(id: string): CatalogueEntry | undefined {
  return entriesById.get(id);
}

/**
 * The built-in that a reference names.
 * @throws {TokenizerError} when there is none, as can be for a reference that was not validated.
 */
export function catalogueEntry(reference: TokenizerReference): CatalogueEntry {
  const entry = findBuiltin(builtinId(reference));
  if (!entry) throw new TokenizerError(`There is no built-in tokenizer for “${reference}”.`);
  return entry;
}

import { TokenizerError } from "../tokenizer";
import { parseReference, type ReferenceParts, type TokenizerReference } from "../tokenizerReference";
import { anthropic } from "./anthropic";
import { baselines } from "./baselines";
import { deepseek } from "./deepseek";
import { google } from "./google";
import { meta } from "./meta";
import { mistral } from "./mistral";
import { openai } from "./openai";
import { qwen } from "./qwen";
import type { CatalogueEntry, TokenizerEntry } from "./types";

export type { CatalogueEntry, TokenizerEntry } from "./types";

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
 * What is known of a tokenizer by its reference alone: a built-in's entry, or where another one is from.
 * @throws {TokenizerError} for what names none, as can be for a reference that was not validated.
 */
export function tokenizerEntry(reference: TokenizerReference): TokenizerEntry {
  const parts = parseReference(reference);
  const entry = parts === null ? undefined : parts.kind === "builtin" ? findBuiltin(parts.id) : broughtEntry(parts);
  if (!entry) throw new TokenizerError(`There is no tokenizer for “${reference}”.`);
  const { label, models, model, vocabulary, package: from } = entry;
  const told = { reference, label, models, model, vocabulary, package: from };
  // No model cuts another way than its tokenizer's own.
  // Of a table in it, its name is said.
  return parts?.way
    ? { ...told, label: `${told.label} · ${parts.way.match(/\b[^:_]+/g)?.join(" · ")}`, models: [] }
    : told;
}

/** Digits of a hash that people can compare at a glance; links carry them all. */
const shownDigits = 7;

function broughtEntry(parts: Exclude<ReferenceParts, { kind: "builtin" }>): Omit<TokenizerEntry, "reference"> {
  const common = { models: [], vocabulary: null, package: null };
  if (parts.kind === "hub") {
    const slash = parts.id.indexOf("/");
    const commit = parts.commit.slice(0, shownDigits);
    return {
      ...common,
      label: parts.id.slice(slash + 1),
      model: `${slash < 0 ? "" : `${parts.id.slice(0, slash)}, `}Hugging Face Hub at ${commit}`,
    };
  }
  return {
    ...common,
    label: parts.name,
    model: `file, SHA-256 ${parts.sha256.slice(0, shownDigits)}…`,
  };
}

import type { ChatTemplates } from "../../chat/templatesIn";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerFacts } from "../../worker/import/protocol";
import { hashIn } from "./saidLengths";

/**
 * Chat templates of tokenizers that were brought along, by the hash that tells their files apart, as `saidLengths.ts` has
 * lengths.
 */
const templates = new Map<string, ChatTemplates>();

/** Remembers what the files of a tokenizer that was brought along say, if they do. */
export function rememberTemplates({ reference, chat }: TokenizerFacts): void {
  if (chat != null) templates.set(hashIn(reference), chat);
}

/** The templates that a tokenizer's files carry; undefined where they carry none, and for built-ins. */
export function saidTemplates(reference: TokenizerReference): ChatTemplates | undefined {
  return templates.get(hashIn(reference));
}

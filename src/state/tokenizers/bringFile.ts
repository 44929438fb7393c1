import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { renamed } from "../../tokenizers/writeReference";
import { actions } from "../store";
import { isRemembering } from "../switchSetting";
import { importPool, library } from "./library";

/**
 * Brings a tokenizer.json that was made here, as any file that somebody brings: it is kept in this browser as those are.
 * @param name what it is called
 * @returns its reference
 * @throws {Error} whose message says why that cannot be
 */
export async function bringFile(json: BlobPart, name: string): Promise<TokenizerReference> {
  const files = [new File([json], `${name}.json`, { type: "application/json" })];
  const call = { signal: new AbortController().signal, onProgress: () => {} };
  const result = await importPool.fromFiles({ files, pattern: null }, call);
  if (result.status !== "ready") {
    throw new Error(result.status === "failed" ? result.message : "The tokenizer does not say how text is cut.");
  }
  const { tokenizer, warnings } = result;
  const reference = renamed(tokenizer.facts.reference, name);
  library.add({ ...tokenizer, facts: { ...tokenizer.facts, reference } }, files, warnings);
  if (isRemembering()) {
    const problem = await library.keep(reference);
    if (problem !== null) actions.setNotice({ tone: "error", message: problem, undo: null, about: "storage" });
  }
  return reference;
}

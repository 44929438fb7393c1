import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { renamed } from "../../tokenizers/writeReference";
import { actions } from "../store";
import { isRemembering } from "../switchSetting";
import { importPool, library } from "./library";

/**
 * Brings a tokenizer.json that was made here, as any file that somebody brings: it is kept in this browser as those are.
 * @param name what it is called
 * @param use what it is brought for, which may lead to another page: where it could not be kept, that page says so
 * @returns what `use` returns
 * @throws {Error} whose message says why that cannot be; what `use` throws
 */
export async function bringFile<Used>(
  json: BlobPart,
  name: string,
  use: (reference: TokenizerReference) => Used,
): Promise<Awaited<Used>> {
  const files = [new File([json], `${name}.json`, { type: "application/json" })];
  const call = { signal: new AbortController().signal, onProgress: () => {} };
  const result = await importPool.fromFiles({ files, pattern: null }, call);
  if (result.status !== "ready") {
    throw new Error(result.status === "failed" ? result.message : "The tokenizer does not say how text is cut.");
  }
  const { tokenizer, warnings } = result;
  const reference = renamed(tokenizer.facts.reference, name);
  library.add({ ...tokenizer, facts: { ...tokenizer.facts, reference } }, files, warnings);
  const problem = isRemembering() ? await library.keep(reference) : null;
  try {
    return await use(reference);
  } finally {
    if (problem !== null) actions.setNotice({ tone: "error", message: problem, undo: null, about: "storage" });
  }
}

import type { PackSource } from "../../worker/pool/pool";

/**
 * The packs of tokenizers that are not built in. Most comparisons need none, and none of the code that finds them: the
 * library of such tokenizers is loaded when one is asked for, and asked for again where that failed.
 */
export const packs: PackSource = {
  open: async (tokenizer, call) => (await loadLibrary()).openPack(tokenizer, call),
};

async function loadLibrary() {
  try {
    return await import("./library");
  } catch (cause) {
    const message = "That part of the page could not be loaded. Check the connection, then try again.";
    throw new Error(message, { cause });
  }
}

import { preloadReader } from "../url/openLink";
import { presumeTokenizers } from "../url/presume";
import { createBrowserPool } from "../worker/browserPool";

/** What brings tokenizers that are not built in; a failure is not remembered. */
async function loadLibrary() {
  try {
    return await import("../state/tokenizerLibrary");
  } catch (cause) {
    const message = "That part of the page could not be loaded. Check the connection, then Retry.";
    throw new Error(message, { cause });
  }
}

/** The page's tokenizers; those that it will ask for first are on their way. */
export const earlyPool = createBrowserPool({
  // Most comparisons need nothing but built-ins, and none of the code that finds others.
  open: async (tokenizer, call) => (await loadLibrary()).openPack(tokenizer, call),
});

for (const id of presumeTokenizers(location.hash)) earlyPool.warm(id);
preloadReader(location.hash);

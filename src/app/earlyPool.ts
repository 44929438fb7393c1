import { presumeTokenizers } from "../url/presume";
import { createBrowserPool } from "../worker/browserPool";

/** The page's tokenizers; those that it will ask for first are on their way. */
export const earlyPool = createBrowserPool();

for (const id of presumeTokenizers(location.hash)) earlyPool.warm(id);

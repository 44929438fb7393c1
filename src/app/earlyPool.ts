import { packs } from "../state/tokenizers/packs";
import { preloadReader } from "../url/openLink";
import { presumeTokenizers } from "../url/presume";
import { createBrowserPool } from "../worker/pool/browserPool";

/** The page's tokenizers; those that it will ask for first are on their way. */
export const earlyPool = createBrowserPool(packs);

for (const id of presumeTokenizers(location.hash)) earlyPool.warm(id);
preloadReader(location.hash);

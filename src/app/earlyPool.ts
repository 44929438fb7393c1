import { packs } from "../state/tokenizers/packs";
import { holdsLink, preloadReader } from "../url/openLink";
import { presumeTokenizers } from "../url/presume";
import { createBrowserPool } from "../worker/pool/browserPool";
import { recallChoices } from "./choices";

/** The page's tokenizers; those that it will ask for first are on their way. */
export const earlyPool = createBrowserPool(packs);

const fragment = holdsLink(location.hash) ? location.hash : recallChoices();
for (const id of presumeTokenizers(fragment)) earlyPool.warm(id);
preloadReader(fragment);

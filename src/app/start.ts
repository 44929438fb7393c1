// The workers come first: they start and load while the browser still reads the rest of the page's code.
import "./earlyPool";
import { isEmbedded } from "./embed/isEmbedded";

async function open(): Promise<void> {
  const [page, embedded] = await Promise.all([
    import("./main"),
    isEmbedded(location.hash) ? import("./embed/openEmbedded") : null,
  ]);
  if (embedded === null) page.openPage();
  else await embedded.openEmbedded();
}

open().catch((error: unknown) => {
  // There is no page that could say it.
  const detail = error instanceof Error ? error.message : String(error);
  window.dispatchEvent(new CustomEvent("tessera-not-started", { detail }));
});

// Before anything is loaded of an address.
import "./trustedTypes";
// The workers come first: they start and load while the browser still reads the rest of the page's code.
import "./earlyPool";
import { isEmbedded } from "./embed/isEmbedded";

const opening = isEmbedded(location.hash)
  ? import("./embed/openEmbedded").then(({ openEmbedded }) => openEmbedded())
  : import("./main").then(({ openPage }) => openPage());

opening.catch((error: unknown) => {
  // There is no page that could say it.
  const detail = error instanceof Error ? error.message : String(error);
  window.dispatchEvent(new CustomEvent("tessera-not-started", { detail }));
});

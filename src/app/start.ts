// Before anything is loaded of an address.
import "./trustedTypes";
// The workers come first: they start and load while the browser still reads the rest of the page's code.
import "./earlyPool";
import { isEmbedded } from "./embed/isEmbedded";

/**
 * What opens the page, a task of the browser each: all in one it would answer nobody meanwhile, for a fifth of a second on a phone.
 * The first number to be written has the browser read its tables, which takes as long as the page's code; there is time for it now.
 */
const steps: readonly (() => unknown)[] = [
  () => new Intl.NumberFormat("en"),
  () => import("react-dom/client"),
  () => import("./main").then(({ openPage }) => openPage()),
];

/** Whether the page has its style, by a colour that all of it is drawn with; a server for developers has it in scripts. */
const isStyled = () =>
  document.styleSheets.length === 0 || getComputedStyle(document.documentElement).getPropertyValue("--page");

async function open(): Promise<void> {
  if (!isStyled()) await (await import("../ui/restyle")).restylePage();
  if (isEmbedded(location.hash)) return (await import("./embed/openEmbedded")).openEmbedded();
  for (const step of steps) {
    await new Promise((done) => setTimeout(done));
    await step();
  }
}

open().catch((error: unknown) => {
  // There is no page that could say it.
  const detail = error instanceof Error ? error.message : String(error);
  window.dispatchEvent(new CustomEvent("tessera-not-started", { detail }));
});

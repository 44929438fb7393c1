import { type ReactNode, startTransition } from "react";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import { endEarly } from "./early";

/** The element that all of the page is in. */
function rootElement(): HTMLElement {
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no element with the id “root”.");
  return root;
}

/** What React would write to the console of an error is a report in its place: messages can quote a text. */
const say = (error: unknown) =>
  void import("../ui/report").then(({ report }) => console.error(report("React", error))).catch(() => {});
const options = { onCaughtError: say, onUncaughtError: say, onRecoverableError: say };

/** Where React puts the page. */
export function pageRoot(): Root {
  return createRoot(rootElement(), options);
}

/** Has React take over what the build has written there: bit by bit, so that who scrolls or types meanwhile does not wait for it. */
export function takeOver(page: ReactNode): void {
  endEarly();
  startTransition(() => {
    hydrateRoot(rootElement(), page, options);
  });
}

import { createRoot, type Root } from "react-dom/client";

/** The element that all of the page is in. */
function rootElement(): HTMLElement {
  const root = document.getElementById("root");
  if (root === null) throw new Error("index.html has no element with the id “root”.");
  return root;
}

/** Where React puts the page. What it would write to the console of an error is a report in its place: messages can quote a text. */
export function pageRoot(): Root {
  const say = (error: unknown) =>
    void import("../ui/report").then(({ report }) => console.error(report("React", error))).catch(() => {});
  return createRoot(rootElement(), { onCaughtError: say, onUncaughtError: say, onRecoverableError: say });
}

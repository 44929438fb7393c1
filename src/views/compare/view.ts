import { columnName } from "../../state/compare/columnName";
import { type Comparison, defaultComparison } from "../../state/pages";
import { actions, useAppStore } from "../../state/store";
import type { PageView } from "../pageView";
import { withPart } from "../withPart";
import { ComparePage } from "./ComparePage";
import { focusText } from "./Editor";

export const compareView: PageView = {
  View: ComparePage,
  title,
  place: { label: "Compare", key: "c" },
  shortcuts: [
    { key: "v", label: "Switch between Reading and Tokens", run: switchView },
    { key: "i", label: "Token ids on or off", run: switchIds },
    { key: "n", label: "Next difference", run: () => goToDifference(1) },
    { key: "p", label: "Previous difference", run: () => goToDifference(-1) },
    { key: "e", label: "Edit the text", run: focusText },
  ],
  hasColumns: true,
};

/** Its columns, unless they are those of a first visit. Names of files are nobody's business; browsers keep titles, and hand them on. */
function title(comparison: Comparison): string {
  const { tokenizers } = comparison;
  if (`${tokenizers}` === `${defaultComparison.tokenizers}`) return "Tessera: compare tokenizers";
  const names = tokenizers.map((reference) =>
    reference.startsWith("file:") ? "your own" : columnName(reference, comparison),
  );
  return `${names.join(", ")} · Tessera`;
}

function goToDifference(direction: 1 | -1): void {
  withPart(import("./differences/go"), (part) => part.goToDifference(direction));
}

function switchView(): void {
  const { view } = useAppStore.getState().comparison;
  actions.setOptions({ view: view === "tokens" ? "reading" : "tokens" });
}

function switchIds(): void {
  actions.setOptions({ showIds: !useAppStore.getState().comparison.showIds });
}

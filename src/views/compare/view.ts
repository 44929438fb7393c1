import { actions, useAppStore } from "../../state/store";
import type { PageView } from "../pageView";
import { withPart } from "../withPart";
import { ComparePage } from "./ComparePage";
import { focusText } from "./Editor";

export const compareView: PageView = {
  View: ComparePage,
  title: () => "Tessera: compare tokenizers",
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

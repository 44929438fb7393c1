import { actions, useAppStore } from "../../state/store";
import type { PageView } from "../pageView";
import { ComparePage } from "./ComparePage";
import { focusText } from "./Editor";

export const compareView: PageView = {
  View: ComparePage,
  title: () => "Tessera: compare tokenizers",
  place: { label: "Compare", key: "c" },
  shortcuts: [
    { key: "v", label: "Switch between Reading and Tokens", run: switchView },
    { key: "i", label: "Token ids on or off", run: switchIds },
    { key: "e", label: "Edit the text", run: focusText },
  ],
  hasColumns: true,
};

function switchView(): void {
  const { view } = useAppStore.getState().comparison;
  actions.setOptions({ view: view === "tokens" ? "reading" : "tokens" });
}

function switchIds(): void {
  actions.setOptions({ showIds: !useAppStore.getState().comparison.showIds });
}

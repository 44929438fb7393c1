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
    { key: "n", label: "Next difference", run: () => goToDifference(1) },
    { key: "p", label: "Previous difference", run: () => goToDifference(-1) },
    { key: "e", label: "Edit the text", run: focusText },
  ],
  hasColumns: true,
};

function goToDifference(direction: 1 | -1): void {
  import("./differences/go").then(
    (loaded) => loaded.goToDifference(direction),
    () => {
      const message = "That part of the page could not be loaded. Check the connection, then try again.";
      actions.setNotice({ tone: "error", message, undo: null });
    },
  );
}

function switchView(): void {
  const { view } = useAppStore.getState().comparison;
  actions.setOptions({ view: view === "tokens" ? "reading" : "tokens" });
}

function switchIds(): void {
  actions.setOptions({ showIds: !useAppStore.getState().comparison.showIds });
}

import type { ReactElement } from "react";
import { closeTokenizerDialog, useTokenizerDialog } from "../state/tokenizers/dialog";
import { LazyPart } from "../ui/LazyPart";

const load = () => import("../views/tokenizers/bring/TokenizerDialog");

/** The dialog that brings tokenizers, which is loaded when it is first asked for: from a list, a column or a drop. */
export function TokenizerDoor(): ReactElement | null {
  const isOpen = useTokenizerDialog((state) => state.isOpen);
  return isOpen ? <LazyPart load={load} props={props} place="over" onGiveUp={closeTokenizerDialog} /> : null;
}

const props = {
  onOpenText(file: File): void {
    // What reads files is there: it has told that this one may be a tokenizer.
    void import("./openFile").then((files) => files.openAsText(file));
  },
};

import type { ReactElement } from "react";
import { useTokenizerDialog } from "../state/tokenizerDialog";
import { LoadProblem } from "../ui/LoadProblem";
import { useModule } from "../ui/useModule";

const loadDialog = () => import("../views/tokenizers/bring/TokenizerDialog");

/** The dialog that brings tokenizers, which is loaded when it is first asked for: from a list, a column or a drop. */
export function TokenizerDoor(): ReactElement | null {
  const wasAsked = useTokenizerDialog((state) => state.isOpen);
  return wasAsked ? <LoadedDialog /> : null;
}

function LoadedDialog(): ReactElement | null {
  const { module, hasFailed, retry } = useModule(loadDialog);
  if (module !== null) return <module.default onOpenText={openText} />;
  return hasFailed ? <LoadProblem onRetry={retry} /> : null;
}

function openText(file: File): void {
  // What reads files is there: it has told that this one may be a tokenizer.
  void import("./openFile").then((files) => files.openText(file));
}

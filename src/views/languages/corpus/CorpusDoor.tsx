import { type ReactElement, useEffect } from "react";
import { closeCorpusDialog, useCorpusDialog } from "../../../state/corpusDialog";
import { LoadProblem } from "../../../ui/LoadProblem";
import { useModule } from "../../../ui/useModule";

const loadDialog = () => import("./CorpusDialog");

/** The dialog of corpora, which is loaded when it is first asked for: by a button or a drop. */
export function CorpusDoor(): ReactElement | null {
  const wasAsked = useCorpusDialog((state) => state.isOpen);
  // Whoever goes to another page has left it.
  useEffect(() => closeCorpusDialog, []);
  return wasAsked ? <LoadedDialog /> : null;
}

function LoadedDialog(): ReactElement | null {
  const { module, hasFailed, retry } = useModule(loadDialog);
  if (module !== null) return <module.default />;
  return hasFailed ? <LoadProblem onRetry={retry} /> : null;
}

import { type ReactElement, useEffect } from "react";
import { closeCorpusDialog, useCorpusDialog } from "../../../state/corpora/dialog";
import { LazyPart } from "../../../ui/LazyPart";

const load = () => import("./CorpusDialog");

/** The dialog of corpora, which is loaded when it is first asked for: by a button or a drop. */
export function CorpusDoor(): ReactElement | null {
  const isOpen = useCorpusDialog((state) => state.isOpen);
  // Whoever goes to another page has left it.
  useEffect(() => closeCorpusDialog, []);
  return isOpen ? <LazyPart load={load} props={{}} place="over" onGiveUp={closeCorpusDialog} /> : null;
}

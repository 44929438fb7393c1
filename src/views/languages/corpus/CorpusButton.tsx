import Library from "lucide-react/icons/library";
import { type ReactElement, useEffect, useRef } from "react";
import { openCorpusDialog, useCorpusDialog } from "../../../state/corpora/dialog";
import type { OpenCorpus } from "../../../state/corpora/openCorpus";
import { Button } from "../../../ui/controls";
import "./corpus.css";

/** Says which corpus is measured, and opens the dialog to choose another or add one's own. */
export function CorpusButton({ corpus }: { readonly corpus: OpenCorpus }): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  const wantsFocus = useCorpusDialog((state) => state.wantsFocus);
  useEffect(() => {
    if (!wantsFocus) return;
    button.current?.focus();
    useCorpusDialog.setState({ wantsFocus: false });
  }, [wantsFocus]);
  return (
    <Button ref={button} className="corpus-button" aria-haspopup="dialog" onClick={() => openCorpusDialog()}>
      <Library size={16} />
      <span>Corpus: {corpus.title}</span>
    </Button>
  );
}

/** The way to one's own corpus where there is none to show. */
export function AddCorpusButton(): ReactElement {
  return (
    <Button aria-haspopup="dialog" onClick={() => openCorpusDialog()}>
      <Library size={16} /> Choose or add a corpus
    </Button>
  );
}

import { type DragEvent, type ReactElement, type ReactNode, useState } from "react";
import { type GivenFiles, openCorpusDialog } from "../state/corpora/dialog";
import { useAppStore } from "../state/store";
import { useTokenizerDialog } from "../state/tokenizers/dialog";
import { droppedFiles } from "../views/files/droppedFiles";
import { mostCounted, mostFiles } from "../views/files/tooManyFiles";
import { pages } from "../views/pages";

interface DropTargetProps {
  readonly children: ReactNode;
  /** Takes what was dropped on another page than Languages. */
  onFiles(given: GivenFiles): void;
}

/**
 * The whole page takes what is dropped: Languages files and folders, which become a corpus, the other pages texts (of which
 * several, or a folder's, are counted), saved comparisons and tokenizers. The dialog that brings tokenizers takes all that is dropped while it is open. Dropped text
 * goes to the field it is dropped on, as everywhere.
 */
export function DropTarget({ children, onFiles }: DropTargetProps): ReactElement {
  const page = useAppStore((state) => state.comparison.page);
  const isBringing = useTokenizerDialog((state) => state.isOpen);
  const [isOver, setIsOver] = useState(false);
  const takesCorpora = pages[page].takesCorpora && !isBringing;
  const hasFile = (transfer: DataTransfer) => transfer.types.includes("Files");
  const drop = (event: DragEvent) => {
    setIsOver(false);
    if (!hasFile(event.dataTransfer)) return;
    event.preventDefault();
    const given = droppedFiles(event.dataTransfer, takesCorpora || isBringing ? mostFiles : mostCounted);
    if (takesCorpora) openCorpusDialog(given);
    else void given.then(onFiles);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; “Open file” and “Choose files” do the same by key
    <div
      className="app"
      onDragOver={(event) => {
        if (!hasFile(event.dataTransfer)) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <div className="drop-hint" aria-hidden="true">
          {takesCorpora
            ? "Drop a parallel corpus: a folder, files, or a table"
            : isBringing
              ? "Drop a tokenizer: its file, several, or a folder"
              : "Drop texts, a folder, a tokenizer or a saved comparison"}
        </div>
      )}
    </div>
  );
}

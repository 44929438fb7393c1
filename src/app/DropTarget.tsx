import { type DragEvent, type ReactElement, type ReactNode, useState } from "react";
import { openCorpusDialog } from "../state/corpusDialog";
import { useAppStore } from "../state/store";
import { droppedFiles } from "../views/languages/corpus/droppedFiles";

interface DropTargetProps {
  readonly children: ReactNode;
  /** Takes a file that was dropped on Compare. */
  onFile(file: File): void;
}

/**
 * The whole page takes what is dropped: Compare a file, Languages files and folders, which become a corpus. Dropped text
 * goes to the field it is dropped on, as everywhere.
 */
export function DropTarget({ children, onFile }: DropTargetProps): ReactElement {
  const page = useAppStore((state) => state.comparison.page);
  const [isOver, setIsOver] = useState(false);
  const hasFile = (transfer: DataTransfer) => transfer.types.includes("Files");
  const drop = (event: DragEvent) => {
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file === undefined && !hasFile(event.dataTransfer)) return;
    event.preventDefault();
    if (page === "languages") openCorpusDialog(droppedFiles(event.dataTransfer));
    else if (file !== undefined) onFile(file);
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
          {page === "languages"
            ? "Drop a parallel corpus: a folder, files, or a table"
            : "Drop a text file or a saved comparison"}
        </div>
      )}
    </div>
  );
}

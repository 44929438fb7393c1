import { type ReactElement, type ReactNode, useState } from "react";

interface DropTargetProps {
  readonly children: ReactNode;
  onFile(file: File): void;
}

/** The whole page takes a dropped file. Dropped text goes to the field it is dropped on, as everywhere. */
export function DropTarget({ children, onFile }: DropTargetProps): ReactElement {
  const [isOver, setIsOver] = useState(false);
  const hasFile = (transfer: DataTransfer) => transfer.types.includes("Files");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; “Open file” does the same by key
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
      onDrop={(event) => {
        setIsOver(false);
        const file = event.dataTransfer.files[0];
        if (file === undefined) return;
        event.preventDefault();
        onFile(file);
      }}
    >
      {children}
      {isOver && (
        <div className="drop-hint" aria-hidden="true">
          Drop a text file or a saved comparison
        </div>
      )}
    </div>
  );
}

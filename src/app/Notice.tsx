import { Info, TriangleAlert, X } from "lucide-react";
import type { ReactElement } from "react";
import { actions, useAppStore } from "../state/store";
import { Button, IconButton } from "../ui/controls";

/** What happened or went wrong, above the page until it is dismissed. */
export function Notice(): ReactElement | null {
  const notice = useAppStore((state) => state.notice);
  if (notice === null) return null;
  const { tone, message, undo } = notice;
  return (
    <div className={`notice ${tone}`} role={tone === "error" ? "alert" : "status"}>
      {tone === "error" ? <TriangleAlert size={18} /> : <Info size={18} />}
      <p>{message}</p>
      {undo !== null && (
        <Button
          onClick={() => {
            actions.setNotice(null);
            undo.run();
          }}
        >
          {undo.label}
        </Button>
      )}
      <IconButton label="Dismiss" onClick={() => actions.setNotice(null)}>
        <X size={16} />
      </IconButton>
    </div>
  );
}

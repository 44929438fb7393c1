import Copy from "lucide-react/icons/copy";
import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import { Button, Menu } from "../../../../ui/controls";
import type { Table } from "./tables";

interface TakeTableProps {
  /** What it is of, as the end of a sentence and the beginning of a file's name: “differences”. */
  readonly what: string;
  /** Made when somebody opens the menu. */
  table(): Table | Promise<Table>;
}

/** Copies an instrument's table, or saves it. What that takes comes when the menu is opened. */
export function TakeTable({ what, table }: TakeTableProps): ReactElement {
  const [said, say] = useState("");
  const latest = useRef(table);
  useEffect(() => {
    latest.current = table;
  });
  // The same function at each call: with another one an open menu would be gone.
  const entries = useCallback(async () => {
    const [{ takeEntries }, made] = await Promise.all([import("./takeEntries"), latest.current()]);
    return takeEntries(what, made, say);
  }, [what]);
  return (
    <span className="take-table">
      <Menu
        trigger={
          <Button look="quiet" aria-label={`Copy or save the ${what}`}>
            <Copy size={16} /> Copy or save
          </Button>
        }
        entries={entries}
      />
      <small aria-live="polite">{said}</small>
    </span>
  );
}

import type { ReactElement } from "react";
import { Dialog } from "../ui/dialog";
import type { Shortcut } from "./shortcuts";

interface ShortcutHelpProps {
  readonly shortcuts: readonly Shortcut[];
  onClose(): void;
}

const inTokens: readonly { readonly key: string; readonly label: string }[] = [
  { key: "Tab", label: "Enter a column’s tokens" },
  { key: "← →", label: "Previous and next token, as they stand" },
  { key: "↑ ↓", label: "Token in the row above or below" },
  { key: "Home End", label: "First and last token" },
  { key: "Esc", label: "Leave the token" },
];

/** The keys, listed. */
export default function ShortcutHelp({ shortcuts, onClose }: ShortcutHelpProps): ReactElement {
  return (
    <Dialog title="Keys" open onOpenChange={(open) => !open && onClose()}>
      <dl className="key-list">
        {[...shortcuts, ...inTokens].map(({ key, label }) => (
          <div key={label}>
            <dt>
              {key.split(" ").map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

import type { ReactElement } from "react";
import { Switch } from "../ui/controls";
import { Dialog } from "../ui/dialog";
import type { Shortcut } from "../views/pageView";
import { keySetting } from "./shortcuts";

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
  const { isOn } = keySetting.useSetting();
  return (
    <Dialog title="Keys" open onOpenChange={(open) => !open && onClose()}>
      <div className="key-switch">
        <Switch
          label="Single letters and signs are shortcuts"
          hint="Off, for those who speak their letters or have them typed: what is at hand by buttons and menus stays"
          checked={isOn}
          onChange={keySetting.set}
        />
      </div>
      <dl className="key-list">
        {[...(isOn ? shortcuts : []), ...inTokens].map(({ key, label }) => (
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

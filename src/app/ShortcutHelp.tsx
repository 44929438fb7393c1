import type { ReactElement } from "react";
import { Button, Switch } from "../ui/controls";
import { Dialog } from "../ui/dialog";
import type { Shortcut } from "../views/pageView";
import { withPart } from "../views/withPart";
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

/** The tour, and the keys, listed. */
export default function ShortcutHelp({ shortcuts, onClose }: ShortcutHelpProps): ReactElement {
  const { isOn } = keySetting.useSetting();
  const showAround = () => {
    onClose();
    withPart(import("./tour/startTour"), ({ startTour }) => startTour());
  };
  return (
    <Dialog title="Help" open onOpenChange={(open) => !open && onClose()}>
      <div className="help-tour">
        <Button onClick={showAround}>Show me around</Button>
        <span>Five things on the page where you compare, in a minute</span>
      </div>
      <h3 className="key-head">Keys</h3>
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

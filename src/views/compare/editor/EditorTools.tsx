import { gotoLine, openSearchPanel } from "@codemirror/search";
import Columns2 from "lucide-react/icons/columns-2";
import Hash from "lucide-react/icons/hash";
import Pilcrow from "lucide-react/icons/pilcrow";
import TextSearch from "lucide-react/icons/text-search";
import type { ReactElement } from "react";
import { actions, useAppStore } from "../../../state/store";
import { IconButton } from "../../../ui/controls";
import { showInvisibles, useAreInvisiblesShown } from "./invisibles";
import { useOpenEditor } from "./openView";

/** What the editor can do that a text field cannot. */
export function EditorTools(): ReactElement | null {
  const { view } = useOpenEditor();
  const areShown = useAreInvisiblesShown();
  if (view === null) return null;
  return (
    <div className="editor-extras">
      <IconButton label="Find and replace (Ctrl+F in the text)" onClick={() => openSearchPanel(view)}>
        <TextSearch size={16} />
        <span className="touch-words">Find</span>
      </IconButton>
      <IconButton label="Go to line (Ctrl+Alt+G in the text)" onClick={() => gotoLine(view)}>
        <Hash size={16} />
        <span className="touch-words">Line</span>
      </IconButton>
      <IconButton
        label="Show invisible characters"
        aria-pressed={areShown}
        onClick={() => showInvisibles(view, !areShown)}
      >
        <Pilcrow size={16} />
        <span className="touch-words">Invisible</span>
      </IconButton>
      <SecondTextButton />
    </div>
  );
}

/** Where there is no second text yet. */
function SecondTextButton(): ReactElement | null {
  const hasOther = useAppStore(({ comparison }) => comparison.other !== undefined);
  if (hasOther) return null;
  return (
    <IconButton label="Compare with another text" onClick={() => actions.setOptions({ other: "" })}>
      <Columns2 size={16} />
    </IconButton>
  );
}

import type { ReactElement } from "react";
import { actions, useAppStore } from "../../../state/store";
import { Button } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";
import { useOpenEditor } from "./openView";
import { usePastedBreaks } from "./pastedBreaks";

/** What is said of a text beside what it measures. */
export function SummaryNotes(): ReactElement {
  return (
    <>
      <PastedNote />
      <ChatOfferDoor />
    </>
  );
}

/** That pasting has changed line breaks, for as long as nothing else has changed, and the way back to them. */
function PastedNote(): ReactElement | null {
  const { pasted } = usePastedBreaks();
  const isThere = useAppStore(({ comparison }) => comparison.text === pasted?.text);
  if (pasted === null || !isThere) return null;
  const { kept, cameAs, areNow } = pasted;
  const keep = () => {
    // The button goes with its note.
    useOpenEditor.getState().view?.focus();
    actions.setText(kept);
  };
  return (
    <p className="pasted-note">
      Pasted with {cameAs}, which {cameAs.includes("and") ? "are" : "is"} {areNow} here.{" "}
      <Button look="quiet" onClick={keep}>
        Keep {cameAs}
      </Button>
    </p>
  );
}

const loadOffer = () => import("../chat/ChatOffer");

/** What offers to read a text as a chat comes with the first that may be one. */
function ChatOfferDoor(): ReactElement | null {
  const mayBeChat = useAppStore(({ comparison }) => /^\s*[[{][\s\S]{0,5000}?"(role|from)"/.test(comparison.text));
  const { module } = useModule(loadOffer, mayBeChat ? 1 : 0);
  return module !== null && mayBeChat ? <module.ChatOffer /> : null;
}

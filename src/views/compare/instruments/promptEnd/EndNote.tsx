import { type ReactElement, useEffect, useState } from "react";
import { pinPlace } from "../../../../state/compare/place";
import { Button } from "../../../../ui/controls";
import { openInstrument } from "../openInstrument";
import "./endNote.css";

interface EndNoteProps {
  /** The text’s last character, which is white space. */
  readonly last: string;
}

/** Milliseconds that a text must end so before it is said: while somebody types, each word does. */
const saidAfter = 1000;

/** What a text ends with that may become one token with what comes, and the way to what that does to a prompt. */
export function EndNote({ last }: EndNoteProps): ReactElement | null {
  const [isSaid, say] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => say(true), saidAfter);
    return () => clearTimeout(timer);
  }, []);
  if (!isSaid) return null;
  const what = /[\r\n]/.test(last)
    ? "a line break"
    : last === " "
      ? "a space"
      : last === "\t"
        ? "a tab"
        : "white space";
  return (
    <span className="end-note">
      {" · "}ends with {what}, which may join what comes
      <Button look="quiet" onClick={showEnd}>
        See Prompt’s end
      </Button>
    </span>
  );
}

/** Opens what is told of the text's end, and goes there. */
function showEnd(): void {
  // What is pinned, or the caret, would be the place that it is about.
  pinPlace(null, "text");
  openInstrument("end");
  requestAnimationFrame(() => {
    const instruments = document.querySelector<HTMLElement>(".instruments");
    instruments?.scrollIntoView({ block: "start" });
    instruments?.querySelector<HTMLElement>("input:checked")?.focus({ preventScroll: true });
  });
}

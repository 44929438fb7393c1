import { type ReactElement, useEffect, useRef, useState } from "react";
import { Button } from "./controls";
import { firstFocusable } from "./firstFocusable";
import { copyReport } from "./report";

export { reportUncaught } from "./report";
export { noteSteps } from "./steps";

export interface FailedPartProps {
  /** What failed, as a sentence begins with it: “This column”. */
  readonly part: string;
  readonly error: unknown;
  /** What it was to show, where that changes: another of it is tried by itself. */
  readonly about?: unknown;
  onRetry(): void;
  /** The user's own text, where what failed would hide it. */
  readonly text?: (() => string) | undefined;
  /** Leaves it, where its place is over the page. */
  readonly onGiveUp?: (() => void) | undefined;
}

/** What can be done about a part that failed; keeps the focus near. */
export function FailedPart({ part, error, about, text, onRetry, onGiveUp }: FailedPartProps): ReactElement {
  const status = useRef<HTMLParagraphElement>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const place = status.current?.closest<HTMLElement>(".failed-part");
    const around = place?.parentElement;
    // It was in what is gone; then in what says so.
    if (isFocusLost()) place && firstFocusable(place)?.focus();
    return () => {
      if (isFocusLost()) around && firstFocusable(around)?.focus();
    };
  }, []);
  const failedAbout = useRef(about);
  useEffect(() => {
    if (about !== failedAbout.current) onRetry();
  });
  return (
    <>
      <Button onClick={onRetry}>Try again</Button>
      <Button look="quiet" onClick={() => void copyReport(part, error).then(setSaid)}>
        Copy a report
      </Button>
      {onGiveUp && (
        <Button look="quiet" className="gives-up" onClick={onGiveUp}>
          Close
        </Button>
      )}
      {text && <textarea readOnly rows={10} aria-label="Your text" value={text()} />}
      <p ref={status} role="status">
        {said}
      </p>
    </>
  );
}

function isFocusLost(): boolean {
  return document.activeElement === document.body;
}

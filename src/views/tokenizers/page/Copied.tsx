import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { type ReactElement, useState } from "react";
import { IconButton } from "../../../ui/controls";

interface CopiedProps {
  readonly label: string;
  readonly text: string;
  /** What is shown of it, if not all. */
  readonly shown?: string;
}

/** A text in a line, to select or to copy. */
export function Copied({ label, text, shown = text }: CopiedProps): ReactElement {
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly isRefused: boolean } | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome({ of: text, isRefused: false }),
      () => setOutcome({ of: text, isRefused: true }),
    );
  // Another text has not been copied.
  const now = outcome?.of === text ? outcome : null;
  const isCopied = now?.isRefused === false;
  return (
    <span className="copied">
      <code>{shown}</code>
      <IconButton label={label} onClick={() => void copy()}>
        {isCopied ? <Check size={15} /> : <Copy size={15} />}
      </IconButton>
      <span role="status" className={now?.isRefused === true ? undefined : "visually-hidden"}>
        {isCopied && "Copied"}
        {now?.isRefused === true && "The browser did not let us use the clipboard. Select it and copy by hand."}
      </span>
    </span>
  );
}

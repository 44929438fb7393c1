import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { type ReactElement, useState } from "react";
import { IconButton } from "../../../ui/controls";
import { copyText } from "../../../ui/copyText";

interface CopiedProps {
  readonly label: string;
  readonly text: string;
  /** What is shown of it, if not all. */
  readonly shown?: string;
}

/** A text in a line, to select or to copy. */
export function Copied({ label, text, shown = text }: CopiedProps): ReactElement {
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly problem: string | null } | null>(null);
  const copy = async () => setOutcome({ of: text, problem: await copyText(text, "Select it and copy by hand.") });
  // Another text has not been copied.
  const now = outcome?.of === text ? outcome : null;
  const isCopied = now?.problem === null;
  return (
    <span className="copied">
      <code>{shown}</code>
      <IconButton label={label} onClick={() => void copy()}>
        {isCopied ? <Check size={15} /> : <Copy size={15} />}
      </IconButton>
      <span role="status" className={isCopied ? "visually-hidden" : undefined}>
        {isCopied ? "Copied" : now?.problem}
      </span>
    </span>
  );
}

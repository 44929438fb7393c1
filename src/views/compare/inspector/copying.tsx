import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { createContext, type ReactElement, useContext, useState } from "react";
import { IconButton } from "../../../ui/controls";
import { copyText } from "../../../ui/copyText";

/** Says in words what happened to the clipboard. */
export const SayContext = createContext<(words: string) => void>(() => {});

interface CopyButtonProps {
  /** What it copies, as the end of a sentence: “the id 262 of Llama 2”. */
  readonly what: string;
  /** A long one is made when it is wanted. */
  readonly text: string | (() => string);
}

/** Copies a text, and says so. */
export function CopyButton({ what, text }: CopyButtonProps): ReactElement {
  const say = useContext(SayContext);
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    const problem = await copyText(typeof text === "string" ? text : text(), "Select it and copy by hand.");
    if (problem === null) setCopied(what);
    say(problem ?? `Copied ${what}.`);
  };
  return (
    <IconButton className="copy" label={`Copy ${what}`} onClick={() => void copy()}>
      {copied === what ? <Check size={14} /> : <Copy size={14} />}
    </IconButton>
  );
}

/** Copies all that a column says, from its head. */
export function CopyAll(props: CopyButtonProps): ReactElement {
  return (
    <div className="copy-all">
      <CopyButton {...props} />
    </div>
  );
}

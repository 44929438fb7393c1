import type { ReactElement } from "react";
import type { ShownEncoding } from "../../../state/compare/columns";
import { pinPlace } from "../../../state/compare/place";
import type { CompareSlice } from "../../../state/compare/slice";
import { windowSourceOf } from "../../../tokenizers/catalogue/windowSources";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { formatCount, plural } from "../../../ui/format";
import { HintedWords } from "../../../ui/Hint";
import "./context.css";
// The table is on the page, and has it.
import { type ContextWindow, windowOf } from "../RatiosTable";
import { type ContextEnd, findContextEnd } from "./findContextEnd";

/** Where a column's context ends; null where nothing of its text is cut off. */
export function contextEndOf(
  reference: TokenizerReference,
  shown: ShownEncoding,
  windows: Pick<CompareSlice, "contextWindow" | "models">,
): ContextEnd | null {
  return findContextEnd(shown, windowOf(reference, windows, windowSourceOf));
}

interface ContextNoteProps {
  readonly end: ContextEnd;
  readonly shown: ShownEncoding;
}

/** How many of a column's tokens are beyond its context window, with the way to the first of them. */
export function ContextNote({ end: { token, beyond, window }, shown }: ContextNoteProps): ReactElement {
  const { byteStart, byteEnd } = shown.encoding;
  const go = () => pinPlace({ start: byteStart[token] ?? 0, end: byteEnd[token] ?? 0 }, "context");
  return (
    <p className="context-note" data-window={window.tokens} data-beyond={beyond}>
      <span>
        {plural(beyond, "token")} beyond the{" "}
        <HintedWords text={explain(window, shown.figures.inserted)}>window of {formatCount(window.tokens)}</HintedWords>
      </span>
      <Button look="quiet" onClick={go}>
        Go there
      </Button>
    </p>
  );
}

/** Which window it is, and what counts. */
function explain({ reason }: ContextWindow, inserted: number): string {
  const which =
    reason === null
      ? "The context window that is set beside the ratios, as this tokenizer’s own is no smaller, or not known."
      : `Not the context window that is set beside the ratios: ${reason}.`;
  return `${which} ${inserted > 0 ? "The inserted tokens count." : "Inserted tokens count where they are shown."}`;
}

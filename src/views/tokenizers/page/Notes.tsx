import Scale from "lucide-react/icons/scale";
import { type ReactElement, useRef, useState } from "react";
import { saidOf } from "../../../text/saidOf";
import { parseReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { Hint } from "../../../ui/Hint";
import type { TokenizerFacts } from "../../../worker/import/protocol";
import { Fact } from "../Fact";

/**
 * What was guessed or left aside when a tokenizer was read. Where a SentencePiece model lies beside its tokenizer.json, both are
 * held side by side when somebody asks for it, and that becomes a note.
 */
export function Notes({ facts }: { readonly facts: TokenizerFacts }): ReactElement | null {
  const { reference, notes, uncompared } = facts;
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const words = useRef<HTMLParagraphElement>(null);
  if (notes.length === 0 && uncompared === undefined) return null;
  const compare = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { library } = await import("../../../state/tokenizers/library");
      await library.compare(reference);
      // The button goes, and what had the focus must not go with it.
      words.current?.focus();
    } catch (error) {
      setProblem(saidOf(error));
    }
    setBusy(false);
  };
  const isOnHub = parseReference(reference)?.kind === "hub";
  return (
    <Fact name="Notes">
      <p ref={words} tabIndex={-1} className="fact-notes">
        {notes.join(" ")}
      </p>
      {uncompared !== undefined && (
        <Hint
          text={`Whether it cuts text as tokenizer.json does: some texts are given to both${isOnHub ? ". It is loaded for that" : ""}`}
        >
          <Button disabled={isBusy} onClick={() => void compare()}>
            <Scale size={16} /> {isBusy ? "Comparing …" : `Compare with ${uncompared}`}
          </Button>
        </Hint>
      )}
      {problem !== null && (
        <p role="alert" className="export-problem">
          Not compared. {problem}
        </p>
      )}
    </Fact>
  );
}

import { type ReactElement, useMemo } from "react";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button } from "../../../../ui/controls";
import type { Explanations } from "../../../../worker/explain/protocol";
import { openInstrument } from "../../instruments/openInstrument";
import { CountOfWays } from "../../instruments/paths/CountOfWays";
import { useExplanation } from "../asking/useExplanation";

interface WaysProps {
  readonly reference: TokenizerReference;
  /** Normalized. */
  readonly preToken: string;
}

/** UTF-16 units of the longest pre-token that is asked about. */
const longest = 400;

/** In how many ways entries could spell a pre-token, of which the tokenizer has one: “1 of 470 ways”. */
export function Ways({ reference, preToken }: WaysProps): ReactElement | null {
  const question = useMemo(
    (): Explanations["ways"]["question"] | null => (preToken.length > longest ? null : { kind: "ways", preToken }),
    [preToken],
  );
  const { answer, isPending } = useExplanation(reference, question);
  // The line is there from the start: what is below it stays where it is.
  if (isPending) return <p className="ways">1 of … ways</p>;
  if (answer === null || answer.log10 === null) return null;
  return (
    <p className="ways" data-ways={answer.paths ?? undefined}>
      <Button look="quiet" onClick={() => openInstrument("paths")}>
        1 of <CountOfWays {...answer} /> {answer.paths === "1" ? "way" : "ways"}
      </Button>{" "}
      to spell it
    </p>
  );
}

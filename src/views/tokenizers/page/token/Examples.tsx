import Columns3 from "lucide-react/icons/columns-3";
import { type ReactElement, useId } from "react";
import { Reach, reasonNames } from "../../../../analysis/vocabulary/reach/verdicts";
import { visibleParts } from "../../../../text/visible";
import { Button } from "../../../../ui/controls";
import { reasonWords } from "../audit/classWords";
import { EntryName } from "../entries/EntryName";
import { openEntry } from "../entries/openEntry";
import type { TokenPartProps } from "./tokenPart";

/** A text that gives a token, with the way to Compare; where there is none, why not. */
export function Examples({ reference, entry, told }: TokenPartProps): ReactElement {
  const title = useId();
  const { reach, reason, example } = told;
  const text = example ?? (reach === Reach.always ? entry.typed : null);
  return (
    <section className="audit-section" aria-labelledby={title} data-example={text ?? undefined}>
      <h3 id={title}>A text that gives it</h3>
      {text === null ? (
        <p>{withoutExample(reach, reason)}</p>
      ) : (
        <p className="token-sum">
          <span className="token-example">
            <EntryName parts={visibleParts(text)} />
          </span>
          {example === null ? "Its own text is this one token." : "Beside other text it is a token; alone it is not."}
          <Button onClick={() => openEntry(reference, { ...entry, typed: text })}>
            <Columns3 size={16} /> Open in Compare
          </Button>
        </p>
      )}
    </section>
  );
}

function withoutExample(reach: Reach, reason: number): string {
  if (reach === Reach.noText) return "None: UTF-8 never has its bytes.";
  const why = reasonWords[reasonNames[reason] ?? "none"];
  return reach === Reach.never ? `None, and that is proved: ${why}.` : `None was found: ${why}.`;
}

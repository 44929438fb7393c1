import Columns3 from "lucide-react/icons/columns-3";
import { type ReactElement, useId } from "react";
import { visibleParts } from "../../../../text/visible";
import { Button } from "../../../../ui/controls";
import { EntryName } from "../entries/EntryName";
import { openEntry } from "../entries/openEntry";
import type { TokenPartProps } from "./tokenPart";
import { WhyNot } from "./WhyNot";

/** A text that gives a token, with the way to Compare; where there is none, why not. */
export function Examples({ reference, table, entry, told }: TokenPartProps): ReactElement {
  const title = useId();
  const { why, example } = told;
  if (why !== null) return <WhyNot {...{ reference, table, why }} madeWith={told.madeWith?.length ?? 0} />;
  const text = example ?? entry.typed ?? "";
  return (
    <section className="audit-section" aria-labelledby={title} data-example={text}>
      <h3 id={title}>A text that gives it</h3>
      <p className="token-sum">
        <span className="token-example">
          <EntryName parts={visibleParts(text)} />
        </span>
        {example === null
          ? "Its own text is this one token."
          : entry.typed === null
            ? "Its bytes are no text by themselves; in this text they are a token."
            : "Beside other text it is a token; alone it is not."}
        <Button onClick={() => openEntry(reference, { ...entry, typed: text })}>
          <Columns3 size={16} /> Open in Compare
        </Button>
      </p>
    </section>
  );
}

import { type ReactElement, type ReactNode, useId } from "react";
import { biasRange } from "../../../../state/tokenizers/inspected";
import { quoted } from "../../../../text/shortened";
import { plural } from "../../../../ui/format";
import { NumberField } from "../../../../ui/NumberField";
import { Fact } from "../../Fact";
import { Copied } from "../Copied";

interface SpellingsProps {
  readonly word: string;
  readonly ids: Uint32Array;
  readonly bias: number;
  onBias(bias: number): void;
  /** The way back to what was searched for before. */
  readonly children: ReactNode;
}

/** The ids of a word's spellings, to take out: as a list, and as what APIs take to forbid or favour tokens (`logit_bias`). */
export function Spellings({ word, ids, bias, onBias, children }: SpellingsProps): ReactElement {
  const title = useId();
  const field = useId();
  const rising = ids.toSorted();
  const biases = Array.from(rising, (id) => `"${id}": ${bias}`).join(", ");
  return (
    <section className="spellings" aria-labelledby={title}>
      <div className="spellings-head">
        <h3 id={title}>
          {plural(ids.length, "spelling")} of <bdi>{quoted(word)}</bdi>
        </h3>
        {children}
      </div>
      <dl>
        <Fact name="Ids">
          <Copied label="Copy the ids" text={`[${rising.join(", ")}]`} />
        </Fact>
        <Fact name="Logit bias">
          <span className="labelled">
            <label htmlFor={field}>Bias of each</label>
            <NumberField
              id={field}
              className="number"
              value={bias}
              range={biasRange}
              isOptional={false}
              onChange={onBias}
            />
          </span>
          <Copied label="Copy the logit bias" text={`{${biases}}`} />
        </Fact>
      </dl>
    </section>
  );
}

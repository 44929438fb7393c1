import { type ReactElement, useId } from "react";
import type { StageStep, StageSteps } from "../../../worker/inspect/protocol";
import { Term } from "../../terms";

interface Stage {
  readonly stage: keyof StageSteps;
  readonly label: string;
  /** What is said of one without steps. */
  readonly nothing: string;
  /** What explains its name. */
  readonly term?: "normalizer" | "preToken";
}

const stages: readonly Stage[] = [
  { stage: "addedTokens", label: "Added tokens", nothing: "None" },
  { stage: "normalizer", label: "Normalizer", nothing: "None: the text stays as it is", term: "normalizer" },
  {
    stage: "preTokenizer",
    label: "Pre-tokenizer",
    nothing: "None: the text goes to the model whole",
    term: "preToken",
  },
  { stage: "model", label: "Model", nothing: "None" },
  { stage: "postProcessor", label: "Post-processor", nothing: "None: nothing is inserted" },
];

/** The way of a text through a tokenizer: each stage with its parameters in words. */
export function Pipeline({ steps }: { readonly steps: StageSteps }): ReactElement {
  const title = useId();
  return (
    <section className="pipeline" aria-labelledby={title}>
      <h2 id={title}>Pipeline</h2>
      <ol>
        {stages.map(({ stage, label, nothing, term }) => (
          <li key={stage} className="stage">
            <h3>{term === undefined ? label : <Term name={term}>{label}</Term>}</h3>
            {steps[stage].length === 0 ? (
              <p className="stage-empty">{nothing}</p>
            ) : (
              <ul>
                {steps[stage].map((step, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
                  <Step key={i} step={step} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ step: { name, words, code } }: { readonly step: StageStep }): ReactElement {
  return (
    <li>
      <p>
        {words}
        {code === null ? "." : ":"} <span className="step-name">{name}</span>
      </p>
      {code !== null && <code className="step-code">“{code}”</code>}
    </li>
  );
}

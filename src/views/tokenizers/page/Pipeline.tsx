import { type ReactElement, useId } from "react";
import type { StageStep, StageSteps } from "../../../worker/inspect/protocol";

const stages: readonly { readonly stage: keyof StageSteps; readonly label: string; readonly nothing: string }[] = [
  { stage: "addedTokens", label: "Added tokens", nothing: "None" },
  { stage: "normalizer", label: "Normalizer", nothing: "None: the text stays as it is" },
  { stage: "preTokenizer", label: "Pre-tokenizer", nothing: "None: the text goes to the model whole" },
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
        {stages.map(({ stage, label, nothing }) => (
          <li key={stage} className="stage">
            <h3>{label}</h3>
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

import type { ReactElement } from "react";
import type { StageChange } from "../../analysis/vocabulary/pair/changes/stageChanges";
import { isTold, stageName } from "../../analysis/vocabulary/pair/changes/stageName";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { Problem } from "../../ui/controls";
import { useModule } from "../../ui/useModule";
import type { PairReport } from "../../worker/vocabularyPair/protocol";
import { FirstChange } from "./FirstChange";
import { ListPart } from "./ListPart";
import type { PairPartProps } from "./shared";

const loadTemplates = () => import("./TemplateChanges");

interface ChangesPartProps extends PairPartProps {
  readonly report: PairReport;
  readonly references: readonly TokenizerReference[];
}

/** What changes from the first to the second, as from one revision to the next. */
export function ChangesPart({ report, references, request, heldTo, a, b }: ChangesPartProps): ReactElement {
  const { words, changes } = report;
  const told = changes.stages.filter(isTold);
  // It comes with the page's answer, and the page is here before that.
  const { module, hasFailed, retry } = useModule(loadTemplates);
  return (
    <section aria-labelledby="pair-changes">
      <h2 id="pair-changes">
        What changes from {a} to {b}
      </h2>
      <ul className="pair-words">
        {words.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {module !== null && <module.default {...{ references, a, b }} />}
      {hasFailed && <Problem problem="What compares chat templates could not be loaded." onRetry={retry} />}
      <FirstChange {...{ request, a, b }} />
      {told.length > 0 && (
        <div className="table-scroll">
          <table className="pair-stages">
            <thead>
              <tr>
                <th scope="col">Stage</th>
                <th scope="col">{a}</th>
                <th scope="col">{b}</th>
              </tr>
            </thead>
            <tbody>
              {told.map(({ stage, a: before, b: after }) => (
                <tr key={stage}>
                  <th scope="row">{stageName(stage)}</th>
                  <td data-of={a}>
                    <Steps steps={before} />
                  </td>
                  <td data-of={b}>
                    <Steps steps={after} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ListPart
        {...{ request, heldTo }}
        title="All changes"
        heads={["Change", `Id or rank in ${a}`, `In ${b}`, "Entry"]}
        list="changes"
      />
    </section>
  );
}

function Steps({ steps }: { readonly steps: StageChange["a"] }): ReactElement {
  if (steps.length === 0) return <>Nothing</>;
  return (
    <>
      {steps.map(({ name, words, code }) => (
        <div key={`${name}${words}${code}`}>
          {words}
          {code !== null && <code>{code}</code>}
        </div>
      ))}
    </>
  );
}

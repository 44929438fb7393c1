import { type ReactElement, useState } from "react";
import type { TrainAxis } from "../../../state/train/choice";
import { formatCount, missing } from "../../../ui/format";
import type { ShownTraining } from "../shown";
import { type GrowthLine, measureWords, valueAt } from "./measures";

interface GrowthTableProps {
  readonly trainings: readonly { readonly training: ShownTraining; readonly lines: readonly GrowthLine[] }[];
  readonly axis: TrainAxis;
  readonly title: string;
}

/** Sizes that the table has columns for. */
const mostSizes = 7;

/** The curves' figures at some sizes, for those who read them: a row a language, and run. */
export function GrowthTable({ trainings, axis, title }: GrowthTableProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="growth-table" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>The same as a table</summary>
      {isOpen && <Figures {...{ trainings, axis, title }} />}
    </details>
  );
}

function Figures({ trainings, axis, title }: GrowthTableProps): ReactElement {
  const { write } = measureWords[axis];
  const sizes = sizesOf(trainings.map(({ training }) => training));
  const isBetween = trainings.some(({ lines }) =>
    lines.some((line) => sizes.some((size) => valueAt(line, size)?.isMeasured === false)),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <div className="train-table-scroll" tabIndex={0}>
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">Entries</th>
            {sizes.map((size) => (
              <th key={size} scope="col" className="number">
                {formatCount(size)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trainings.flatMap(({ training, lines }) =>
            lines.map((line) => (
              <tr key={`${training.name} ${line.language}`}>
                <th scope="row">
                  {line.language === null ? "All languages" : training.languages[line.language]?.name}
                  {trainings.length > 1 && <small> {training.name}</small>}
                </th>
                {sizes.map((size) => {
                  const found = valueAt(line, size);
                  return (
                    <td key={size} className="number">
                      {found === null ? missing : `${found.isMeasured ? "" : "≈ "}${write(found.value)}`}
                    </td>
                  );
                })}
              </tr>
            )),
          )}
        </tbody>
      </table>
      {isBetween && <p>≈: between two sizes that were measured.</p>}
    </div>
  );
}

/** Sizes that were measured in the longer of the trainings, evenly among them, both ends included. */
function sizesOf(trainings: readonly ShownTraining[]): readonly number[] {
  const longest = [...trainings].sort((a, b) => (b.points.at(-1)?.size ?? 0) - (a.points.at(-1)?.size ?? 0))[0];
  const all = longest?.points.map(({ size }) => size) ?? [];
  if (all.length <= mostSizes) return all;
  return Array.from({ length: mostSizes }, (_, i) => all[Math.round((i * (all.length - 1)) / (mostSizes - 1))] ?? 0);
}

import { type ReactElement, useMemo, useState } from "react";
import type { TrainChoice } from "../../state/train/choice";
import { chooseTrain } from "../../state/train/chosen";
import { type CurvePoint, hasEnded, type TrainRun } from "../../state/train/run";
import { isOfCharacters } from "../../training/firstEntries";
import { learnsMerges } from "../../training/options";
import { ToggleGroup } from "../../ui/controls";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { Curves } from "./curves/Curves";
import { EqualCost } from "./curves/EqualCost";
import { sourceWords } from "./curves/sourceWords";
import { MergeList } from "./merges/MergeList";
import { RoundList } from "./merges/RoundList";
import { trainedLink } from "./outcome/trainedLink";
import { pivotOf } from "./PivotSelect";
import { RecutSection } from "./recut/RecutSection";
import { notesOf } from "./runWords";
import type { ShownTraining } from "./shown";

interface ToldProps {
  readonly choice: TrainChoice;
  /** One or two. */
  readonly runs: readonly TrainRun[];
  readonly titles: readonly string[];
}

/** All that is known of the runs: curves, merges, the text at a size, and at which size languages cost the same. */
export function Told({ choice, runs, titles }: ToldProps): ReactElement | null {
  const trainings = useMemo(
    () =>
      runs.flatMap(({ facts, curve }, i): ShownTraining[] =>
        facts === null || curve.length === 0
          ? []
          : [
              {
                name: titles[i] ?? "",
                languages: facts.languages,
                points: bySize(curve),
                isParallel: facts.isParallel,
              },
            ],
      ),
    [runs, titles],
  );
  const [listed, setListed] = useState(0);
  const run = runs[listed] ?? runs[0];
  const languages = trainings[0]?.languages ?? [];
  const pivot = pivotOf(languages, choice.pivot);
  const most = Math.max(...runs.map(({ size }) => size));
  const asked = Math.max(...runs.map(({ recipe }) => recipe.size));
  const onSize = (size: number) => chooseTrain({ shown: size >= most ? null : size });
  const onPivot = (code: string) => chooseTrain({ pivot: code });
  const names = useMemo(() => languages.map(({ name }) => name), [languages]);
  if (run === undefined) return null;
  const { merges, recipe } = run;
  const least = Math.min(most, merges.count === 0 ? most : Math.max(1, merges.base));
  const shown = choice.shown === null ? most : Math.max(least, Math.min(choice.shown, most));
  const whose = runs.length > 1 && (
    <ToggleGroup
      label="Merges of"
      value={String(listed)}
      choices={runs.map((_, i) => ({ value: String(i), label: titles[i] ?? "" }))}
      onChange={(value) => setListed(Number(value))}
    />
  );
  return (
    <>
      <ErrorBoundary part="This plot">
        <Curves
          trainings={trainings}
          axis={choice.axis}
          pivot={pivot}
          size={asked}
          marked={shown}
          source={sourceWords(runs[0] ?? run)}
          citation={async (axis) => {
            const { trainCitation } = await import("./curves/citation");
            const { kind, corpus } = run.corpus;
            const algorithms = runs.map(({ recipe }) => recipe.algorithm);
            return trainCitation(algorithms, axis, kind === "languages" ? corpus : null, trainedLink(runs));
          }}
          notes={notesOf(runs, titles)}
          onAxis={(axis) => chooseTrain({ axis })}
          {...{ onSize, onPivot }}
        />
      </ErrorBoundary>
      <ErrorBoundary part="This list">
        {recipe.algorithm === "unigram" ? (
          <RoundList key={listed} rounds={run.rounds}>
            {whose}
          </RoundList>
        ) : (
          <MergeList
            key={listed}
            merges={merges}
            writing={isOfCharacters(recipe.algorithm) ? "text" : "bytes"}
            languages={names}
            size={shown}
            learnsMerges={learnsMerges(recipe.algorithm)}
            isGrowing={!hasEnded(run)}
            onStep={(merge) => onSize(merges.id(merge) + 1)}
          >
            {whose}
          </MergeList>
        )}
      </ErrorBoundary>
      <ErrorBoundary part="This part">
        <RecutSection
          {...{ runs, titles, onSize }}
          size={shown}
          sizes={{ from: least, to: most }}
          languages={languages}
        />
      </ErrorBoundary>
      <ErrorBoundary part="This table">
        <EqualCost trainings={trainings} pivot={pivot} onPivot={onPivot} />
      </ErrorBoundary>
    </>
  );
}

/** Points in the order of sizes, the latest of each: algorithms that do not merge come to some sizes again, and to smaller ones. */
function bySize(curve: readonly CurvePoint[]): readonly CurvePoint[] {
  if (curve.every(({ size }, i) => i === 0 || size > (curve[i - 1]?.size ?? 0))) return curve;
  return [...new Map(curve.map((point) => [point.size, point])).values()].sort((a, b) => a.size - b.size);
}

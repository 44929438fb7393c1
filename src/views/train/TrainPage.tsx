import { type DragEvent, type ReactElement, useEffect, useMemo, useState } from "react";
import { useAppStore } from "../../state/store";
import type { TrainChoice } from "../../state/train/choice";
import { chooseTrain, useTrainChoice } from "../../state/train/chosen";
import { giveTrainFiles, useTrainFiles } from "../../state/train/files";
import { memoryWarning } from "../../state/train/memory";
import { hasEnded, runNames } from "../../state/train/run";
import { useTraining } from "../../state/train/runs";
import { whatIsMissing } from "../../state/train/textOf";
import { trainings } from "../../state/train/training";
import { usedRecipe } from "../../training/recipe";
import { Problem } from "../../ui/controls";
import { droppedFiles } from "../files/droppedFiles";
import { LateFindingLinks } from "../LateFindingLinks";
import type { PageProps } from "../pageView";
import { First } from "./First";
import { Outcomes } from "./outcome/Outcomes";
import { RunLine } from "./RunLine";
import { notesOf, runTitles } from "./runWords";
import { mostTrainedOn } from "./settings/CorpusFields";
import { Settings } from "./settings/Settings";
import { sizeProblem } from "./settings/sizeWords";
import { Told } from "./Told";
import { TrainHead } from "./TrainHead";
import "./train.css";
import { useOpenCorpus } from "./useOpenCorpus";

const each = (deed: (name: (typeof runNames)[number]) => void) => () => {
  for (const name of runNames) deed(name);
};
const pause = each((name) => trainings.pause(name));
const goOn = each((name) => trainings.resume(name));
const stop = each((name) => trainings.stop(name));
const start = () => void trainings.start();

/** Trains a vocabulary in the page. */
export default function TrainPage({ pool }: Pick<PageProps, "pool">): ReactElement {
  const choice = useTrainChoice();
  const { corpus } = choice;
  const opened = useOpenCorpus(corpus.kind === "languages" ? corpus.corpus : null);
  const { files } = useTrainFiles();
  const text = useAppStore(({ comparison }) => comparison.text);
  const { first, second } = useTraining();
  const runs = useMemo(() => [first, second].filter((run) => run !== undefined), [first, second]);
  const firstRecipe = first?.recipe ?? choice.recipe;
  const secondRecipe = second?.recipe ?? null;
  const titles = useMemo(() => runTitles(firstRecipe, secondRecipe), [firstRecipe, secondRecipe]);
  const bytes = useMemo(() => files.reduce((sum, { file }) => sum + file.size, 0), [files]);
  const noLanguage =
    corpus.kind === "languages" && corpus.languages.length === 0 ? "Choose a language at least." : null;
  const hindrance = noLanguage ?? whatIsMissing(choice, { files, text }) ?? sizeHindrance(choice);
  const hasFigures = runs.some(({ curve }) => curve.length > 0);
  const isDone = runs.length > 0 && runs.every(hasEnded);
  const { begins } = choice;
  const canBegin = corpus.kind === "languages" && hindrance === null;
  useEffect(() => {
    if (!begins) return;
    if (canBegin) void trainings.startFromLink();
    // What hinders it is said; once it is mended somebody is here who can click.
    else chooseTrain({ begins: false });
  }, [begins, canBegin]);
  const { isOver, ...drop } = useFileDrop();
  return (
    <main className="train" data-over={isOver || undefined} {...drop}>
      <TrainHead />
      <RunLine
        {...{ runs, titles }}
        hindrance={hindrance}
        warning={(corpus.kind === "files" ? memoryWarning(bytes) : null) ?? parityWarning(choice)}
        onTrain={start}
        onPause={pause}
        onGoOn={goOn}
        onStop={stop}
      />
      {/* With figures they stand below the curves. */}
      {!hasFigures &&
        notesOf(runs, titles).map((note) => (
          <p key={note} className="train-note">
            {note}
          </p>
        ))}
      {opened.problem !== null && <Problem className="train-problem" problem={opened.problem} onRetry={opened.retry} />}
      {isDone && <Outcomes {...{ choice, runs, titles, pool }} />}
      <div className="train-parts" data-empty={!hasFigures || undefined}>
        <Settings
          {...{ choice, hasFigures }}
          opened={opened.corpus}
          files={files.length === 0 ? null : { count: files.length, bytes }}
          onFiles={giveTrainFiles}
        />
        {hasFigures ? (
          <Told {...{ choice, runs, titles }} />
        ) : (
          <First isStarted={runs.length > 0} canTrain={hindrance === null} />
        )}
      </div>
      {isDone && <LateFindingLinks about="train" />}
    </main>
  );
}

/** A size that nothing can be learned to; the field says more. */
function sizeHindrance({ recipe, second }: TrainChoice): string | null {
  if (sizeProblem(recipe) !== null) return "More entries are needed.";
  return second !== null && sizeProblem(usedRecipe({ ...recipe, ...second })) !== null
    ? "More entries are needed for the second run."
    : null;
}

/** Parity goes by how languages come out: what is not several languages is learned from as by BPE. */
function parityWarning({ recipe, second, corpus }: TrainChoice): string | null {
  const isAsked = recipe.algorithm === "parity" || second?.algorithm === "parity";
  const isOne = corpus.kind !== "languages" || corpus.languages.length === 1;
  return isAsked && isOne
    ? "Parity-aware BPE evens out languages: of one language, a text or files it learns what BPE learns. Choose several languages."
    : null;
}

/** Has files that are dropped on the page be what is trained on. Elsewhere they are texts, or a tokenizer. */
function useFileDrop() {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      event.stopPropagation();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop(event: DragEvent) {
      setIsOver(false);
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      event.stopPropagation();
      void droppedFiles(event.dataTransfer, mostTrainedOn).then(giveTrainFiles);
    },
  };
}

import { type ReactElement, useEffect, useId, useMemo, useState } from "react";
import { baseDirection } from "../../../../text/direction";
import type { ModelTrace } from "../../../../tokenizers/trace";
import { type MergeTree, mergeTree, stepOf } from "../../../../tokenizers/tracing/mergeTree";
import { IconButton } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import { useMedia } from "../../../../ui/useMedia";
import { type MergeStepProps, Tree } from "./MergeTree";
import { PieceLines } from "./PieceLines";
import { pieceTexts } from "./pieceText";
import { showStep, useSharedStep } from "./sharedStep";

interface MergesProps {
  /** The pre-token, normalized. */
  readonly text: string;
  readonly model: Extract<ModelTrace, { kind: "BPE" }>;
}

/** Byte-pair encoding at work: letters on a line, and above them what each merge makes, step by step. */
export function Merges({ text, model }: MergesProps): ReactElement {
  const tree = useMemo(() => mergeTree(model), [model]);
  const say = useMemo(() => sayNodes(text, tree), [text, tree]);
  const shared = useSharedStep(({ step }) => step);
  if (tree.nodes.length === 0) return <p>The whole of it is an entry of the vocabulary, and taken as it is.</p>;
  if (tree.steps === 0) {
    return <p>{tree.symbols === 1 ? "It is one symbol: there is nothing to merge." : "None of its symbols merge."}</p>;
  }
  const step = Math.min(shared ?? tree.steps, tree.steps);
  return (
    <div className="merges" data-step={step} data-steps={tree.steps}>
      <Player steps={tree.steps} step={step} />
      <p role="status" className="merge-said">
        <Said {...{ say, tree, step }} />
      </p>
      {/* As the text is read: what is on the left comes first in one direction only. */}
      <div className="tree-scroll" dir={baseDirection(text)}>
        {tree.nodes.length > mostNodes ? <PieceLines {...{ say, tree, step }} /> : <Tree {...{ say, tree, step }} />}
      </div>
    </div>
  );
}

function Said({ say, tree, step }: MergeStepProps): ReactElement {
  const node = (at: number) => <bdi className="quoted">{say(at)}</bdi>;
  if (step === 0) return <>Before all merges: {plural(tree.symbols, "symbol")}.</>;
  const { left, right, result } = stepOf(tree, step);
  return (
    <>
      {node(left)} + {node(right)} → {node(result)}, rank {formatCount(tree.ranks[result] ?? 0)}
    </>
  );
}

/** Milliseconds that a step stays when it is played. */
const playEvery = 700;

function Player({ steps, step }: { readonly steps: number; readonly step: number }): ReactElement {
  const slider = useId();
  const [isPlaying, setPlaying] = useState(false);
  const isStill = useMedia("(prefers-reduced-motion: reduce)");
  useEffect(() => {
    if (!isPlaying) return;
    if (step >= steps) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => showStep(step + 1), playEvery);
    return () => clearTimeout(timer);
  }, [isPlaying, step, steps]);
  return (
    <div className="player">
      <IconButton label="Before all merges" disabled={step === 0} onClick={() => showStep(0)}>
        <Sign path="m17 18-6-6 6-6M7 6v12" />
      </IconButton>
      <IconButton label="One merge back" disabled={step === 0} onClick={() => showStep(step - 1)}>
        <Sign path="m15 18-6-6 6-6" />
      </IconButton>
      <label htmlFor={slider} className="visually-hidden">
        Merges shown
      </label>
      <input
        id={slider}
        type="range"
        min={0}
        max={steps}
        value={step}
        aria-valuetext={`${step} of ${plural(steps, "merge")}`}
        onChange={(event) => showStep(Number(event.target.value))}
      />
      <IconButton label="One merge on" disabled={step === steps} onClick={() => showStep(step + 1)}>
        <Sign path="m9 18 6-6-6-6" />
      </IconButton>
      <IconButton label="After all merges" disabled={step === steps} onClick={() => showStep(null)}>
        <Sign path="m7 18 6-6-6-6M17 6v12" />
      </IconButton>
      {!isStill && (
        <IconButton
          label={isPlaying ? "Stop" : "Play the merges"}
          onClick={() => {
            if (!isPlaying && step === steps) showStep(0);
            setPlaying(!isPlaying);
          }}
        >
          <Sign path={isPlaying ? "M9 5v14M15 5v14" : "M8 5v14l11-7z"} />
        </IconButton>
      )}
      <span className="step-count">
        {formatCount(step)} of {formatCount(steps)}
      </span>
    </div>
  );
}

/** A sign on a button, as Lucide draws it; its own icons would all come with the first page. */
function Sign({ path }: { readonly path: string }): ReactElement {
  return (
    <svg
      viewBox="0 0 24 24"
      width={16}
      height={16}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      aria-hidden="true"
    >
      <path d={path} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

/** Nodes of a tree that are drawn: of longer pre-tokens the pieces of the step alone are. */
const mostNodes = 400;

/** Says the pieces of a tree's nodes, each once. */
function sayNodes(text: string, { nodes }: MergeTree): (node: number) => string {
  const say = pieceTexts(text);
  const said: string[] = [];
  return (at) => {
    said[at] ??= say(nodes[at] ?? { start: 0, end: 0 });
    return said[at];
  };
}

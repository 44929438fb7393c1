import { type ReactElement, useEffect, useId, useMemo, useState } from "react";
import { baseDirection } from "../../../../text/direction";
import type { ModelTrace } from "../../../../tokenizers/trace";
import { isThere, type MergeTree, mergeTree, piecesAfter, stepOf } from "../../../../tokenizers/tracing/mergeTree";
import { IconButton } from "../../../../ui/controls";
import { formatCount, plural } from "../../../../ui/format";
import { useMedia } from "../../../../ui/useMedia";
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
  const say = useMemo(() => pieceTexts(text), [text]);
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
        {tree.nodes.length > mostNodes ? <PiecesLeft {...{ say, tree, step }} /> : <Tree {...{ say, tree, step }} />}
      </div>
    </div>
  );
}

interface StepProps {
  /** Says a piece of the pre-token. */
  readonly say: ReturnType<typeof pieceTexts>;
  readonly tree: MergeTree;
  readonly step: number;
}

function Said({ say, tree, step }: StepProps): ReactElement {
  const node = (at: number) => <bdi className="quoted">{say(tree.nodes[at] ?? { start: 0, end: 0 })}</bdi>;
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

/** What there is after a step, without how it came to be. */
function PiecesLeft({ say, tree, step }: StepProps): ReactElement {
  return (
    <p className="pieces">
      {piecesAfter(tree, step).map((at) => (
        <bdi key={at} className="piece">
          {say(tree.nodes[at] ?? { start: 0, end: 0 })}
        </bdi>
      ))}
    </p>
  );
}

function Tree({ say, tree, step }: StepProps): ReactElement {
  const { levels, firstSymbol, lastSymbol, height } = useMemo(() => layOut(tree), [tree]);
  const made = tree.symbols + step - 1;
  return (
    <ol
      className="tree"
      style={{ gridTemplateColumns: `repeat(${tree.symbols}, minmax(16px, auto))` }}
      aria-label="What the merges make"
    >
      {tree.nodes.map((node, at) => {
        const isMade = at <= made;
        const state = !isMade
          ? "to-come"
          : at === made && step > 0
            ? "new"
            : isThere(tree, at, step)
              ? "there"
              : "gone";
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a node is its number
            key={at}
            className={`node ${state}`}
            aria-hidden={state === "to-come" || state === "gone"}
            style={{
              gridColumn: `${(firstSymbol[at] ?? 0) + 1} / ${(lastSymbol[at] ?? 0) + 2}`,
              gridRow: height - (levels[at] ?? 0),
            }}
          >
            <bdi>{say(node)}</bdi>
            {at >= tree.symbols && <small>{formatCount(tree.ranks[at] ?? 0)}</small>}
          </li>
        );
      })}
    </ol>
  );
}

/** The level of each node, 0 being the symbols', and which symbols it is over. */
function layOut({ nodes, left, right, symbols }: MergeTree) {
  const levels = new Uint16Array(nodes.length);
  const firstSymbol = Uint32Array.from(nodes.keys());
  const lastSymbol = Uint32Array.from(nodes.keys());
  for (let at = symbols; at < nodes.length; at++) {
    const [a, b] = [left[at] ?? 0, right[at] ?? 0];
    levels[at] = Math.max(levels[a] ?? 0, levels[b] ?? 0) + 1;
    firstSymbol[at] = firstSymbol[a] ?? 0;
    lastSymbol[at] = lastSymbol[b] ?? 0;
  }
  return { levels, firstSymbol, lastSymbol, height: levels.reduce((most, level) => Math.max(most, level), 0) + 1 };
}

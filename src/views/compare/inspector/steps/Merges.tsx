import { type ReactElement, useEffect, useId, useMemo } from "react";
import { baseDirection } from "../../../../text/direction";
import type { ModelTrace } from "../../../../tokenizers/trace";
import { type MergeTree, mergeTree, stepOf } from "../../../../tokenizers/tracing/mergeTree";
import { formatCount, plural } from "../../../../ui/format";
import { type MergeStepProps, Tree } from "./MergeTree";
import { PieceLines } from "./PieceLines";
import { pieceTexts } from "./pieceText";
import { joinSteps, useSharedStep } from "./sharedStep";

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
  const id = useId();
  useEffect(() => (tree.steps === 0 ? undefined : joinSteps(id, tree.steps)), [id, tree]);
  if (tree.nodes.length === 0) return <p>The whole of it is an entry of the vocabulary, and taken as it is.</p>;
  if (tree.steps === 0) {
    return <p>{tree.symbols === 1 ? "It is one symbol: there is nothing to merge." : "None of its symbols merge."}</p>;
  }
  const step = Math.min(shared ?? tree.steps, tree.steps);
  return (
    <div className="merges" data-step={step} data-steps={tree.steps}>
      <p role="status" className="merge-said">
        <span>
          <Said {...{ say, tree, step }} />
        </span>
        <span className="step-count">
          {formatCount(step)} of {formatCount(tree.steps)}
        </span>
      </p>
      {/* As the text is read: what is on the left comes first in one direction only. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by key */}
      <section className="tree-scroll" aria-label="Merges" tabIndex={0} dir={baseDirection(text)}>
        {tree.nodes.length > mostNodes ? <PieceLines {...{ say, tree, step }} /> : <Tree {...{ say, tree, step }} />}
      </section>
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

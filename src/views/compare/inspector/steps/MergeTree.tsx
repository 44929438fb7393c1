import { memo, type ReactElement, useMemo } from "react";
import { isThere, type MergeTree } from "../../../../tokenizers/tracing/mergeTree";
import { formatCount } from "../../../../ui/format";

/** What a tree of merges is drawn by. */
export interface MergeStepProps {
  readonly tree: MergeTree;
  /** How many merges are shown. */
  readonly step: number;
  /** Says the piece of a node. */
  say(node: number): string;
}

/** All that merges make, each piece above those it is made of. */
export function Tree({ say, tree, step }: MergeStepProps): ReactElement {
  const places = useMemo(() => layOut(tree), [tree]);
  return (
    <ol
      className="tree"
      style={{ gridTemplateColumns: `repeat(${tree.symbols}, minmax(24px, auto))` }}
      aria-label="What the merges make"
    >
      {tree.nodes.map((_, at) => (
        <Node
          // biome-ignore lint/suspicious/noArrayIndexKey: a node is its number
          key={at}
          state={stateOf(tree, at, step)}
          place={places[at]}
          text={say(at)}
          rank={at >= tree.symbols ? (tree.ranks[at] ?? 0) : null}
        />
      ))}
    </ol>
  );
}

type NodeState = "to-come" | "new" | "there" | "gone";

function stateOf(tree: MergeTree, at: number, step: number): NodeState {
  const made = tree.symbols + step - 1;
  if (at > made) return "to-come";
  if (at === made && step > 0) return "new";
  return isThere(tree, at, step) ? "there" : "gone";
}

interface NodeProps {
  readonly state: NodeState;
  readonly place: NodePlace | undefined;
  readonly text: string;
  /** Of the merge that makes it; null for a symbol. */
  readonly rank: number | null;
}

/** A step changes four of them at most: the others are not rendered again. */
const Node = memo(function Node({ state, place, text, rank }: NodeProps): ReactElement {
  return (
    <li className={`node ${state}`} aria-hidden={state === "to-come" || state === "gone"} style={place}>
      <bdi>{text}</bdi>
      {rank !== null && <small>{formatCount(rank)}</small>}
    </li>
  );
});

/** Where a node stands in the grid. */
interface NodePlace {
  readonly gridColumn: string;
  readonly gridRow: number;
}

/** Symbols are the lowest row; each node is over the symbols that it is made of. */
function layOut({ nodes, left, right, symbols }: MergeTree): NodePlace[] {
  const levels = new Uint16Array(nodes.length);
  const firstSymbol = Uint32Array.from(nodes.keys());
  const lastSymbol = Uint32Array.from(nodes.keys());
  for (let at = symbols; at < nodes.length; at++) {
    const [a, b] = [left[at] ?? 0, right[at] ?? 0];
    levels[at] = Math.max(levels[a] ?? 0, levels[b] ?? 0) + 1;
    firstSymbol[at] = firstSymbol[a] ?? 0;
    lastSymbol[at] = lastSymbol[b] ?? 0;
  }
  const height = levels.reduce((most, level) => Math.max(most, level), 0) + 1;
  return nodes.map((_, at) => ({
    gridColumn: `${(firstSymbol[at] ?? 0) + 1} / ${(lastSymbol[at] ?? 0) + 2}`,
    gridRow: height - (levels[at] ?? 0),
  }));
}

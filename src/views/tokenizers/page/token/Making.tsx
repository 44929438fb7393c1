import { type ReactElement, useId, useMemo } from "react";
import type { MergeTrace } from "../../../../analysis/vocabulary/entry/entryMerges";
import type { ToldEntry } from "../../../../analysis/vocabulary/entry/toldEntry";
import { baseDirection } from "../../../../text/direction";
import { strictText } from "../../../../text/strictUtf8";
import { mergeTree } from "../../../../tokenizers/tracing/mergeTree";
import { formatCount, plural } from "../../../../ui/format";
import { formatScore } from "../../../../ui/laterFormats";
import { textOf } from "../../../compare/differences/pieces";
import { Tree } from "../../../compare/inspector/steps/MergeTree";
import { PieceLines } from "../../../compare/inspector/steps/PieceLines";
import { Term } from "../../../terms";
import "../../../compare/inspector/steps/steps.css";
import { TokenChip } from "./TokenChip";
import type { TokenPartProps } from "./tokenPart";

/** How a token comes about: the merges that make it, down to bytes or characters, or how its model takes it. */
export function Making(props: TokenPartProps): ReactElement {
  const { told } = props;
  const { making } = told;
  const title = useId();
  return (
    <section className="audit-section" aria-labelledby={title} data-making={making.kind}>
      <h3 id={title}>How it is made</h3>
      {making.kind === "merges" ? (
        <Merged {...props} trace={making.trace} isWhole={making.isWhole} />
      ) : (
        <p>{makingInWords(told)}</p>
      )}
    </section>
  );
}

/** Says how a token comes about that nothing is merged into. */
function makingInWords({ making, score, name, model }: ToldEntry): string {
  switch (making.kind) {
    case "symbol":
      return "Merging begins with it: nothing is merged to make it.";
    case "byte":
      return "It stands in for a byte: a character without an entry is written in such tokens, one for each of its bytes.";
    case "added":
      return "It is found in a text as a whole, before anything is merged: nothing makes it of smaller tokens.";
    case "matched":
      return making.isInside
        ? `It goes on with a word, which ${name.slice(0, 2)} says. ${model} takes the longest entry from the left, then the longest of the rest that is written so: nothing is merged.`
        : `It begins a word. ${model} takes the longest entry from the left, again and again: nothing is merged.`;
    case "likeliest":
      return `It has no merges but a score, ${formatScore(score)}, the logarithm of how likely it is. Of all ways to put a text together from entries, the one whose scores have the greatest sum is taken.`;
    case "word":
      return "Words are looked up as a whole: nothing is merged.";
    case "marked":
    case "merges":
      return "Within words its parts are written with a mark in front, so the entry alone does not say what it is merged of.";
  }
}

interface MergedProps extends TokenPartProps {
  readonly trace: MergeTrace;
  readonly isWhole: boolean;
}

/** Nodes of a tree that are drawn: of longer entries only the pieces are. */
const mostNodes = 400;

function Merged({ reference, table, entry, told, trace, isWhole }: MergedProps): ReactElement {
  const tree = useMemo(() => mergeTree(trace), [trace]);
  const { bytes } = entry;
  const said = useMemo(
    () => tree.nodes.map(({ start, end }) => textOf(Uint8Array.from(bytes.subarray(start, end))).text),
    [tree, bytes],
  );
  const say = (node: number) => said[node] ?? "";
  const last = trace.merges.at(-1);
  const chip = (id: number) => <TokenChip {...{ reference, table, id }} isNamed />;
  const isNeverAlone = isWhole && told.why !== null;
  const drawn = { tree, step: tree.steps, say };
  return (
    <>
      {isWhole && last !== undefined ? (
        <>
          {isNeverAlone && (
            <p>So its bytes would be joined if they stood by themselves. In a text they never do, as is said above.</p>
          )}
          <p className="token-sum">
            {chip(last.left.id)} + {chip(last.right.id)}{" "}
            <span>
              {tree.steps === 1 ? "are joined by the only " : `are joined by the last of ${formatCount(tree.steps)} `}
              <Term name="merge">{tree.steps === 1 ? "merge" : "merges"}</Term>, of <Term name="rank">rank</Term>{" "}
              {formatCount(last.rank)}.
            </span>
          </p>
        </>
      ) : (
        <>
          <p>
            No merges lead to it: merged by themselves, its bytes come to {plural(trace.tokens.length, "other token")}
            {told.takesEntries
              ? ". It is taken where a text is cut to just these bytes, which are then looked up whole."
              : "."}
          </p>
          <p className="token-sum">
            {trace.tokens.slice(0, 40).map(({ id }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
              <span key={i}>{chip(id)}</span>
            ))}
          </p>
        </>
      )}
      {tree.steps > 0 && (
        <>
          <p className="audit-note">
            Read from below: each piece stands over the two that it is joined of, with the rank of that merge. The
            lowest rank is joined first.
          </p>
          <section
            className="tree-scroll token-tree"
            aria-label="Merges"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by key
            tabIndex={0}
            dir={baseDirection(strictText(bytes) ?? "")}
          >
            {tree.nodes.length > mostNodes ? <PieceLines {...drawn} /> : <Tree {...drawn} />}
          </section>
          <details>
            <summary>Merges as a list</summary>
            <ol className="token-merges">
              {trace.merges.map(({ rank, left, right, result }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: merges have no identity but their place
                <li key={i}>
                  {chip(left.id)} + {chip(right.id)} → {chip(result.id)} <small>rank {formatCount(rank)}</small>
                </li>
              ))}
            </ol>
          </details>
        </>
      )}
    </>
  );
}

import { memo, type ReactElement, useDeferredValue, useMemo } from "react";
import { type MergeTree, piecesAfter } from "../../../../tokenizers/tracing/mergeTree";
import type { MergeStepProps } from "./MergeTree";

/** Bytes of the pre-token that a line has the pieces of, by where they begin: so a merge changes a line or two, and no other moves. */
const lineBytes = 24;

/** Lines that are there at once; the others follow when the page has time. */
const firstLines = 8;

/**
 * What there is of a long pre-token after a step, without how it came to be. The step's own words come first, and pieces when the
 * page has time: winding a thousand letters back makes thousands of them in all columns together.
 */
export function PieceLines({ say, tree, step: asked }: MergeStepProps): ReactElement {
  // What was asked of another tree need not be a step of this one.
  const step = Math.min(useDeferredValue(asked), tree.steps);
  const made = step === 0 ? -1 : tree.symbols + step - 1;
  const lines = useMemo(() => linesAfter(tree, step), [tree, step]);
  const count = useDeferredValue(lines.length, firstLines);
  return (
    <ol className="piece-lines" aria-label="What there is">
      {lines.slice(0, count).map(({ from, pieces }) => (
        // One that has other pieces is another one: it is put in as a whole.
        <Line
          key={`${from} ${pieces.join(" ")}`}
          {...{ from, say }}
          pieces={pieces}
          made={pieces.includes(made) ? made : -1}
        />
      ))}
    </ol>
  );
}

interface LineOfPieces {
  /** The byte of the pre-token that it is counted from. */
  readonly from: number;
  /** Nodes, in the order of the text. */
  readonly pieces: readonly number[];
}

function linesAfter(tree: MergeTree, step: number): LineOfPieces[] {
  const lines: { from: number; pieces: number[] }[] = [];
  for (const at of piecesAfter(tree, step)) {
    const start = tree.nodes[at]?.start ?? 0;
    const from = start - (start % lineBytes);
    const last = lines.at(-1);
    if (last?.from === from) last.pieces.push(at);
    else lines.push({ from, pieces: [at] });
  }
  return lines;
}

interface LineProps extends LineOfPieces, Pick<MergeStepProps, "say"> {
  /** The node that the step has made; -1 where it is in another line. */
  readonly made: number;
}

const Line = memo(
  function Line({ from, pieces, made, say }: LineProps): ReactElement {
    return (
      <li data-from={from}>
        {pieces.map((at) => (
          <bdi key={at} className={at === made ? "piece made" : "piece"}>
            {say(at)}
          </bdi>
        ))}
      </li>
    );
  },
  // What has the same key has the same pieces.
  (before, after) => before.made === after.made && before.say === after.say,
);

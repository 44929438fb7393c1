import { type ReactElement, useMemo } from "react";
import { baseDirection } from "../../../../text/direction";
import type { ModelTrace, TracePiece, TraceToken } from "../../../../tokenizers/trace";
import { plural } from "../../../../ui/format";
import { formatScore } from "../../../../ui/laterFormats";
import { Long } from "../Long";
import { latticeGrid } from "./latticeGrid";
import { pieceTexts } from "./pieceText";

type Of<Kind extends ModelTrace["kind"]> = {
  /** The pre-token, normalized. */
  readonly text: string;
  readonly model: Extract<ModelTrace, { kind: Kind }>;
};

/** WordPiece: the longest entry from the left, again and again (Wu et al. 2016). */
export function Matches({ text, model: { matches, tokens } }: Of<"WordPiece">): ReactElement {
  const isUnknown = matches.length !== tokens.length || matches.some(({ id }, i) => id !== tokens[i]?.id);
  return (
    <>
      <p>The longest entry from the left, then the longest of the rest, and so on:</p>
      <Pieces text={text} pieces={matches} />
      {isUnknown && <p>What is left has no entry, so all of it is one unknown token.</p>}
    </>
  );
}

/** Unigram: the pieces whose scores have the highest sum (Kudo 2018). */
export function Lattice({ text, model }: Of<"Unigram">): ReactElement {
  const { path, score, runnerUp, lattice } = model;
  const onPath = useMemo(() => new Set(path.map(({ start, end }) => `${start}-${end}`)), [path]);
  const isChosen = ({ start, end }: TraceToken) => onPath.has(`${start}-${end}`);
  return (
    <>
      <p>The way through its pieces with the highest score, {formatScore(score)}:</p>
      <Pieces text={text} pieces={path} />
      {runnerUp !== null && (
        <>
          <p>
            The next best has {formatScore(runnerUp.score)}, {formatScore(score - runnerUp.score)} less:
          </p>
          <Pieces text={text} pieces={runnerUp.path} />
        </>
      )}
      <details>
        <summary>{plural(lattice.length, "piece")} to choose from</summary>
        {lattice.length > mostDrawn ? (
          <Long count={lattice.length} what="piece" first={60} step={600}>
            {(shown) => <Pieces text={text} pieces={lattice.slice(0, shown)} isChosen={isChosen} />}
          </Long>
        ) : (
          <OverText text={text} pieces={lattice} isChosen={isChosen} />
        )}
      </details>
    </>
  );
}

/** Pieces that are drawn over the text; of more a list is. */
const mostDrawn = 400;

interface OverTextProps {
  readonly text: string;
  readonly pieces: readonly TracePiece[];
  isChosen(piece: TraceToken): boolean;
}

/** Pieces over the text that each stands for, as the merges of BPE are drawn. */
function OverText({ text, pieces, isChosen }: OverTextProps): ReactElement {
  const say = useMemo(() => pieceTexts(text), [text]);
  const { columns, places } = useMemo(() => latticeGrid(pieces), [pieces]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by key
    <section className="tree-scroll" aria-label="Pieces" tabIndex={0} dir={baseDirection(text)}>
      <ol className="tree lattice" style={{ gridTemplateColumns: `repeat(${columns}, minmax(24px, auto))` }}>
        {pieces.map((piece, i) => {
          const { from, to, row } = places[i] ?? { from: 0, to: 1, row: 0 };
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
              key={i}
              className={isChosen(piece) ? "node there" : "node gone"}
              style={{ gridColumn: `${from + 1} / ${to + 1}`, gridRow: row + 1 }}
            >
              <bdi>{say(piece)}</bdi>
              <small>{formatScore(piece.score)}</small>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Another way than the model's own, which stands below where it gives something else. */
export function OtherWay({ text, model: { way, own, tokens } }: Of<"Way">): ReactElement {
  const cuts = (pieces: readonly TraceToken[]) => pieces.map(({ id, start, end }) => `${id} ${start} ${end}`).join();
  const isSame = cuts(own) === cuts(tokens);
  return (
    <>
      <p>
        This column cuts another way than its tokenizer: {way}. {isSame && "Here it comes to the same tokens:"}
      </p>
      <Pieces text={text} pieces={tokens} />
      {!isSame && (
        <>
          <p>
            The tokenizer’s own way gives {plural(own.length, "token")} in place of {tokens.length}:
          </p>
          <Pieces text={text} pieces={own} />
        </>
      )}
    </>
  );
}

/** A word that is looked up. */
export function Whole(): ReactElement {
  return <p>It is looked up as a whole.</p>;
}

interface PiecesProps {
  readonly text: string;
  readonly pieces: readonly (TraceToken | TracePiece)[];
  isChosen?(piece: TraceToken): boolean;
}

function Pieces({ text, pieces, isChosen = () => true }: PiecesProps): ReactElement {
  const say = useMemo(() => pieceTexts(text), [text]);
  return (
    <p className="pieces" dir={baseDirection(text)}>
      {pieces.map((piece, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        <span key={i} className={isChosen(piece) ? "piece chosen" : "piece"}>
          <bdi>{say(piece)}</bdi>
          {"score" in piece && <small>{formatScore(piece.score)}</small>}
        </span>
      ))}
    </p>
  );
}

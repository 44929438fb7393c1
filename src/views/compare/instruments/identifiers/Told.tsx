import type { ReactElement } from "react";
import { type BoundaryScores, boundaryScores } from "../../../../instruments/boundaries";
import type { CutName, IdentifiersFigures } from "../../../../instruments/identifiers/instrument";
import { kinds, type LexemeKind } from "../../../../instruments/identifiers/lexemes";
import { formatCount, formatRatio, formatShare, plural } from "../../../../ui/format";
import { FigureTable } from "../../FigureTable";
import { ColumnSections, plainColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";

interface ToldProps {
  readonly columns: readonly MeasuredColumn<IdentifiersFigures>[];
  /** What the text is read as, in words. */
  readonly language: string;
}

/** Figures in a table, then of each column its tokens by kind and the names as they are cut. */
export function Told({ columns, language }: ToldProps): ReactElement {
  const rows = useFigureRows(columns);
  const column = (name: string, hint: string, write: (figures: IdentifiersFigures) => string) =>
    plainColumn(rows, name, hint, write);
  const score = (name: keyof BoundaryScores, of: "boundaries" | "ofSplit") => (figures: IdentifiersFigures) =>
    formatShare(boundaryScores(figures[of])[name]);
  const table = [
    column("Identifiers", "How many the text has.", ({ identifiers }) => formatCount(identifiers)),
    column("Tokens each", "Tokens that stand for some part of an identifier ÷ identifiers.", ({ identifiers, over }) =>
      formatRatio(identifiers === 0 ? null : over / identifiers),
    ),
    column("In one token", "Share of the identifiers that are in one token.", ({ identifiers, inOne }) =>
      formatShare(identifiers === 0 ? null : inOne / identifiers),
    ),
    column(
      "Precision",
      "Of the ends of tokens inside of identifiers, the share that is at a capital, an underscore or a digit.",
      score("precision", "boundaries"),
    ),
    column("Recall", "Of these places, the share at which a token ends.", score("recall", "boundaries")),
    column("F1", "2 · both ÷ (ends of tokens + places), over all identifiers.", score("f1", "boundaries")),
    column("F1 of the split", "The same of those identifiers that are in several tokens.", score("f1", "ofSplit")),
    column(
      "Identifiers joined",
      "Tokens of the text once those of each identifier are one, and what that saves.",
      ({ tokens, joinedNames }) => saved(joinedNames, tokens),
    ),
    column(
      "Lexemes joined",
      "Tokens of the text once those of each lexeme are one, be it a name, a string or a sign.",
      ({ tokens, joinedLexemes }) => saved(joinedLexemes, tokens),
    ),
  ];
  const errors = Math.max(0, ...columns.map(({ figures }) => figures?.errors ?? 0));
  return (
    <>
      {errors > 0 && (
        <p className="instrument-problem" data-errors={errors}>
          {plural(errors, "place")} of the text {errors === 1 ? "is" : "are"} no {language}, as its grammar reads it.
          Around {errors === 1 ? "it" : "them"} lexemes are a guess: perhaps it is another language.
        </p>
      )}
      <div className="ratios identifiers">
        <FigureTable label="Table of identifiers" rows={rows} columns={table} />
      </div>
      {columns.some(({ figures }) => figures !== null && figures.cut.length > 0) && (
        <p className="instrument-note">
          In names a whole line is an end where the name should be cut, a dotted one an end elsewhere. A token is of the
          lexeme that its first letter or sign is of.
        </p>
      )}
      <ColumnSections
        rows={rows}
        label={(name) => `Identifiers in ${name}`}
        data={({ identifiers, over, joinedNames, joinedLexemes }) => ({
          "data-identifiers": identifiers,
          "data-over": over,
          "data-joined": joinedNames,
          "data-lexemes": joinedLexemes,
        })}
      >
        {(figures) => (
          <>
            <Names {...figures} />
            <Kinds {...figures} />
          </>
        )}
      </ColumnSections>
    </>
  );
}

function saved(joined: number, tokens: number): string {
  return tokens === 0 ? "–" : `${formatCount(joined)} (−${formatShare(1 - joined / tokens)})`;
}

function Names({ cut, more }: IdentifiersFigures): ReactElement {
  if (cut.length === 0) return <p className="instrument-note">There are no identifiers in the text.</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <ul className="identifiers-names" tabIndex={0}>
        {cut.map((name) => (
          <Name key={`${name.name} ${name.groups.join("|")}`} {...name} />
        ))}
      </ul>
      {more > 0 && <p className="instrument-note">{formatCount(more)} more are not drawn.</p>}
    </>
  );
}

/** A name's tokens, with the ends marked that are at none of its cuts; its cuts are told where tokens miss some. */
function Name({ name, parts, groups, ends, missed, count }: CutName): ReactElement {
  const wrong = ends.filter((end) => end === "wrong").length;
  return (
    <li data-name={name} data-wrong={wrong} data-missed={missed}>
      <span className="identifiers-groups" dir="ltr">
        {groups.map((group, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice
          <code key={i} className="identifiers-group" data-ends={ends[i]}>
            {group}
          </code>
        ))}
      </span>
      <small className="identifiers-parts">
        {(missed > 0 || wrong > 0) && parts.length > 1 && parts.join(" · ")}
        {count > 1 && ` ${formatCount(count)}×`}
      </small>
    </li>
  );
}

function Kinds({ kinds: ofKinds, between, tokens }: IdentifiersFigures): ReactElement {
  const told = Object.entries(ofKinds) as [LexemeKind, { lexemes: number; tokens: number }][];
  told.sort(([, a], [, b]) => b.tokens - a.tokens);
  return (
    <details>
      <summary>Tokens by what they are of</summary>
      <ul className="numbers-systems">
        {told.map(([kind, own]) => (
          <li key={kind} data-kind={kind}>
            {kinds[kind]}: {formatCount(own.tokens)} ({formatShare(own.tokens / tokens)}), for{" "}
            {formatCount(own.lexemes)} of them
          </li>
        ))}
        {between > 0 && (
          <li>
            white space alone: {formatCount(between)} ({formatShare(between / tokens)})
          </li>
        )}
      </ul>
    </details>
  );
}

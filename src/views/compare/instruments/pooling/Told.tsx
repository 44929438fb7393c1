import { type ReactElement, useMemo } from "react";
import type { OptionsOf } from "../../../../instruments/options";
import {
  fewestCharacters,
  type instrument,
  type PoolingFigures,
  type PoolMethod,
  type PoolRow,
  poolMethods,
} from "../../../../instruments/pooling/instrument";
import { visibleText } from "../../../../text/visible";
import { formatCount, formatRatio, formatShare, plural } from "../../../../ui/format";
import { HintedWords } from "../../../../ui/Hint";
import { ColumnSections, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";

type Options = OptionsOf<(typeof instrument)["options"]>;

interface ToldProps {
  readonly columns: readonly MeasuredColumn<PoolingFigures>[];
  readonly options: Options;
}

/** Of each column all ways to part the text, held against its tokens, and one of them drawn over these. */
export function Told({ columns, options }: ToldProps): ReactElement {
  const rows = useFigureRows(columns);
  // The text alone decides how many there are, in each column the same.
  const first = rows.flatMap(({ figures }) => figures ?? [])[0];
  const pooled = first?.rows.find(({ method }) => method === "windows")?.pools ?? 0;
  const few = rows.find(({ figures }) => figures !== null && figures.characters < fewestCharacters)?.figures;
  return (
    <>
      {few && (
        <p className="instrument-note">
          How spikes and windows agree with tokens is told from {formatCount(fewestCharacters)} characters on: in{" "}
          {plural(few.characters, "character")} a coder has learnt nothing yet.
        </p>
      )}
      <p className="instrument-note">
        The bars of a text: pools above, tokens below, each in two shades in turn, without places inside of a grapheme
        cluster.
        {first !== undefined &&
          first.windows > pooled &&
          ` ${plural(first.windows, "window")} for ${plural(pooled, "pool")} of equal information: a byte that takes more than ${options.bits} bits fills several.`}
      </p>
      <ColumnSections
        rows={rows}
        label={(name) => `Pools beside ${name}`}
        data={({ rows }) => ({ "data-tokens-pooled": rows[0]?.pools })}
      >
        {(figures) => (
          <>
            <PoolTable figures={figures} options={options} />
            <Ruler figures={figures} />
          </>
        )}
      </ColumnSections>
    </>
  );
}

function PoolTable({
  figures,
  options,
}: {
  readonly figures: PoolingFigures;
  readonly options: Options;
}): ReactElement {
  const { rows, lacks } = figures;
  return (
    <div className="pooling-table">
      <table>
        <thead className="pooling-heads">
          <tr>
            <th scope="col" className="pooling-name">
              Parted by
            </th>
            <th scope="col" className="number">
              Pools
            </th>
            <th scope="col" className="number">
              <HintedWords text="UTF-8 bytes of a pool on average.">Bytes</HintedWords>
            </th>
            <th scope="col" className="number">
              <HintedWords text="Of the places at which pools end inside the text, those at which a token ends.">
                Precision
              </HintedWords>
            </th>
            <th scope="col" className="number">
              <HintedWords text="Of the places at which tokens end inside the text, those at which a pool ends.">
                Recall
              </HintedWords>
            </th>
            <th scope="col" className="number">
              F1
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.method} row={row} options={options} isDrawn={row.method === figures.drawn} />
          ))}
          {lacks !== null && (
            <tr data-method="unigram">
              <th scope="row" className="pooling-name">
                {poolMethods.unigram}
              </th>
              <td colSpan={5} className="pooling-lacks">
                {lacks}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly row: PoolRow;
  readonly options: Options;
  readonly isDrawn: boolean;
}

function Row({ row, options, isDrawn }: RowProps): ReactElement {
  const { method, pools, bytes, precision, recall, f1 } = row;
  return (
    <tr className="pooling-row" data-method={method} data-pools={pools} data-drawn={isDrawn || undefined}>
      <th scope="row" className="pooling-name">
        {method === "tokens" ? (
          "its tokens"
        ) : (
          <HintedWords text={hintOf(method, options)}>{poolMethods[method]}</HintedWords>
        )}
      </th>
      <td className="number">{formatCount(pools)}</td>
      <td className="number">{formatRatio(bytes)}</td>
      <td className="number">{formatShare(precision)}</td>
      <td className="number">{formatShare(recall)}</td>
      <td className="number">{formatShare(f1)}</td>
    </tr>
  );
}

function hintOf(method: PoolMethod, { every, before, bits, order }: Options): string {
  switch (method) {
    case "fixed":
      return `${plural(every, "character")} each.`;
    case "spaces":
      return "A word with the white space behind it.";
    case "unigram":
      return "The likeliest cut of the column’s own entries, by a Unigram model’s scores, elsewhere by Zipf’s law over their ids.";
    case "spikes":
      return `Before a character that is less certain than each of the ${before} before it was, to a coder that learns what follows ${plural(order, "character")}.`;
    case "windows":
      return `As many bytes as the coder writes in ${bits} bits.`;
  }
}

/** The text, with pools as a bar above it and tokens as one below it, both in two shades in turn. */
function Ruler({
  figures: { text, poolStarts, tokenStarts, drawn, lacks },
}: {
  readonly figures: PoolingFigures;
}): ReactElement | null {
  const cells = useMemo(() => cellsIn(text, poolStarts, tokenStarts), [text, poolStarts, tokenStarts]);
  if (drawn === "unigram" && lacks !== null) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <p className="pooling-ruler" dir="auto" tabIndex={0} data-drawn={drawn}>
      {cells.map(({ start, end, pool, token }) => (
        <span key={start} className="pooling-cell" data-pool={pool % 2} data-token={token % 2}>
          {visibleText(text.slice(start, end))}
        </span>
      ))}
    </p>
  );
}

interface RulerCell {
  readonly start: number;
  readonly end: number;
  /** The number of the pool, and of the token, that it is part of. */
  readonly pool: number;
  readonly token: number;
}

function cellsIn(text: string, poolStarts: Uint32Array, tokenStarts: Uint32Array): RulerCell[] {
  const starts = [...new Set([0, ...poolStarts, ...tokenStarts])].sort((a, b) => a - b);
  const pools = new Set(poolStarts);
  const tokens = new Set(tokenStarts);
  let [pool, token] = [0, 0];
  return starts.map((start, i) => {
    if (pools.has(start)) pool++;
    if (tokens.has(start)) token++;
    return { start, end: starts[i + 1] ?? text.length, pool, token };
  });
}

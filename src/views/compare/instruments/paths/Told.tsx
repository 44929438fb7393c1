import { type ReactElement, useMemo } from "react";
import type { PathsFigures } from "../../../../instruments/paths/instrument";
import type { WayCount } from "../../../../instruments/paths/waysOfPreToken";
import { hexBytes } from "../../../../text/bytes";
import { utf8Encode } from "../../../../text/utf8";
import { visibleText } from "../../../../text/visible";
import { formatCount, formatShare, plural } from "../../../../ui/format";
import { FigureTable, type TableColumn } from "../../FigureTable";
import { CopyButton } from "../../inspector/copying";
import { ColumnSections, type FigureRow, plainColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";
import { CountOfWays, mostDigits } from "./CountOfWays";

interface ToldProps {
  readonly columns: readonly MeasuredColumn<PathsFigures>[];
  readonly mostListed: number;
}

/** How many ways there are, and of a short text which. */
export function Told({ columns, mostListed }: ToldProps): ReactElement {
  const rows = useFigureRows(columns);
  const column = (name: string, hint: string, write: (figures: PathsFigures) => string) =>
    plainColumn(rows, name, hint, write);
  const table: readonly TableColumn<FigureRow<PathsFigures>>[] = [
    {
      name: "Ways",
      hint: "Sequences of entries that spell the text.",
      className: "number",
      cell: ({ figures, name }) => (figures === null ? <>–</> : <Ways count={figures} what={`the ways of ${name}`} />),
    },
    ...(rows.some(({ figures }) => figures !== null && figures.place !== null)
      ? [
          {
            name: "Ways of what is pinned",
            hint: "Sequences of entries that spell what is pinned in the text, as it stands there.",
            className: "number",
            cell: ({ figures, name }: FigureRow<PathsFigures>) =>
              figures === null || figures.place === null ? (
                <>–</>
              ) : (
                <Ways count={figures.place} what={`the ways of ${name} for what is pinned`} />
              ),
          },
        ]
      : []),
    column("Own tokens", "The one that the tokenizer cuts has so many, control tokens left out.", ({ tokens }) =>
      formatCount(tokens),
    ),
    column("Fewest", "The shortest that there is.", ({ fewest }) => (fewest === null ? "–" : formatCount(fewest))),
    column("Beyond the fewest", "(own tokens − fewest) ÷ fewest.", ({ tokens, fewest }) =>
      fewest === null || fewest === 0 ? "–" : formatShare((tokens - fewest) / fewest),
    ),
  ];
  return (
    <>
      <div className="ratios paths">
        <FigureTable label="Table of ways" rows={rows} columns={table} />
      </div>
      {rows.some(({ figures }) => figures !== null && figures.lengths !== null) ? (
        <ColumnSections
          rows={rows}
          label={(name) => `Ways of ${name}`}
          data={({ paths }) => ({ "data-paths": paths ?? undefined })}
        >
          {(figures) => (
            <>
              <Lengths figures={figures} />
              <List figures={figures} />
            </>
          )}
        </ColumnSections>
      ) : (
        <p className="instrument-note">Ways are listed of texts up to {mostListed} bytes.</p>
      )}
    </>
  );
}

interface WaysProps {
  readonly count: WayCount;
  /** What is copied, as the end of a sentence. */
  readonly what: string;
}

/** A number of ways; one that is told by its logarithm can be copied whole. */
function Ways({ count, what }: WaysProps): ReactElement {
  const { paths } = count;
  return (
    <span data-digits={paths?.length}>
      <CountOfWays {...count} />
      {paths !== null && paths.length > mostDigits && <CopyButton what={what} text={paths} />}
    </span>
  );
}

/** Shares of all ways, by how many tokens they have. */
function Lengths({ figures: { lengths, paths, tokens } }: { readonly figures: PathsFigures }): ReactElement | null {
  if (lengths === null || lengths.length === 0 || paths === null) return null;
  // Whole numbers of any size: a share of a thousand is told exactly enough.
  const most = lengths.reduce((high, each) => (BigInt(each.paths) > high ? BigInt(each.paths) : high), 1n);
  return (
    <ol className="paths-lengths" aria-label="Ways by their tokens">
      {lengths.map((each) => (
        <li key={each.tokens} data-own={each.tokens === tokens || undefined}>
          <span
            className="paths-bar"
            style={{ blockSize: `${Math.max(2, Number((BigInt(each.paths) * 1000n) / most) / 10)}%` }}
          />
          <span className="visually-hidden">{`${plural(each.tokens, "token")}: ${each.paths} ${each.paths === "1" ? "way" : "ways"}`}</span>
        </li>
      ))}
    </ol>
  );
}

function List({ figures }: { readonly figures: PathsFigures }): ReactElement {
  const { first, lengths, normalized, paths } = figures;
  const bytes = useMemo(() => utf8Encode(normalized), [normalized]);
  if (lengths === null) return <p className="instrument-note">The normalized text is too long to list them.</p>;
  if (lengths.length === 0) return <p className="instrument-note">No sequence of its entries spells this.</p>;
  const [least, highest] = [lengths[0]?.tokens ?? 0, lengths.at(-1)?.tokens ?? 0];
  return (
    <>
      <p className="instrument-note">
        Of {plural(least, "token")} to {formatCount(highest)}. The first {formatCount(first.length)}
        {String(first.length) === paths ? ": all" : ""}, the {first[0]?.log10 == null ? "shortest" : "likeliest"} first:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="paths-scroll" aria-label="First ways" tabIndex={0}>
        <ol className="paths-list">
          {first.map(({ ids, ends, names, isOwn, log10 }) => (
            <li key={ids.join(" ")} data-own={isOwn || undefined}>
              <bdi>
                {ends.map((end, i) => (
                  <code key={end} title={`id ${ids[i]}`}>
                    {names[i] ?? pieceOf(bytes.subarray(ends[i - 1] ?? 0, end))}
                  </code>
                ))}
              </bdi>
              {log10 !== null && (
                <small>
                  10<sup>{log10.toFixed(1).replace("-", "−")}</sup>
                </small>
              )}
              {isOwn && <small>its own</small>}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes as text, or as hexadecimal where they are none. */
function pieceOf(bytes: Uint8Array): string {
  try {
    return visibleText(decoder.decode(bytes)).replaceAll(" ", "·");
  } catch {
    return hexBytes(bytes);
  }
}

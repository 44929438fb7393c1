import {
  type ReactElement,
  type ReactNode,
  type RefObject,
  useCallback,
  useDeferredValue,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { LearnedMerges } from "../../../state/train/run";
import { formatCount, plural } from "../../../ui/format";
import { Spacer } from "../../../ui/Spacer";
import { useRowCursor } from "../../../ui/useRowCursor";
import { revealRow, useVisibleRows } from "../../../ui/useVisibleRows";
import { type EntryWriting, entryText } from "./entryText";
import { findMerges } from "./findMerges";

interface MergeListProps {
  readonly merges: LearnedMerges;
  readonly writing: EntryWriting;
  /** Names of languages by number, where these name merges. */
  readonly languages: readonly string[];
  /** Entries that the text is cut with: merges that it is without are pale. */
  readonly size: number;
  /** Whether the algorithm learns merges; else it is said that there are none. */
  readonly learnsMerges: boolean;
  /** Whether more are coming: the list goes along while its end is in sight. */
  readonly isGrowing: boolean;
  /** Told of the merge that somebody asks to cut the text at. */
  onStep(merge: number): void;
  /** Which list it is, where there are several. */
  readonly children?: ReactNode;
}

/** Pixels, as train.css has them. */
const rowHeight = 34;
/** As many as are in sight. */
const usualRows = 16;
const rowHeightOf = () => rowHeight;

/** Merges as they come, of which only those in sight are on the page. */
export function MergeList(props: MergeListProps): ReactElement {
  const { merges, writing, languages, size, learnsMerges, isGrowing, onStep, children } = props;
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search);
  const found = useMemo(() => findMerges(merges, writing, wanted), [merges, writing, wanted]);
  const count = found?.length ?? merges.count;
  const scroll = useRef<HTMLDivElement>(null);
  const { start, end } = useVisibleRows(scroll, rowHeightOf, count, usualRows);
  const cursor = useRowCursor({ length: count }, (row) => {
    if (scroll.current !== null) revealRow(scroll.current, row, rowHeight, rowHeight);
  });
  const follow = useFollowing(scroll, isGrowing && found === null, count);
  const inSight = Array.from({ length: end - start }, (_, i) => start + i);
  // The list goes along with what comes: the row that has the tab stop has to be there.
  const current = cursor.current >= start && cursor.current < end ? cursor.current : start;
  if (merges.count === 0 && !isGrowing) return <NoMerges learnsMerges={learnsMerges}>{children}</NoMerges>;
  return (
    <section className="train-merges" aria-labelledby="train-merges-title">
      <div className="train-section-head">
        <h2 id="train-merges-title">Merges</h2>
        <input
          type="search"
          className="field"
          aria-label="Search the merges"
          placeholder="Entry or number"
          autoComplete="off"
          maxLength={100}
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
      </div>
      {children}
      <p className="train-note">
        {plural(merges.count, "merge")}
        <span role="status">{found !== null && `, ${formatCount(count)} found`}</span>
      </p>
      <div className="train-merge-scroll" ref={scroll} onScroll={follow}>
        <table
          aria-rowcount={count + 1}
          aria-labelledby="train-merges-title"
          onFocus={cursor.onFocus}
          onKeyDown={cursor.onKeyDown}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="number">
                No.
              </th>
              <th scope="col">Merge</th>
              <th scope="col" className="number">
                Count
              </th>
            </tr>
          </thead>
          {start > 0 && <Spacer height={start * rowHeight} />}
          <tbody>
            {inSight.map((row) => {
              const number = found === null ? row : (found[row] ?? 0);
              return (
                <Row
                  key={row}
                  {...{ row, number, merges, writing, languages }}
                  isUsed={merges.id(number) < size}
                  isCurrent={row === current}
                  onStep={onStep}
                />
              );
            })}
          </tbody>
          {end < count && <Spacer height={(count - end) * rowHeight} />}
        </table>
      </div>
    </section>
  );
}

/** Of algorithms that do not merge, and of texts in which there is nothing to merge. */
function NoMerges({ learnsMerges, children }: Pick<MergeListProps, "learnsMerges" | "children">): ReactElement {
  return (
    <section className="train-merges" aria-labelledby="train-merges-title">
      <h2 id="train-merges-title">Merges</h2>
      {children}
      <p className="train-note">
        {learnsMerges
          ? "There are none: the text has no pair to merge."
          : "There are none: this algorithm finds its entries another way. “Audit” lists them."}
      </p>
    </section>
  );
}

interface RowProps extends Pick<MergeListProps, "merges" | "writing" | "languages" | "onStep"> {
  readonly row: number;
  readonly number: number;
  readonly isUsed: boolean;
  /** Whether this row has the table's tab stop. */
  readonly isCurrent: boolean;
}

function Row(props: RowProps): ReactElement {
  const { row, number, merges, writing, languages, isUsed, isCurrent, onStep } = props;
  const id = merges.id(number);
  const [left, right, entry] = [merges.left(number), merges.right(number), id].map((part) =>
    entryText(merges.entry(part), writing),
  );
  const by = merges.language(number);
  const language = by === null ? undefined : languages[by];
  return (
    <tr aria-rowindex={row + 2} data-merge={number} data-later={!isUsed || undefined}>
      <td className="number">{formatCount(number + 1)}</td>
      <th scope="row">
        <button
          type="button"
          className="merge-step"
          tabIndex={isCurrent ? 0 : -1}
          data-row={row}
          title={`${left} + ${right} → ${entry}, id ${id}: cuts the text with the merges up to this one`}
          onClick={() => onStep(number)}
        >
          <bdi className="merge-side">{left}</bdi>
          <span className="merge-plus">+</span>
          <bdi className="merge-side">{right}</bdi>
          <span className="merge-plus">→</span>
          <bdi className="merge-entry">{entry}</bdi>
          {language !== undefined && <small>{language}</small>}
        </button>
      </th>
      <td className="number">{formatCount(merges.times(number))}</td>
    </tr>
  );
}

/** Has the list go along with what comes, until somebody scrolls back. @returns what hears of scrolling */
function useFollowing(scroll: RefObject<HTMLDivElement | null>, isFollowed: boolean, count: number): () => void {
  const follows = useRef(true);
  const last = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each merge that comes
  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null || !follows.current) return;
    // Once all have come the first ones, which stand most often, say most.
    element.scrollTop = isFollowed ? element.scrollHeight : 0;
    follows.current = isFollowed;
  }, [scroll, isFollowed, count]);
  return useCallback(() => {
    const element = scroll.current;
    if (element === null) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    // It grows meanwhile: not to be at its end says nothing, to go up does.
    if (scrollTop < last.current - 1) follows.current = false;
    else if (scrollTop + clientHeight > scrollHeight - rowHeight) follows.current = true;
    last.current = scrollTop;
  }, [scroll]);
}

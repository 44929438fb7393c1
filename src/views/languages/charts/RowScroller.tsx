import type { ReactElement, ReactNode, RefObject } from "react";
import type { FocusProps } from "./ChartShell";

interface RowScrollerProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly rowHeight: number;
  readonly count: number;
  /** The row that is pointed at, or null. */
  readonly active: number | null;
  onScroll(): void;
  readonly focus: FocusProps;
  /** SVG elements: the rows in sight, each at its place. */
  readonly children: ReactNode;
}

/** As high as all rows are, with only those in sight on the page. */
export function RowScroller(props: RowScrollerProps): ReactElement {
  const { scroller, rowHeight, count, active, onScroll, focus, children } = props;
  const height = count * rowHeight;
  return (
    <div {...focus} ref={scroller} className="chart-scroll" onScroll={onScroll}>
      <div className="chart-rows" style={{ height }}>
        {active !== null && <div className="active-row" style={{ top: active * rowHeight, height: rowHeight }} />}
        <svg width="100%" height={height} aria-hidden="true">
          {children}
        </svg>
      </div>
    </div>
  );
}

import type { ComponentType, ReactElement } from "react";
import { useModule } from "../../../ui/useModule";
import { useFirstAct } from "./useFirstAct";

interface LazyFrameProps<Props> {
  /** Loads the axes and lines; the same function at each call. */
  load(): Promise<{ readonly default: ComponentType<Props> }>;
  /** Draws the same without any library, as SVG. */
  readonly plain: ComponentType<Props>;
  readonly width: number;
  readonly height: number;
  readonly props: Props;
}

/**
 * Axes and lines of a chart: plain ones at once, and the library's in their place when somebody does something on the page. Its
 * code takes a phone as long as all else does, and nobody is to wait for that. Should it not load, the plain ones stay.
 */
export function LazyFrame<Props extends object>(frame: LazyFrameProps<Props>): ReactElement {
  const hasActed = useFirstAct();
  return hasActed ? <LoadedFrame {...frame} /> : <PlainFrame {...frame} />;
}

function LoadedFrame<Props extends object>(frame: LazyFrameProps<Props>): ReactElement {
  const { module } = useModule(frame.load);
  return module === null ? <PlainFrame {...frame} /> : <module.default {...frame.props} />;
}

function PlainFrame<Props extends object>({ plain: Plain, width, height, props }: LazyFrameProps<Props>): ReactElement {
  return (
    <svg className="chart-frame" width={width} height={height} aria-hidden="true">
      <Plain {...props} />
    </svg>
  );
}

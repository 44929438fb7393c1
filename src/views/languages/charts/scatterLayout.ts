/** Where the parts of the scatter plot are, in pixels. */
export interface ScatterLayout {
  readonly width: number;
  readonly height: number;
  readonly plotLeft: number;
  readonly plotTop: number;
  readonly plotWidth: number;
  readonly plotHeight: number;
  /** About the radius of a point. */
  readonly radius: number;
}

/** The layout for a width. */
export function scatterLayout(width: number): ScatterLayout {
  const height = Math.round(width < 600 ? Math.max(320, width) : Math.min(640, width * 0.72));
  const [plotLeft, plotTop] = [44, 30];
  return {
    width,
    height,
    plotLeft,
    plotTop,
    plotWidth: Math.max(60, width - plotLeft - 14),
    plotHeight: height - plotTop - 48,
    radius: width < 600 ? 3.2 : 4,
  };
}

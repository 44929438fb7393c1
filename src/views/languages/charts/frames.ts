/**
 * Recharts' axes and grids, which come after the marks: bars and points can be read without waiting for the library, and
 * reading its code and drawing rows are tasks of their own.
 */
export const loadBarsFrame = () => import("./BarsFrame");
export const loadScatterFrame = () => import("./ScatterFrame");

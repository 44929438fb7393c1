/** Recharts' axes and grids, which come when somebody does something on the page: until then plain ones stand in their place. */
export const loadBarsFrame = () => import("./BarsFrame");
export const loadScatterFrame = () => import("./ScatterFrame");

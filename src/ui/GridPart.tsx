import type { ComponentProps, ReactElement } from "react";

interface GridPartProps extends ComponentProps<"div"> {
  readonly role: "grid" | "treegrid" | "rowgroup" | "row" | "columnheader" | "rowheader" | "gridcell";
}

/** A part of a grid that is no table, since its rows are laid out apart: they come and go, and the one with the focus stays. */
export function GridPart({ role, ...rest }: GridPartProps): ReactElement {
  return <div role={role} {...rest} />;
}

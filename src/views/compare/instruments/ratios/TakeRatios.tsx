import { type ReactElement, useState } from "react";
import { useOtherColumns } from "../../../../state/compare/otherColumns";
import type { Comparison } from "../../../../state/pages";
import { Button } from "../../../../ui/controls";
import { useModule } from "../../../../ui/useModule";
import type { Row } from "../../ratioFigures";
import { TakeTable } from "../table/TakeTable";

export { windowSourceOf } from "../../../../tokenizers/catalogue/windowSources";

export { ratioHints } from "./ratioHints";

interface TakeRatiosProps {
  readonly rows: readonly Row[];
  readonly comparison: Comparison;
}

const loadLinks = () => import("../../../FindingLinks");

/** What papers found with ratios: asked for by a click, since they stand on the page that is opened first. */
export function RatioFindings(): ReactElement {
  const [asked, ask] = useState(0);
  const { module } = useModule(loadLinks, asked);
  if (module !== null) {
    return (
      <div ref={focusFirst}>
        <module.FindingLinks about="ratios" />
      </div>
    );
  }
  return (
    <p>
      <Button look="quiet" onClick={() => ask(asked + 1)}>
        What papers found with these figures
      </Button>
    </p>
  );
}

/** The button that asked is gone. */
function focusFirst(links: HTMLElement | null): void {
  links?.querySelector("a")?.focus();
}

/** Copies the ratios as a table, or saves them. */
export function TakeRatios({ rows, comparison }: TakeRatiosProps): ReactElement {
  const others = useOtherColumns();
  return (
    <TakeTable
      what="ratios"
      table={() => import("./ratioTable").then(({ ratioTable }) => ratioTable(rows, comparison, others))}
    />
  );
}

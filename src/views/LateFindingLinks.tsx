import type { ReactElement } from "react";
import { useModule } from "../ui/useModule";
import type { FindingLinksProps } from "./FindingLinks";

// The more findings there are, the more it weighs; a page is there without it.
const load = () => import("./FindingLinks");

/** As `FindingLinks`, after the page that it is on. */
export function LateFindingLinks(props: FindingLinksProps): ReactElement | null {
  const { module } = useModule(load);
  return module && <module.FindingLinks {...props} />;
}

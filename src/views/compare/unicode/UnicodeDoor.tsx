import type { ReactElement } from "react";
import type { ShownEncoding } from "../../../state/compare/columns";
import { useModule } from "../../../ui/useModule";

const load = () => import("./UnicodeSummary");

/** What depends on Unicode's version is looked for in texts that have anything but ASCII; most of those that have, have nothing of it. */
export function UnicodeDoor({ shown: { text, textFigures } }: { readonly shown: ShownEncoding }): ReactElement | null {
  const { module } = useModule(load, textFigures.bytes > textFigures.characters ? 1 : 0);
  return module && <module.UnicodeSummary text={text} />;
}

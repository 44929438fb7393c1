import { type ComponentType, type ReactElement, useState } from "react";
import { useNoSearch } from "./askedSearch";
import { checkConnection, Problem } from "./controls";
import { useModule } from "./useModule";

interface PageDoorProps<Props extends object> {
  /** The same function at each call. */
  load(): Promise<{ readonly default: ComponentType<Props> }>;
  /** The page's own. */
  readonly props: Props;
}

/** A page that is of no use to the first one, and comes when it is asked for. */
export function PageDoor<Props extends object>({ load, props }: PageDoorProps<Props>): ReactElement {
  const { module, hasFailed, retry } = useModule(load);
  useNoSearch(hasFailed);
  // What the build has written of the page that the address is of: its heading stays in sight, behind a second door too.
  const [written] = useState(() => document.querySelector("[data-look=page] main, main[data-written]"));
  if (module !== null) return <module.default {...props} />;
  if (written !== null && !hasFailed) {
    return <main data-written className={written.className} ref={(main) => main?.append(...written.childNodes)} />;
  }
  return (
    <main className="page-loading">
      {hasFailed ? (
        <Problem problem={`This page could not be loaded. ${checkConnection}`} onRetry={retry} />
      ) : (
        <p>Loading the page …</p>
      )}
    </main>
  );
}

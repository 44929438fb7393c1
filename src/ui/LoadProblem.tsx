import type { ReactElement } from "react";
import { Button } from "./controls";

/** Says that code which was asked for has not come, over the page, with a way on. */
export function LoadProblem({ onRetry }: { onRetry(): void }): ReactElement {
  return (
    <div role="alert" className="floating load-problem">
      <p>That part of the page could not be loaded. Check the connection, then try again.</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}

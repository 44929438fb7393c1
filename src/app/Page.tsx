import { type ComponentProps, type ReactElement, StrictMode } from "react";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { App, yourText } from "./App";
import { TakenOver } from "./TakenOver";

/** All of the page: what the build draws into its HTML, and what takes that over, have to be one. */
export function Page(props: ComponentProps<typeof App>): ReactElement {
  return (
    <StrictMode>
      <ErrorBoundary part="Tessera" text={yourText}>
        <App {...props} />
      </ErrorBoundary>
      <TakenOver />
    </StrictMode>
  );
}

import { Component, type ReactElement, type ReactNode } from "react";
import { Button } from "./controls";
import type { FailedPartProps } from "./FailedPart";
import { useModule } from "./useModule";

interface ErrorBoundaryProps extends Omit<FailedPartProps, "error"> {
  readonly children: ReactNode;
}

/** Keeps a defect of ours to the part that it is in, which says so in its place; the rest works on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Pick<FailedPartProps, "error">> {
  override readonly state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { part, text, onGiveUp, children } = this.props;
    const { error } = this.state;
    if (error === null) return children;
    return (
      <div tabIndex={-1} className={onGiveUp ? "crash over" : "crash"}>
        <p role="alert">{part} failed by a defect of ours; nothing of yours is lost.</p>
        <Button onClick={() => this.setState({ error: null })}>Try again</Button>
        <Rest {...{ part, error, text, onGiveUp }} />
      </div>
    );
  }
}

const loadRest = () => import("./FailedPart");

/** Comes when there is something to report. */
function Rest(props: FailedPartProps): ReactElement | null {
  const { module } = useModule(loadRest);
  return module && <module.FailedPart {...props} />;
}

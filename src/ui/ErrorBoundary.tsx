import { Component, type ReactElement, type ReactNode } from "react";
import type { FailedPartProps } from "./FailedPart";
import { useModule } from "./useModule";

interface ErrorBoundaryProps extends Omit<FailedPartProps, "error" | "onRetry"> {
  readonly children: ReactNode;
}

/** Keeps a defect of ours to the part that it is in, which says so in its place; the rest works on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Pick<FailedPartProps, "error">> {
  override readonly state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div className="failed-part">
        <p role="alert">{this.props.part} failed, by a fault of ours. Nothing of yours is lost.</p>
        <Rest {...this.props} error={error} onRetry={() => this.setState({ error: null })} />
      </div>
    );
  }
}

const loadRest = () => import("./FailedPart");

/** What can be done about it; here soon after the page, so that it needs no network then. */
function Rest(props: FailedPartProps): ReactElement | null {
  const { module } = useModule(loadRest);
  return module && <module.FailedPart {...props} />;
}

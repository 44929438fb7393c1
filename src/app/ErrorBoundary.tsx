import { Component, type ErrorInfo, type ReactNode } from "react";
import { useAppStore } from "../state/store";
import { Button } from "../ui/controls";

interface ErrorBoundaryState {
  readonly error: Error | null;
}

/** Keeps a defect of ours from leaving a blank page, and the user's text at hand. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: Error): ErrorBoundaryState {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="crash">
        <h1>Tessera stumbled</h1>
        <p>This is a defect of ours: {error.message}. Your text is below; nothing of it is lost.</p>
        <textarea readOnly rows={10} aria-label="Your text" value={useAppStore.getState().comparison.text} />
        <Button look="primary" onClick={() => this.setState({ error: null })}>
          Try again
        </Button>
      </main>
    );
  }
}

import type { ComponentType, ReactElement } from "react";
import { checkConnection, Problem } from "../../../ui/controls";
import { useModule } from "../../../ui/useModule";

interface LatePanelProps<Props extends object> {
  /** The same function at each call. */
  load(): Promise<{ readonly default: ComponentType<Props> }>;
  readonly props: Props;
}

/** A part of a tokenizer's page that comes when it is asked for. */
export function LatePanel<Props extends object>({ load, props }: LatePanelProps<Props>): ReactElement {
  const { module, hasFailed, retry } = useModule(load);
  if (module !== null) return <module.default {...props} />;
  return hasFailed ? (
    <Problem
      problem={`This part of the page could not be loaded. ${checkConnection}`}
      className="vocabulary-message"
      onRetry={retry}
    />
  ) : (
    <p className="vocabulary-message">Loading this part …</p>
  );
}

import type { ReactElement } from "react";
import { Problem } from "../../../ui/controls";
import type { CallState } from "./useVocabularyCall";

interface CallProblemProps {
  readonly failed: Extract<CallState<unknown>, { readonly state: "error" }>;
  readonly className?: string;
  onRetry(): void;
}

/** Says what a call came to that failed, with a way to try it again where that can help. */
export function CallProblem({
  failed: { message, canRetry },
  className = "",
  onRetry,
}: CallProblemProps): ReactElement {
  if (canRetry) return <Problem problem={message} className={className} onRetry={onRetry} />;
  return (
    <p role="alert" className={className}>
      {message}
    </p>
  );
}

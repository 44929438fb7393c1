import { RotateCw } from "lucide-react";
import type { ReactElement } from "react";
import { Button } from "../../../ui/controls";

interface ProblemProps {
  readonly problem: string;
  onRetry(): void;
}

/** Why a worker did not tell what was asked, and a way on. */
export function Problem({ problem, onRetry }: ProblemProps): ReactElement {
  return (
    <div className="problem" role="alert">
      <p>{problem}</p>
      <Button onClick={onRetry}>
        <RotateCw size={15} /> Retry
      </Button>
    </div>
  );
}

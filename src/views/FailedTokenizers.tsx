import RotateCw from "lucide-react/icons/rotate-cw";
import TriangleAlert from "lucide-react/icons/triangle-exclamation-point";
import type { ReactElement } from "react";
import { useColumnTitles } from "../state/compare/columnName";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";
import { Button } from "../ui/controls";
import "./failedTokenizers.css";

interface FailedTokenizersProps {
  /** Why each of them could not measure or count, in sentences. */
  readonly problems: Readonly<Partial<Record<TokenizerReference, string>>>;
  onRetry(): void;
}

/** Which tokenizers a long measurement goes without, and why, with a way to try them again; nothing where there are none. */
export function FailedTokenizers({ problems, onRetry }: FailedTokenizersProps): ReactElement | null {
  const titleOf = useColumnTitles();
  const failed = Object.entries(problems) as [TokenizerReference, string][];
  if (failed.length === 0) return null;
  return (
    <div className="failed-tokenizers" role="alert">
      {failed.map(([reference, message]) => (
        <p key={reference}>
          <TriangleAlert size={15} /> {titleOf(reference)}: {message}
        </p>
      ))}
      <Button onClick={onRetry}>
        <RotateCw size={15} /> Retry
      </Button>
    </div>
  );
}

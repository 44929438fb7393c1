import { type ReactElement, type ReactNode, useState } from "react";
import { useMedia } from "../../../ui/useMedia";

interface ChoiceFoldProps {
  /** What is chosen, in a line. */
  readonly summary: string;
  readonly children: ReactNode;
}

/** The controls as they are where there is room; on a phone a line that says what is chosen and unfolds them: the answer comes first. */
export function ChoiceFold({ summary, children }: ChoiceFoldProps): ReactElement {
  const isNarrow = useMedia("(max-width: 720px)");
  const [isOpen, setIsOpen] = useState(false);
  if (!isNarrow) return <>{children}</>;
  return (
    <details className="choice-fold" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <span>{summary}</span>
      </summary>
      <div className="choice-fields">{children}</div>
    </details>
  );
}

import { type ReactElement, useEffect, useRef } from "react";
import { useAppStore } from "../../../../../state/store";
import { setInspected } from "../../../../../state/tokenizers/inspect";
import type { AuditPart } from "../../../../../state/tokenizers/vocabularyChoices";
import { joinFragment } from "../../../../../url/writeLink";

interface SectionTitleProps {
  readonly part: Exclude<AuditPart, "">;
  readonly children: string;
}

/** A section's heading with the section's address; a link to it leads here. */
export function SectionTitle({ part, children }: SectionTitleProps): ReactElement {
  const comparison = useAppStore((state) => state.comparison);
  const { inspected } = comparison;
  const heading = useRef<HTMLHeadingElement>(null);
  const isWanted = inspected.part === part;
  const show = () => heading.current?.scrollIntoView({ block: "start" });
  useEffect(() => {
    if (isWanted) heading.current?.scrollIntoView({ block: "start" });
  }, [isWanted]);
  return (
    <h3 ref={heading} className="section-title">
      {children}{" "}
      <a
        href={joinFragment({ ...comparison, page: "tokenizer", inspected: { ...inspected, part } }, null)}
        aria-label={`Link to “${children}”`}
        onClick={(event) => {
          // A click with a key opens it in another tab.
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          setInspected({ part });
          show();
        }}
      >
        #
      </a>
    </h3>
  );
}

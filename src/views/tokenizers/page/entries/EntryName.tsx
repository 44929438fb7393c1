import type { ReactElement } from "react";
import type { VisiblePart } from "../../../../text/visible";

/** A token's name with all of it visible, kept apart from the direction of what is around. */
export function EntryName({ parts }: { readonly parts: readonly VisiblePart[] }): ReactElement {
  return (
    <bdi className="entry-name">
      {parts.length === 0
        ? "(empty)"
        : parts.map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
            <span key={i} className={part.kind === "text" ? undefined : `entry-${part.kind}`}>
              {part.text}
            </span>
          ))}
    </bdi>
  );
}

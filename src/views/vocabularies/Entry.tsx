import type { ReactElement } from "react";
import { visibleParts } from "../../text/visible";

/** An entry with all of it visible, kept apart from the direction of what is around. */
export function Entry({ text }: { readonly text: string }): ReactElement {
  return (
    <bdi className="entry-name">
      {visibleParts(text).map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
        <span key={i} className={part.kind === "text" ? undefined : `entry-${part.kind}`}>
          {part.text}
        </span>
      ))}
    </bdi>
  );
}

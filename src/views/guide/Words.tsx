import type { ReactElement } from "react";

/** A text in which names such as “GPT-4” stay on one line. */
export function Words({ text }: { readonly text: string }): ReactElement {
  const parts = text.split(/(\p{L}+-\d\w*(?:’s)?)/u);
  return (
    <>
      {parts.map((part, i) =>
        i % 2 === 0 ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
          <span key={i} className="guide-whole">
            {part}
          </span>
        ),
      )}
    </>
  );
}

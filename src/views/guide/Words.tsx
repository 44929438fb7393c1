import { Fragment, type ReactElement } from "react";

/** Names that are not parted at their hyphen, and what begins with a space inside its quotation marks. */
const whole = /(\p{L}+-\d\w*(?:’s)?|\p{Lu}{1,3}-\p{Lu}{2,}(?:’s)?|“ [^\s”]*”?|\|)/u;

/** A text in which names such as “GPT-4” stay on one line, and which may go on in the next one behind a cut: “neuro|blast|oma”. */
export function Words({ text }: { readonly text: string }): ReactElement {
  const parts = text.split(whole);
  return (
    <>
      {parts.map((part, i) =>
        i % 2 === 0 ? (
          part
        ) : part === "|" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
          <Fragment key={i}>
            |<wbr />
          </Fragment>
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

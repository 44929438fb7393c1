import type { ReactElement } from "react";
import type { CutsFigure } from "../../../guide/figures";

/** A text as some tokenizers cut it: each token in a box, and how many there are. */
export function Cuts({ figure: { rows } }: { readonly figure: CutsFigure }): ReactElement {
  return (
    <dl className="guide-cuts">
      {rows.map(({ label, pieces, note }) => (
        <div key={label}>
          <dt>
            {label}{" "}
            <span className="guide-count">
              {pieces.length} {note ?? (pieces.length === 1 ? "token" : "tokens")}
            </span>
          </dt>
          <dd>
            {pieces.map(({ text, id, isMarked }, i) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no other name than their place
                key={i}
                className="guide-piece"
                data-hue={i % 6}
                data-marked={isMarked || undefined}
                title={id === undefined ? undefined : `id ${id}`}
              >
                <bdi>{text}</bdi>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

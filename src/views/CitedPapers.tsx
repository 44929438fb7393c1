import type { ReactElement } from "react";
import type { Paper } from "../instruments/instrument";

/** Papers as a text cites them, one behind the other. */
export function CitedPapers({ papers }: { readonly papers: readonly Paper[] }): ReactElement {
  return (
    <>
      {papers.map(({ cited, address }, i) => (
        <span key={address}>
          {i > 0 && "; "}
          <a href={address} target="_blank" rel="noreferrer">
            {cited}
          </a>
        </span>
      ))}
    </>
  );
}

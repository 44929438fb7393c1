import entries from "virtual:finding-index";
import type { ReactElement } from "react";
import "./findingLinks.css";
import { linkTo } from "./guide/linkTo";

/** How many are named; the guide has the others. */
const mostNamed = 3;

export interface FindingLinksProps {
  /** What the findings tell of, as `src/guide/about.ts` names it. */
  readonly about: string;
}

/** What papers found about what is seen here, each leading to its place in the guide; nothing where the guide has nothing on it. */
export function FindingLinks({ about }: FindingLinksProps): ReactElement | null {
  const found = entries.filter((entry) => entry.about.includes(about));
  const [first] = found;
  if (first === undefined) return null;
  const others = found.length - mostNamed;
  return (
    <p className="finding-links" data-findings={about}>
      In the field guide:{" "}
      {found.slice(0, mostNamed).map(({ id, title }, i) => (
        <span key={id}>
          {i > 0 && "; "}
          <a href={linkTo(id)}>{title}</a>
        </span>
      ))}
      {others > 0 && (
        <>
          ; <a href="#/guide?v=1">{others} more</a>
        </>
      )}
      .
    </p>
  );
}

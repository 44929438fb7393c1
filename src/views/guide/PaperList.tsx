import type { ReactElement } from "react";
import { findings } from "../../guide";
import { papers } from "../../guide/papers";
import type { GuidePaper } from "../../guide/papers/paper";
import { linkTo } from "./linkTo";

/** All papers behind the guide: those with findings, then those without, with the reason. */
export function PaperList(): ReactElement {
  const withFindings = papers.filter(({ without }) => without === undefined);
  const others = papers.filter(({ without }) => without !== undefined);
  return (
    <section id="papers" className="guide-papers" aria-labelledby="papers-words">
      <h2 id="papers-words" tabIndex={-1}>
        All papers
      </h2>
      <ul>
        {withFindings.map((paper) => (
          <li key={paper.name} data-paper={paper.name}>
            <Entry paper={paper} />{" "}
            {findings
              .filter((finding) => finding.papers.includes(paper.name))
              .map(({ id, title }) => (
                <a key={id} className="guide-found" href={linkTo(id)}>
                  {title}
                </a>
              ))}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>Without a finding here</h3>
          <ul>
            {others.map((paper) => (
              <li key={paper.name} data-paper={paper.name}>
                <Entry paper={paper} /> <span className="guide-found">{paper.without}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Entry({ paper: { title, source } }: { readonly paper: GuidePaper }): ReactElement {
  if (source === null) return <>{title}. Authors and year could not be looked up.</>;
  return (
    <>
      {source.authors} ({source.year}).{" "}
      <a href={source.address} target="_blank" rel="noreferrer">
        {title}
      </a>
      {!title.endsWith("?") && "."}
    </>
  );
}

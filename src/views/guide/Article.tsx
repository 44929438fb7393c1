import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import { type Finding, openedBy } from "../../guide/finding";
import { papers } from "../../guide/papers";
import { Problem } from "../../ui/controls";
import { formatLoaded } from "../../ui/format";
import { LiveFigure } from "./figure/LiveFigure";
import { linkTo } from "./linkTo";
import { openedPlace, showOpened } from "./showOpened";
import { useFigure } from "./useFigure";
import { Words } from "./Words";

/** Pages by what links call them. */
const pageNames: Readonly<Record<string, string>> = {
  compare: "Compare",
  languages: "Languages",
  tokenizers: "Tokenizers",
  tokenizer: "the tokenizer’s page",
  vocabularies: "Vocabularies",
  train: "Train",
};

interface ArticleProps {
  readonly finding: Finding;
  /** Its title's level: 3 on the page, 1 where it stands alone. */
  readonly isAlone?: boolean;
  /** Whether its figure is wanted wherever it is, and not once it comes into sight. */
  readonly isAsked?: boolean;
  /** Told once its figure is there, or has failed. */
  onSettled?(id: string): void;
  /** What stands below its words. */
  readonly children?: ReactNode;
}

/** A finding: its figure first, then what it says, where it goes on, and the paper in small type. */
export function Article({
  finding,
  isAlone = false,
  isAsked = false,
  onSettled,
  children,
}: ArticleProps): ReactElement {
  const { id, title, claim, caption, published, limits, open } = finding;
  const place = useRef<HTMLElement>(null);
  const { shown, retry } = useFigure(finding, place, isAsked);
  const isSettled = shown.state !== "computing";
  useEffect(() => {
    if (isSettled) onSettled?.(id);
  }, [id, isSettled, onSettled]);
  const Title = isAlone ? "h1" : "h3";
  const page = pageNames[open.replace(/\?.*/s, "")] ?? "its page";
  return (
    <article ref={place} id={id} data-finding={id} data-state={shown.state} aria-labelledby={`${id}-title`}>
      <Title id={`${id}-title`} className="guide-title" tabIndex={-1}>
        <Words text={title} />
      </Title>
      <figure aria-busy={shown.state === "computing"}>
        <div className="guide-figure">
          {shown.state === "ready" && <LiveFigure figure={shown.figure} />}
          {shown.state === "computing" && (
            <p className="guide-wait">
              {shown.progress?.phase === "fetch" ? `Loading ${formatLoaded(shown.progress)} …` : "Computing …"}
            </p>
          )}
          {shown.state === "error" && <Problem problem={shown.message} onRetry={retry} />}
        </div>
        <figcaption>
          <Words text={caption} />
        </figcaption>
      </figure>
      <div className="guide-words">
        <p>
          <Words text={claim} />
        </p>
        {published !== undefined && (
          <p className="guide-published">
            <Words text={`${published.says} (${published.where}). ${published.differs ?? ""}`} />
          </p>
        )}
        <p className="guide-small">
          {limits !== undefined && <>{limits} </>}
          <Cited names={finding.papers} />
        </p>
        <p className="guide-doors">
          <a
            className="guide-open"
            href={`#/${openedBy(finding, shown.state === "ready" ? shown.text : null)}`}
            onClick={(event) => {
              // A click with a key opens it in another tab.
              if (shown.state !== "ready" || event.ctrlKey || event.metaKey || event.shiftKey) return;
              const at = openedPlace(open, shown.figure.kind);
              if (at !== null) void showOpened(open, at);
            }}
          >
            Open in {page}
          </a>
          <a className="guide-link" href={linkTo(id)}>
            Link to this finding
          </a>
        </p>
      </div>
      {children}
    </article>
  );
}

function Cited({ names }: { readonly names: readonly string[] }): ReactElement {
  const cited = names.flatMap((name) => papers.find((paper) => paper.name === name) ?? []);
  return (
    <>
      {cited.map(({ name, title, source }, i) => (
        <span key={name}>
          {i > 0 && "; "}
          {source === null ? (
            title
          ) : (
            <>
              {source.authors} {source.year},{" "}
              <a href={source.address} target="_blank" rel="noreferrer">
                <Words text={title} />
              </a>
            </>
          )}
        </span>
      ))}
      {!cited.at(-1)?.title.endsWith("?") && "."}
    </>
  );
}

import { type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { type Finding, openedBy } from "../../guide/finding";
import { papers } from "../../guide/papers";
import type { GuidePaper } from "../../guide/papers/paper";
import { Problem } from "../../ui/controls";
import { copyText } from "../../ui/copyText";
import { formatLoaded } from "../../ui/format";
import { LiveFigure } from "./figure/LiveFigure";
import { findingCitation } from "./findingCitation";
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
  const { id, title, claim, caption, published, limits, open, openText } = finding;
  const place = useRef<HTMLElement>(null);
  // Somebody has followed its link, which has no text of the corpus in it before the figure is there.
  const [isOpening, setOpening] = useState(false);
  const { shown, retry } = useFigure(finding, place, isAsked || isOpening);
  const isSettled = shown.state !== "computing";
  const href = `#/${openedBy(finding, shown.state === "ready" ? shown.text : null)}`;
  const follow = () => {
    const at = shown.state === "ready" ? openedPlace(open, shown.figure.kind) : null;
    if (at !== null) void showOpened(open, at);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once what is waited for is there
  useEffect(() => {
    if (!isOpening || !isSettled) return;
    setOpening(false);
    follow();
    location.hash = href;
  }, [isOpening, isSettled]);
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
            href={href}
            onClick={(event) => {
              // A click with a key opens it in another tab.
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              if (shown.state !== "computing" || openText === undefined) return follow();
              event.preventDefault();
              setOpening(true);
            }}
          >
            {isOpening ? `Opening ${page} …` : `Open in ${page}`}
          </a>
          <a className="guide-link" href={linkTo(id)}>
            Link to this finding
          </a>
          <CopyCitation finding={finding} />
        </p>
      </div>
      {children}
    </article>
  );
}

function CopyCitation({ finding }: { readonly finding: Finding }): ReactElement {
  const [said, setSaid] = useState("");
  const copy = async () => {
    const address = new URL(linkTo(finding.id), location.href).href;
    const problem = await copyText(findingCitation(finding, papersNamed(finding.papers), address), "Try again.");
    setSaid(problem ?? "Copied as BibTeX.");
  };
  return (
    <>
      <button type="button" className="guide-link" onClick={() => void copy()}>
        Copy citation
      </button>
      <span className="guide-said" role="status">
        {said}
      </span>
    </>
  );
}

function papersNamed(names: readonly string[]): GuidePaper[] {
  return names.flatMap((name) => papers.find((paper) => paper.name === name) ?? []);
}

function Cited({ names }: { readonly names: readonly string[] }): ReactElement {
  const cited = papersNamed(names);
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

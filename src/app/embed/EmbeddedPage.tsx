import ExternalLink from "lucide-react/icons/external-link";
import { type CSSProperties, type ReactElement, useEffect, useState } from "react";
import { columnTitle } from "../../state/compare/columnName";
import type { Comparison } from "../../state/pages";
import { actions, useAppStore } from "../../state/store";
import { closeTokenizerDialog, useTokenizerDialog } from "../../state/tokenizers/dialog";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { LazyPart } from "../../ui/LazyPart";
import { joined } from "../../url/twoTexts";
import { comparisonToFragment } from "../../url/writeLink";
import { Column } from "../../views/compare/Column";
import "../../views/compare/compare.css";
import type { PageProps } from "../../views/pageView";
import "./embed.css";

interface EmbeddedPageProps extends Pick<PageProps, "pool" | "onRetry"> {
  /** Whether there is something to show in them. */
  readonly hasColumns: boolean;
  /** What of the link could not be read, and what to do about it. */
  readonly problem: string | null;
  /** The fragment of the whole page as the frame's address has it. */
  readonly givenLink: string;
  /** The second text of the link, which is shown on the whole page alone. */
  readonly other: Comparison["other"];
}

const loadLegend = () => import("../../views/compare/colors/ColorLegend");
const loadPrompts = () => import("../../views/compare/chat/Prompts");
const noProps = {};

/** The columns of a comparison, with a way to the whole page. */
export function EmbeddedPage({
  pool,
  onRetry,
  hasColumns,
  problem,
  givenLink,
  other,
}: EmbeddedPageProps): ReactElement {
  const { tokenizers, models, view, showIds, color, input } = useAppStore((state) => state.comparison);
  const link = useFullLink(givenLink, hasColumns && problem === null, other);
  const names = tokenizers.map((reference) => columnTitle(reference, { models })).join(", ");
  useEffect(() => {
    document.title = hasColumns ? `A text in ${names} · Tessera` : "Tessera";
  }, [hasColumns, names]);
  // A tokenizer that has to be brought is brought where there is room for it.
  useEffect(
    () =>
      useTokenizerDialog.subscribe(({ isOpen }) => {
        if (!isOpen) return;
        closeTokenizerDialog();
        window.open(link, "_blank", "noopener");
      }),
    [link],
  );
  return (
    <main className="embedded">
      <h1 className="visually-hidden">{hasColumns ? `A text in ${names}` : "Tessera"}</h1>
      {problem !== null && (
        <p className="embedded-problem" role="alert">
          {problem}
        </p>
      )}
      {hasColumns && input !== undefined && (
        <LazyPart load={loadPrompts} props={noProps} place="panel" onGiveUp={asText} />
      )}
      {hasColumns && (
        <div className="columns" style={{ "--columns": tokenizers.length } as CSSProperties}>
          {tokenizers.map((reference) => (
            <ErrorBoundary key={reference} part="This column">
              <Column pool={pool} reference={reference} view={view} showIds={showIds} onRetry={onRetry} />
            </ErrorBoundary>
          ))}
        </div>
      )}
      <footer className="embedded-foot">
        {hasColumns && color !== undefined && (
          <LazyPart load={loadLegend} props={noProps} place="panel" onGiveUp={toPlace} />
        )}
        <a href={link} target="_blank" rel="noopener">
          Open in Tessera <ExternalLink size={13} />
        </a>
      </footer>
    </main>
  );
}

const asText = () => actions.setInput(undefined, useAppStore.getState().comparison.text);

const toPlace = () => actions.setOptions({ color: undefined });

/** The whole page's address, with what is pinned by now. @param isWhole whether all that the given link says is shown */
function useFullLink(givenLink: string, isWhole: boolean, other: Comparison["other"]): string {
  const comparison = useAppStore((state) => state.comparison);
  const [written, setWritten] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void comparisonToFragment(joined({ ...comparison, other })).then((fragment) => isCurrent && setWritten(fragment));
    return () => {
      isCurrent = false;
    };
  }, [comparison, other]);
  return isWhole && written !== null ? written : givenLink;
}

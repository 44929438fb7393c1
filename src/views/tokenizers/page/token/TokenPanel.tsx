import ArrowLeft from "lucide-react/icons/arrow-left";
import List from "lucide-react/icons/list";
import { type ReactElement, useEffect, useId, useLayoutEffect, useRef } from "react";
import type { Page } from "../../../../state/pages";
import { useAppStore } from "../../../../state/store";
import { leaveToken, originOf, setInspected, type TokenOrigin } from "../../../../state/tokenizers/inspect";
import { tokenizerEntry } from "../../../../tokenizers/catalogue";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { Button } from "../../../../ui/controls";
import { formatCount } from "../../../../ui/format";
import type { Inspection } from "../../../../worker/inspect/protocol";
import type { TokenizerPool } from "../../../../worker/pool/pool";
import { EntryName } from "../entries/EntryName";
import { entryAt } from "../entries/entryLabel";
import { Neighbourhood, nearestIds } from "./Neighbourhood";
import { TokenBody } from "./TokenBody";
import "../audit/audit.css";
import "../audit/sections/sections.css";
import "./token.css";

interface TokenPanelProps {
  readonly pool: Promise<TokenizerPool>;
  readonly reference: TokenizerReference;
  readonly inspection: Inspection;
  readonly id: number;
  /** What the tab is called that it is in the place of. */
  readonly from: string;
  /** Whether it is what the page began with: nobody has opened it from a list. */
  readonly isFirst: boolean;
}

/** All that is known of one token. Escape leads back to where it was opened. */
export default function TokenPanel({ pool, reference, inspection, id, from, isFirst }: TokenPanelProps): ReactElement {
  const title = useId();
  const { table } = inspection;
  const near = table === null ? null : nearestIds(table.ids, id);
  const row = near?.row ?? -1;
  const entry = table === null || row === -1 ? null : entryAt(table, row, inspection.prependsSpace);
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const origin = useAppStore(({ comparison }) => originOf(comparison.inspected));
  const back = origin === undefined ? `the ${from.toLowerCase()}` : originInWords(origin);
  useFocusOnOpening(id, isFirst, section, heading);
  useEscape();
  return (
    <section ref={section} className="token-page" aria-labelledby={title} data-token-page={id}>
      <div className="token-nav">
        <Button look="quiet" onClick={leaveToken}>
          <ArrowLeft size={16} /> Back to {back}
        </Button>
        {origin !== undefined && entry !== null && (
          <Button
            look="quiet"
            className="token-row"
            onClick={() => setInspected({ token: undefined, search: String(id) })}
          >
            <List size={16} /> Its row in the vocabulary
          </Button>
        )}
        {near !== null && <Neighbourhood near={near} />}
      </div>
      <h2 id={title} ref={heading} className="token-title" tabIndex={-1} aria-live="polite">
        <span className="token-number">Token {id}</span>
        {entry !== null && (
          <>
            {" "}
            <EntryName parts={entry.parts} />
          </>
        )}
      </h2>
      {table === null || near === null ? (
        <p className="vocabulary-message">
          {tokenizerEntry(reference).label} has no list of entries:{" "}
          {inspection.vocabularySize === null ? "its tokens get their ids by first appearance" : "it is all of Unicode"}
          . So there is nothing to say of one of them.
        </p>
      ) : entry === null ? (
        <div className="vocabulary-message">
          <p>{missingInWords(table.ids, id)}</p>
          <Neighbourhood near={near} />
        </div>
      ) : (
        <TokenBody key={id} {...{ pool, reference, inspection, table, row, entry }} />
      )}
    </section>
  );
}

/** What pages are called in “Back to …”. */
const pageNames: Readonly<Record<Page, string>> = {
  compare: "Compare",
  files: "the files",
  guide: "the guide",
  languages: "Languages",
  tokenizer: "the tokenizer",
  tokenizers: "all tokenizers",
  train: "Train",
  vocabularies: "the two vocabularies",
};

function originInWords({ page, inspected: { reference, token } }: TokenOrigin): string {
  if (page !== "tokenizer" || token === undefined) return pageNames[page];
  return `token ${token} of ${tokenizerEntry(reference).label}`;
}

/** Closes it by Escape, but for what stands over the page, and fields, which have the key for themselves. */
function useEscape(): void {
  useEffect(() => {
    const onKeyDown = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      if (key !== "Escape" || defaultPrevented || !(target instanceof Element)) return;
      const isField = target.matches("input, select, textarea");
      if (!isField && (target === document.body || target.closest("main") !== null)) leaveToken();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Says that there is no entry of an id, and which there are. */
function missingInWords(ids: Uint32Array, id: number): string {
  const [first = 0, last = 0] = [ids[0], ids.at(-1)];
  const range = `Its ids are ${first} to ${last}`;
  if (id < first || id > last) return `There is no token ${id} here. ${range}.`;
  const unused = last - first + 1 - ids.length;
  return `Nothing has the id ${id}. ${range}, of which ${formatCount(unused)} are unused.`;
}

/**
 * Gives the heading the focus when a token is opened in the page, and when a link within leads on: what was pressed is gone. Who steps
 * from one to the next stays where they are, and who comes by an address has the page from its top.
 */
function useFocusOnOpening(
  id: number,
  isFirst: boolean,
  section: { readonly current: HTMLElement | null },
  heading: { readonly current: HTMLElement | null },
): void {
  const last = useRef<number | null>(null);
  useLayoutEffect(() => {
    const isStepping = document.activeElement?.closest(".token-steps") != null;
    const isLeft = last.current === id || (isFirst && last.current === null) || isStepping;
    last.current = id;
    if (isLeft) return;
    heading.current?.focus({ preventScroll: true });
    if ((section.current?.getBoundingClientRect().top ?? 0) < 0) section.current?.scrollIntoView({ block: "start" });
  }, [id, isFirst, section, heading]);
}

import X from "lucide-react/icons/x";
import { type ReactElement, useCallback, useDeferredValue, useEffect, useRef, useState } from "react";
import { pinPlace, usePinSource, useShownPlace } from "../../../state/compare/place";
import type { Place } from "../../../state/compare/slice";
import { useAppStore } from "../../../state/store";
import { visibleText } from "../../../text/visible";
import { IconButton } from "../../../ui/controls";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { plural } from "../../../ui/format";
import { useMedia } from "../../../ui/useMedia";
import type { TokenizerPool } from "../../../worker/pool/pool";
import { useToldPlace } from "./asking/ahead";
import { SayContext } from "./copying";
import { Inspected } from "./Inspected";
import "./inspector.css";
import { PoolContext } from "./asking/useExplanation";
import { positionsIn } from "./place/positions";
import { revealPinned } from "./place/revealPinned";
import { Came } from "./steps/Came";
import { showStep } from "./steps/sharedStep";
import { rangeText } from "./tokens/facts";
import { WhyTheyDiffer } from "./why/WhyTheyDiffer";

interface InspectorProps {
  readonly pool: Promise<TokenizerPool>;
}

/** In em: what a column needs beside the drawer, the drawer with the page's margins, and a page that may have one. */
const [columnRoom, drawerRoom, pageRoom] = [15.75, 29.375, 75];

/**
 * All that is known of what is pinned, in all columns at once: a drawer beside them where there is room, else a panel at the
 * screen's lower edge.
 */
export function Inspector({ pool }: InspectorProps): ReactElement | null {
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const marked = useAppStore((state) => state.comparison.pinned);
  const source = usePinSource();
  const pinned = useToldPlace(pool, marked, source === "inspector");
  // How its tokens came about is above: that is not kept waiting for what stands below.
  const detailed = useDeferredValue(pinned, undefined);
  const place = useShownPlace();
  const caret = place?.kind === "caret" ? place : null;
  const isDrawer = useMedia(`(min-width: ${Math.max(pageRoom, drawerRoom + tokenizers.length * columnRoom)}em)`);
  const [said, setSaid] = useState("");
  const panel = useRef<HTMLElement>(null);
  /** What had the focus when this place was pinned, as far as that was outside of the inspector. */
  const pinnedAt = useRef<HTMLElement | null>(null);
  /** What had the focus before the inspector had it: on the way by Tab that is no more than what is before it. */
  const cameFrom = useRef<HTMLElement | null>(null);
  const close = useCallback(() => {
    const hadFocus = panel.current?.contains(document.activeElement) === true;
    pinPlace(null, "inspector");
    if (!hadFocus) return;
    const back = [pinnedAt.current, cameFrom.current].find((element) => element?.isConnected);
    (back ?? document.querySelector<HTMLElement>("[role=listbox]"))?.focus();
  }, []);
  // Another place has other merges.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the place that they go with
  useEffect(() => {
    showStep(null);
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || panel.current?.contains(focused)) return;
    pinnedAt.current = focused === document.body ? null : focused;
  }, [pinned]);
  // A link pins before there is a column that could show it.
  const isShown = useAppStore(({ columns, comparison }) =>
    comparison.tokenizers.some((reference) => columns[reference]?.shown?.text === comparison.text),
  );
  useEffect(() => {
    if (pinned === undefined || !isShown) return;
    // Beside the columns it covers nothing, and who clicked there sees what it is about; but they become as high as it is.
    const isSeen = isDrawer && tokenizers.some((reference) => reference === source);
    return revealPinned(isDrawer ? null : panel.current, source, isSeen);
  }, [isDrawer, pinned, source, isShown, tokenizers]);
  // Over the columns, it is there for what is pinned alone.
  if (pinned === undefined && (!isDrawer || marked !== undefined)) return null;
  return (
    <aside
      ref={panel}
      className={isDrawer ? "inspector drawer" : "inspector sheet"}
      aria-label="Inspector"
      data-place={pinned === undefined ? undefined : `${pinned.start}-${pinned.end}`}
      onKeyDown={({ key }) => key === "Escape" && close()}
      onFocus={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) {
          cameFrom.current = relatedTarget;
        }
      }}
    >
      <div className="inspector-body">
        <header className="inspector-head">
          {pinned === undefined ? <h2>Nothing is pinned</h2> : <PlaceTitle place={pinned} />}
          <IconButton label="Close the inspector (Escape)" onClick={close}>
            <X size={18} />
          </IconButton>
          <p role="status" className="inspector-said">
            {said}
          </p>
        </header>
        <PoolContext value={pool}>
          <SayContext value={setSaid}>
            {pinned !== undefined && (
              <>
                <ErrorBoundary part="Why the columns differ" about={pinned}>
                  <WhyTheyDiffer place={pinned} />
                </ErrorBoundary>
                <ErrorBoundary part="How the tokens came about" about={pinned}>
                  <Came place={pinned} />
                </ErrorBoundary>
              </>
            )}
            <div className="inspected-columns">
              {tokenizers.map((reference) => (
                <ErrorBoundary key={reference} part="What is known of this column’s tokens" about={detailed}>
                  <Inspected reference={reference} pinned={detailed} caret={caret} />
                </ErrorBoundary>
              ))}
            </div>
          </SayContext>
        </PoolContext>
      </div>
    </aside>
  );
}

/** UTF-16 units of the text that a title quotes. */
const quoted = 120;

function PlaceTitle({ place }: { readonly place: Place }): ReactElement {
  const text = useAppStore((state) => state.comparison.text);
  const positions = positionsIn(text);
  const start = positions.atByte(place.start);
  // Whole characters, as either end may be inside of one.
  const units = positions.afterByte(place.end).unit - start.unit;
  const cut = positions.atUnit(start.unit + quoted).unit;
  // A link can name any place.
  const end = positions.atByte(place.end);
  const isOver = end.unit === text.length && place.end > end.byte;
  const isBehind = isOver && start.unit === text.length;
  return (
    <div className="inspector-title">
      <h2>
        {isBehind ? (
          "Behind the text’s end"
        ) : place.start === place.end ? (
          "Between the text’s characters"
        ) : (
          <>
            “<bdi>{visibleText(text.slice(start.unit, Math.min(start.unit + units, cut)))}</bdi>
            {units > quoted ? " …" : "”"}
          </>
        )}
      </h2>
      <p>
        {place.start === place.end ? "byte" : "bytes"} {rangeText([place.start, place.end])} ·{" "}
        {isOver && `the text has ${plural(end.byte, "byte")}`}
        {isOver && !isBehind && " · "}
        {!isBehind && `line ${start.line}`}
      </p>
    </div>
  );
}

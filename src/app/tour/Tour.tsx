import {
  type ReactElement,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { textPage } from "../../state/pages";
import { useAppStore } from "../../state/store";
import { Button } from "../../ui/controls";
import { useMedia } from "../../ui/useMedia";
import { placeCard } from "./placeCard";
import { type TourStep, tourSteps } from "./tourSteps";
import "./tour.css";

interface TourProps {
  onEnd(): void;
}

/**
 * Points at some things of Compare, one after the other, each where it is; on a phone from the screen's edge. The page can be used
 * meanwhile. Where the focus is it stays, from step to step, and the steps are read out as they come.
 */
export function Tour({ onEnd }: TourProps): ReactElement | null {
  // What a step points at comes and goes with columns and text.
  const isHere = useAppStore(({ comparison }) => comparison.page === textPage);
  useAppStore((state) => state.columns);
  const isNarrow = useMedia("screen and (max-width: 720px)");
  const card = useRef<HTMLElement>(null);
  const forward = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState(0);
  const title = useId();
  const words = useId();
  const steps = tourSteps.filter((step) => step.find().length > 0);
  const at = Math.max(
    0,
    steps.findLastIndex((step) => tourSteps.indexOf(step) <= chosen),
  );
  const step = steps[at];
  const isOver = !isHere || step === undefined;
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver, onEnd]);
  useEffect(() => forward.current?.focus({ preventScroll: true }), []);
  useEscape(card, onEnd);
  usePlace(card, step, isNarrow);
  if (step === undefined) return null;
  const goTo = (place: number) => {
    const next = steps[place];
    if (next === undefined) onEnd();
    else setChosen(tourSteps.indexOf(next));
  };
  const isLast = at === steps.length - 1;
  return (
    <section
      ref={card}
      className="floating tour"
      role="dialog"
      aria-labelledby={title}
      aria-describedby={words}
      onKeyDown={({ key }) => {
        const next = at + (key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0);
        if (next !== at && next in steps) goTo(next);
      }}
    >
      <div aria-live="polite">
        <h2 id={title}>{step.title}</h2>
        <p id={words}>{step.words}</p>
      </div>
      <div className="tour-ways">
        <span className="tour-count">
          {at + 1} of {steps.length}
        </span>
        <Button look="quiet" onClick={onEnd}>
          Skip
        </Button>
        <Button disabled={at === 0} onClick={() => goTo(at - 1)}>
          Back
        </Button>
        <Button ref={forward} look="primary" onClick={() => goTo(at + 1)}>
          {isLast ? "Done" : "Next"}
        </Button>
      </div>
    </section>
  );
}

/** Escape ends the tour, wherever the focus is, and nothing that lies under it; what has opened over it has the key first. */
function useEscape(card: RefObject<HTMLElement | null>, onEnd: () => void): void {
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const others = [...document.querySelectorAll("[role='dialog'], [role='menu']")];
      if (event.key !== "Escape" || others.some((other) => other !== card.current)) return;
      event.stopPropagation();
      end();
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [card]);
}

/** Brings what a step points at into sight, rings it, and keeps the card beside it. */
function usePlace(card: RefObject<HTMLElement | null>, step: TourStep | undefined, isNarrow: boolean): void {
  // Once a step: what somebody scrolls away then stays away.
  useLayoutEffect(() => {
    step?.find()[0]?.scrollIntoView({ block: isNarrow ? "center" : "nearest" });
  }, [step, isNarrow]);
  // What it points at may be drawn anew with any change of the page.
  useLayoutEffect(() => {
    const targets = step?.find() ?? [];
    if (card.current === null || targets.length === 0) return;
    const { style } = card.current;
    const place = () => {
      const size = card.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
      const { left, top } = placeCard(targets, size);
      style.setProperty("--left", `${left}px`);
      style.setProperty("--top", `${top}px`);
    };
    for (const target of targets) target.setAttribute("data-tour", "");
    const ended = new AbortController();
    const always = { capture: true, signal: ended.signal };
    window.addEventListener("scroll", place, always);
    window.addEventListener("resize", place, always);
    const sizes = new ResizeObserver(place);
    for (const element of [card.current, ...targets, document.body]) sizes.observe(element);
    place();
    return () => {
      ended.abort();
      sizes.disconnect();
      for (const target of targets) target.removeAttribute("data-tour");
    };
  });
}

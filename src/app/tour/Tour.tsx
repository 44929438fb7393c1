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
import { placeBeside } from "../../ui/HintBubble";
import { useMedia } from "../../ui/useMedia";
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
  const steps = tourSteps.filter((step) => step.find() !== null);
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
    <section ref={card} className="floating tour" role="dialog" aria-labelledby={title} aria-describedby={words}>
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

/** Pixels between what is pointed at, with its ring, and the card. */
const distance = 14;

/** Brings what a step points at into sight, rings it, and keeps the card beside it. */
function usePlace(card: RefObject<HTMLElement | null>, step: TourStep | undefined, isNarrow: boolean): void {
  const target = step?.find() ?? null;
  // Once a step: what somebody scrolls away then stays away.
  useLayoutEffect(() => {
    step?.find()?.scrollIntoView({ block: isNarrow ? "center" : "nearest" });
  }, [step, isNarrow]);
  useLayoutEffect(() => {
    if (card.current === null || target === null) return;
    const { style } = card.current;
    const place = () => {
      const { width, height } = card.current?.getBoundingClientRect() ?? { width: 0, height: 0 };
      const { left, top } = placeBeside(target.getBoundingClientRect(), { width, height }, distance);
      style.setProperty("--left", `${left}px`);
      // It stays within reach.
      style.setProperty("--top", `${Math.max(distance, Math.min(top, window.innerHeight - height - distance))}px`);
    };
    target.setAttribute("data-tour", "");
    const ended = new AbortController();
    const always = { capture: true, signal: ended.signal };
    window.addEventListener("scroll", place, always);
    window.addEventListener("resize", place, always);
    const sizes = new ResizeObserver(place);
    for (const element of [card.current, target, document.body]) sizes.observe(element);
    place();
    return () => {
      ended.abort();
      sizes.disconnect();
      target.removeAttribute("data-tour");
    };
  }, [card, target]);
}

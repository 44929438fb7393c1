import ChevronFirst from "lucide-react/icons/chevron-first";
import ChevronLast from "lucide-react/icons/chevron-last";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import { type ReactElement, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { Button, IconButton } from "../../../ui/controls";

/** Milliseconds that a step stays when it is played: long enough to find what has changed. */
const playEvery = 2000;

interface LessonPlayerProps {
  readonly at: number;
  readonly last: number;
  /** What they are called. */
  readonly steps: "merges" | "steps";
  onStep(step: number): void;
}

/** Steps through a lesson: with buttons, a slider, arrow keys, or by itself. */
export function LessonPlayer({ at, last, steps, onStep }: LessonPlayerProps): ReactElement {
  const slider = useId();
  const [isPlaying, setPlaying] = useState(false);
  const isEnd = at === last;
  if (isPlaying && isEnd) setPlaying(false);
  const go = useRef(onStep);
  useLayoutEffect(() => {
    go.current = onStep;
  });
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => go.current(at + 1), playEvery);
    return () => clearTimeout(timer);
  }, [isPlaying, at]);
  // With the step that is drawn: a key that comes before an effect would go by the one before it, and be lost.
  useLayoutEffect(() => {
    const step = (event: KeyboardEvent) => {
      const target = stepOf(event, at, last);
      if (target === null) return;
      event.preventDefault();
      go.current(target);
    };
    document.addEventListener("keydown", step);
    return () => document.removeEventListener("keydown", step);
  }, [at, last]);
  return (
    <div className="lesson-player">
      <IconButton label={`Before all ${steps}`} disabled={at === 0} onClick={() => onStep(0)}>
        <ChevronFirst size={18} />
      </IconButton>
      <Button disabled={at === 0} onClick={() => onStep(at - 1)}>
        <ChevronLeft size={18} /> Back
      </Button>
      <Button look="primary" disabled={isEnd} onClick={() => onStep(at + 1)}>
        Next <ChevronRight size={18} />
      </Button>
      <IconButton label={`After all ${steps}`} disabled={isEnd} onClick={() => onStep(last)}>
        <ChevronLast size={18} />
      </IconButton>
      <Button
        aria-pressed={isPlaying}
        onClick={() => {
          if (isEnd) onStep(0);
          setPlaying(!isPlaying);
        }}
      >
        {isPlaying ? <Pause size={16} /> : <Play size={16} />} {isPlaying ? "Pause" : "Play"}
      </Button>
      <label htmlFor={slider} className="visually-hidden">
        {steps === "merges" ? "Merges made" : "Steps made"}
      </label>
      <input
        id={slider}
        type="range"
        min={0}
        max={last}
        value={at}
        aria-valuetext={`${at} of ${last}`}
        onChange={(event) => onStep(Number(event.target.value))}
      />
      <span className="lesson-at">
        {at} of {last} {steps}
      </span>
    </div>
  );
}

/** Where a key leads; null for one that leads nowhere, or is somebody else's. */
function stepOf(event: KeyboardEvent, at: number, last: number): number | null {
  const { target, key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  // Fields and groups have these keys themselves, and so has what floats over the page.
  if (target instanceof Element && target.closest("input, textarea, select, [role=dialog], [role=menu]")) return null;
  if (key === "ArrowRight" || key === "PageDown") return at < last ? at + 1 : null;
  if (key === "ArrowLeft" || key === "PageUp") return at > 0 ? at - 1 : null;
  if (key === "Home") return at > 0 ? 0 : null;
  return key === "End" && at < last ? last : null;
}

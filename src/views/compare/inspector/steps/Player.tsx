import { type ReactElement, useEffect, useId, useState } from "react";
import { IconButton } from "../../../../ui/controls";
import { plural } from "../../../../ui/format";
import { useMedia } from "../../../../ui/useMedia";
import { showStep, useSharedStep } from "./sharedStep";

/** Milliseconds that a step stays when it is played. */
const playEvery = 700;

interface PlayerProps {
  /** Called where somebody plays or slides, and so needs no button to stay under the pointer. */
  readonly onSteps: () => void;
}

/** Steps through the merges of all words that are shown, in all columns; nothing where none has any. */
export function Player({ onSteps }: PlayerProps): ReactElement | null {
  const steps = useSharedStep((state) => Math.max(0, ...state.steps.values()));
  const step = Math.min(
    useSharedStep((state) => state.step ?? steps),
    steps,
  );
  const slider = useId();
  const [isPlaying, setPlaying] = useState(false);
  const isStill = useMedia("(prefers-reduced-motion: reduce)");
  useEffect(() => {
    if (!isPlaying) return;
    if (step >= steps) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => showStep(step + 1), playEvery);
    return () => clearTimeout(timer);
  }, [isPlaying, step, steps]);
  if (steps === 0) return null;
  return (
    <div className="player">
      <IconButton label="Before all merges" disabled={step === 0} onClick={() => showStep(0)}>
        <Sign path="m17 18-6-6 6-6M7 6v12" />
      </IconButton>
      <IconButton label="One merge back" disabled={step === 0} onClick={() => showStep(step - 1)}>
        <Sign path="m15 18-6-6 6-6" />
      </IconButton>
      <label htmlFor={slider} className="visually-hidden">
        Merges shown
      </label>
      <input
        id={slider}
        type="range"
        min={0}
        max={steps}
        value={step}
        aria-valuetext={`${step} of ${plural(steps, "merge")}`}
        onChange={(event) => {
          showStep(Number(event.target.value));
          onSteps();
        }}
      />
      <IconButton label="One merge on" disabled={step === steps} onClick={() => showStep(step + 1)}>
        <Sign path="m9 18 6-6-6-6" />
      </IconButton>
      <IconButton label="After all merges" disabled={step === steps} onClick={() => showStep(null)}>
        <Sign path="m7 18 6-6-6-6M17 6v12" />
      </IconButton>
      {!isStill && (
        <IconButton
          label={isPlaying ? "Stop" : "Play the merges"}
          onClick={() => {
            if (!isPlaying) onSteps();
            if (!isPlaying && step === steps) showStep(0);
            setPlaying(!isPlaying);
          }}
        >
          <Sign path={isPlaying ? "M9 5v14M15 5v14" : "M8 5v14l11-7z"} />
        </IconButton>
      )}
    </div>
  );
}

/** A sign on a button, as Lucide draws it; its own icons would all come with the first page. */
function Sign({ path }: { readonly path: string }): ReactElement {
  return (
    <svg
      viewBox="0 0 24 24"
      width={16}
      height={16}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      aria-hidden="true"
    >
      <path d={path} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

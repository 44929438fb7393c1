import { type ReactElement, useLayoutEffect, useRef } from "react";
import { measureBrought, stopMeasuring } from "../../../state/overview/measured";
import { Button, Progress } from "../../../ui/controls";
import type { OverviewRow } from "./rows";

/** Figures on the bundled corpus of a tokenizer that was brought along: worked out when somebody asks for them. */
export function Measuring({ row: { reference, name, brought } }: { readonly row: OverviewRow }): ReactElement {
  const measured = brought?.measured ?? null;
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const own = place.current;
    // What was pressed goes once the figures are there, and the focus must not go with it.
    return () => {
      if (own?.contains(document.activeElement)) {
        own.closest("[data-tokenizer]")?.querySelector<HTMLElement>(".tokenizer-name")?.focus();
      }
    };
  }, []);
  const isRunning = measured?.state === "running";
  const progress = isRunning ? measured.progress : null;
  const isFailed = measured?.state === "error";
  return (
    <span className="overview-measuring" ref={place}>
      {isRunning && (
        <Progress label={`Measuring ${name}`} value={progress?.languages ?? 0} max={progress?.total ?? null} />
      )}
      {isFailed && <span role="alert">{measured.message}</span>}
      <Button
        look="quiet"
        aria-label={`${isRunning ? "Stop measuring" : "Measure"} ${name}`}
        onClick={() => (isRunning ? stopMeasuring(reference) : void measureBrought(reference))}
      >
        {isRunning ? "Stop" : isFailed ? "Try again" : "Measure"}
      </Button>
    </span>
  );
}

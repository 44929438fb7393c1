import { type ReactElement, useRef } from "react";
import { tokenizerImport, useTokenizerImport } from "../../../state/tokenizers/import";
import { Button, Progress } from "../../../ui/controls";
import { formatLoaded } from "../../../ui/format";
import type { LoadProgress } from "../../../worker/pool/protocol";
import { useFirstFocus } from "./useFirstFocus";

/** How far bringing a tokenizer is, and a way to end it. */
export function Loading(): ReactElement | null {
  const step = useTokenizerImport((state) => state.current);
  const cancel = useRef<HTMLButtonElement>(null);
  useFirstFocus(cancel);
  if (step.step !== "loading") return null;
  const { what, progress } = step;
  return (
    <div className="bring-loading">
      <p>
        Loading <bdi className="bring-what">{what}</bdi>
      </p>
      <Progress label={`Loading ${what}`} value={progress?.loaded ?? 0} max={progress?.total ?? 1} />
      <p className="bring-note">{inWords(progress)}</p>
      {/* Read out when it changes: not with each portion of bytes. */}
      <p role="status" className="visually-hidden">
        {inQuarters(progress)}
      </p>
      <Button ref={cancel} onClick={() => tokenizerImport.cancel()}>
        Cancel
      </Button>
    </div>
  );
}

function inWords(progress: LoadProgress | null): string {
  if (progress === null) return "Asking …";
  if (progress.phase === "build") return "Reading what has arrived …";
  return formatLoaded(progress);
}

function inQuarters(progress: LoadProgress | null): string {
  if (progress === null) return "Loading";
  if (progress.phase === "build") return "Reading what has arrived";
  if (!progress.total) return "Loading";
  return `${25 * Math.floor((4 * progress.loaded) / progress.total)} %`;
}

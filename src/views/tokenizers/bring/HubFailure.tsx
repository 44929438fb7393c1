import ExternalLink from "lucide-react/icons/external-link";
import RotateCw from "lucide-react/icons/rotate-cw";
import TriangleAlert from "lucide-react/icons/triangle-exclamation-point";
import { type ReactElement, useEffect, useState } from "react";
import { useTokenizerDialog } from "../../../state/tokenizers/dialog";
import { useHubSettings } from "../../../state/tokenizers/hubSettings";
import { tokenizerImport } from "../../../state/tokenizers/import";
import { Button } from "../../../ui/controls";
import { plural } from "../../../ui/format";
import type { ImportFailure } from "../../../worker/import/protocol";

interface HubFailureProps {
  readonly failure: ImportFailure;
  /** What was looked up. */
  readonly typed: string;
  /** Looks another place up. */
  onLoad(place: string): void;
}

/** Asking again gives the same answer: what was asked for has to change. */
const final: ReadonlySet<ImportFailure["code"]> = new Set([
  "reference",
  "settings",
  "no-tokenizer",
  "too-large",
  "file",
]);

/** Why a model's tokenizer could not be had, and the way on that fits. */
export function HubFailure({ failure, typed, onLoad }: HubFailureProps): ReactElement {
  const { code, message, places = [] } = failure;
  const endpoint = useHubSettings((state) => state.endpoint);
  const seconds = useCountdown(failure);
  const [id] = typed.trim().replace(/^hub:/, "").split("@");
  const [model] = /^[\w.-]+\/[\w.-]+/.exec(id ?? "") ?? [];
  const show = (tab: "file" | "kept") => useTokenizerDialog.setState({ tab });
  return (
    <div className="bring-failure">
      <p className="bring-problem error" role="alert" data-code={code}>
        <TriangleAlert size={16} aria-hidden="true" /> <span>{message}</span>
      </p>
      <div className="bring-actions">
        {!final.has(code) && (
          <Button disabled={seconds > 0} onClick={() => void tokenizerImport.retry()}>
            <RotateCw size={15} /> Retry{seconds > 0 && ` in ${plural(seconds, "second")}`}
          </Button>
        )}
        {places.map((place) => (
          <Button key={place} onClick={() => onLoad(place)}>
            <bdi>{place}</bdi>
          </Button>
        ))}
        {code === "gated" && model !== undefined && (
          <a className="button plain" href={`${endpoint}/${model}`} target="_blank" rel="noreferrer">
            <ExternalLink size={15} /> The model’s page
          </a>
        )}
        {(code === "no-tokenizer" || code === "too-large") && (
          <Button onClick={() => show("file")}>Choose its files instead</Button>
        )}
        {code === "offline" && <Button onClick={() => show("kept")}>What is kept here</Button>}
      </div>
    </div>
  );
}

/** Seconds that the Hub still wants us to wait. */
function useCountdown(failure: ImportFailure): number {
  const [left, setLeft] = useState(failure.retryAfter ?? 0);
  useEffect(() => {
    const until = Date.now() + 1000 * (failure.retryAfter ?? 0);
    const tell = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tell();
    const timer = setInterval(() => {
      tell();
      if (Date.now() >= until) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [failure]);
  return left;
}

import { StrictMode } from "react";
import { Session } from "../../state/compare/session";
import { actions, useAppStore } from "../../state/store";
import { findBuiltin } from "../../tokenizers/catalogue";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { watchStyleSheets } from "../../ui/styleSheets";
import { openLink } from "../../url/openLink";
import { parted } from "../../url/twoTexts";
import { earlyPool } from "../earlyPool";
import { pageRoot } from "../rootElement";
import { TakenOver } from "../TakenOver";
import { EmbeddedPage } from "./EmbeddedPage";
import { withoutEmbedding } from "./fullLink";
import { isEmbedded } from "./isEmbedded";

/**
 * Shows an address's columns and nothing else, for a frame in a page of somebody else's. What its reader does changes neither
 * the address, nor the history, nor what the browser keeps, and the page around is told nothing.
 */
export async function openEmbedded(): Promise<void> {
  watchStyleSheets();
  const root = pageRoot();
  const show = async () => {
    const { hash } = location;
    // The page around has turned to something else.
    if (!isEmbedded(hash)) return location.reload();
    const opened = await openLink(hash, (id) => findBuiltin(id) !== undefined);
    if (hash !== location.hash) return;
    const problem = opened.ok ? (opened.lost?.problem ?? null) : opened.problem;
    const comparison = opened.ok ? opened.comparison : null;
    const isTextMissing = opened.ok && (opened.textLeftOut || opened.lost?.text === true);
    // There is no field for a second text here, and so nothing is said of one.
    const whole = comparison === null ? null : parted(comparison);
    if (whole !== null) actions.apply({ ...whole, other: undefined });
    root.render(
      <StrictMode>
        <ErrorBoundary part="Tessera" text={() => useAppStore.getState().comparison.text}>
          <EmbeddedPage
            pool={pool}
            hasColumns={comparison !== null && !isTextMissing && opened.ok && opened.lost?.tokenizers !== true}
            problem={problem?.message ?? (isTextMissing ? textMissing : null)}
            givenLink={withoutEmbedding(hash)}
            other={whole?.other}
            onRetry={(reference) => void session.then((running) => running.retry(reference))}
          />
        </ErrorBoundary>
        <TakenOver />
      </StrictMode>,
    );
  };
  const reading = show();
  const pool = reading.then(() => earlyPool);
  const session = pool.then((ready) => new Session(ready));
  window.addEventListener("hashchange", () => void show());
  await reading;
}

const textMissing =
  "The text is not in the link: it was too long for one. Make the link of this frame anew, from a shorter text.";

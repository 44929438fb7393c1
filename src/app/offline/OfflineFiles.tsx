import { type ReactElement, useEffect, useRef, useState } from "react";
import { saidOf } from "../../text/saidOf";
import { Button } from "../../ui/controls";
import { formatBytes, plural } from "../../ui/format";
import { fetchMissing, type OfflineState, offlineState } from "./fileList";

/** Milliseconds after which it is looked again: of what the service worker and other tabs keep nobody is told. */
const lookEvery = 1000;

/** How much of the page is there without a network, and a way to have all of it. */
export function OfflineFiles(): ReactElement | null {
  const [state, setState] = useState<OfflineState | null | undefined>(undefined);
  const [loaded, setLoaded] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const fetching = useRef<AbortController | null>(null);
  useEffect(() => {
    const look = () => {
      if (fetching.current === null) offlineState().then(setState, () => setState(null));
    };
    look();
    const clock = setInterval(look, lookEvery);
    return () => {
      clearInterval(clock);
      fetching.current?.abort();
    };
  }, []);
  if (state == null) {
    return (
      <section className="kept-offline" aria-label="Without a network">
        <h3>Without a network</h3>
        <p>
          {state === undefined
            ? "Looking …"
            : "The page is not kept here yet. Browsers that keep it begin some seconds after it has loaded."}
        </p>
      </section>
    );
  }
  const total = state.missing.reduce((sum, { bytes }) => sum + bytes, 0);
  const fetchAll = async () => {
    const abort = new AbortController();
    fetching.current = abort;
    setProblem(null);
    setLoaded(0);
    try {
      await fetchMissing(state, setLoaded, abort.signal);
    } catch (error) {
      if (!abort.signal.aborted) {
        const reason = saidOf(error);
        setProblem(`Not all of it has come: ${reason} What has come stays; try again to go on.`);
      }
    }
    setLoaded(null);
    fetching.current = null;
    setState(await offlineState().catch(() => null));
  };
  return (
    <section className="kept-offline" aria-label="Without a network">
      <h3>Without a network</h3>
      <p>
        The page and what you have used are there: {plural(state.count, "file")}, {formatBytes(state.bytes)}.{" "}
        {state.missing.length === 0 &&
          "That is all there is: every built-in tokenizer, the corpus, the reference libraries."}
      </p>
      {state.missing.length > 0 && loaded === null && (
        <Button onClick={() => void fetchAll()}>Make everything available offline ({formatBytes(total)})</Button>
      )}
      {loaded !== null && (
        <div className="kept-sure">
          <progress aria-label="Fetching for use without a network" max={total} value={loaded} />
          <span>
            {formatBytes(loaded)} of {formatBytes(total)}
          </span>
          <Button onClick={() => fetching.current?.abort()}>Stop</Button>
        </div>
      )}
      {problem !== null && (
        <p role="alert" className="kept-problem">
          {problem}
        </p>
      )}
    </section>
  );
}

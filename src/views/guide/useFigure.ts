import { type RefObject, useEffect, useState } from "react";
import { type Finding, notBorneOut } from "../../guide/finding";
import { saidOf } from "../../text/saidOf";
import { GuidePool } from "../../worker/guide/pool";
import type { ComputedFinding } from "../../worker/guide/protocol";

/** How a figure stands. */
export type FigureState =
  | { readonly state: "computing" }
  | ({ readonly state: "ready" } & ComputedFinding)
  | { readonly state: "error"; readonly message: string };

let pool: GuidePool | null = null;

/** What has been computed: a finding that comes into sight again, or is presented, is there at once. */
const computed = new Map<string, ComputedFinding>();

/** Pixels before a figure comes into sight from which on it is computed. */
const ahead = "300px";

/**
 * A finding's figure, computed once it comes into sight: one that waits, and is out of it again, waits no longer.
 * @returns how it stands, and what asks again after a failure
 */
export function useFigure(
  finding: Finding,
  place: RefObject<HTMLElement | null>,
): { readonly shown: FigureState; retry(): void } {
  const { id } = finding;
  const [isInSight, setInSight] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState<{ readonly id: string; readonly message: string } | null>(null);
  const [, setDone] = useState("");
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver(([entry]) => setInSight(entry?.isIntersecting === true), {
      rootMargin: ahead,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  useEffect(() => {
    if (!isInSight || computed.has(id)) return;
    const controller = new AbortController();
    pool ??= new GuidePool();
    let isWaiting = true;
    const begin = () => {
      isWaiting = false;
    };
    pool.figure({ id, baseUrl: document.baseURI, reload: attempt > 0 }, controller.signal, begin).then(
      (found) => {
        computed.set(id, found);
        setDone(id);
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setFailed({ id, message: saidOf(error) });
      },
    );
    // What has begun goes on: it will be there when it comes into sight again.
    return () => {
      if (isWaiting) controller.abort();
    };
  }, [id, isInSight, attempt]);
  const retry = () => {
    setFailed(null);
    setAttempt((last) => last + 1);
  };
  const found = computed.get(id);
  if (found !== undefined) {
    const [problem] = notBorneOut(finding, found.figure);
    const message = `This browser computes something else than the text says. ${problem}`;
    return { shown: problem === undefined ? { state: "ready", ...found } : { state: "error", message }, retry };
  }
  return { shown: failed?.id === id ? { state: "error", message: failed.message } : { state: "computing" }, retry };
}

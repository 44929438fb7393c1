import { type RefObject, useEffect, useRef, useState } from "react";
import { create } from "zustand";
import { type Finding, notBorneOut } from "../../guide/finding";
import { noteGuideFiles } from "../../state/guide/usedFiles";
import { saidOf } from "../../text/saidOf";
import { GuidePool } from "../../worker/guide/pool";
import type { ComputedFinding } from "../../worker/guide/protocol";
import type { LoadProgress } from "../../worker/pool/protocol";

/** How a figure stands. */
export type FigureState =
  | { readonly state: "computing"; readonly progress: LoadProgress | null }
  | ({ readonly state: "ready" } & ComputedFinding)
  | { readonly state: "error"; readonly message: string };

let pool: GuidePool | null = null;

/** What has been computed: a finding that comes into sight again, or is presented, is there at once. */
const computed = new Map<string, ComputedFinding>();

/** How often somebody has asked again. What has failed for one finding, as without a network, has for others: all of them are asked again. */
const useAttempt = create<{ readonly attempt: number }>()(() => ({ attempt: 0 }));

const askAgain = () => useAttempt.setState(({ attempt }) => ({ attempt: attempt + 1 }));

/** Pixels before a figure comes into sight from which on it is computed. */
const ahead = "300px";

/** Milliseconds that one waits which is in sight, in which a link that goes elsewhere is read, and one that is not: the former come first. */
const [patience, longPatience] = [50, 400];

/** Milliseconds after which it is told what is being loaded. */
const untold = 1000;

/**
 * A finding's figure, computed once it comes into sight: one that waits, and is out of it again, waits no longer.
 * @param isAsked whether it is computed wherever it is
 * @returns how it stands, and what asks again after a failure
 */
export function useFigure(
  finding: Finding,
  place: RefObject<HTMLElement | null>,
  isAsked: boolean,
): { readonly shown: FigureState; retry(): void } {
  const { id } = finding;
  const { attempt } = useAttempt();
  const [isInSight, setInSight] = useState(false);
  const [failed, setFailed] = useState<{ id: string; attempt: number; message: string } | null>(null);
  const hasFailed = useRef(false);
  const [progress, setProgress] = useState<LoadProgress | null>(null);
  const [, setDone] = useState("");
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let soon: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(soon);
        const entry = entries.at(-1);
        if (entry?.isIntersecting !== true) return setInSight(false);
        const { top, bottom } = entry.boundingClientRect;
        soon = setTimeout(() => setInSight(true), bottom > 0 && top < window.innerHeight ? patience : longPatience);
      },
      { rootMargin: ahead },
    );
    observer.observe(element);
    return () => {
      clearTimeout(soon);
      observer.disconnect();
    };
  }, [place]);
  useEffect(() => {
    if (!(isInSight || isAsked) || computed.has(id)) return;
    const controller = new AbortController();
    pool ??= new GuidePool();
    let isWaiting = true;
    let begun = Number.POSITIVE_INFINITY;
    const begin = () => {
      isWaiting = false;
      begun = performance.now();
    };
    const tell = (told: LoadProgress) => {
      if (performance.now() - begun > untold) setProgress(told);
    };
    const request = { id, baseUrl: document.baseURI, reload: hasFailed.current };
    pool.figure(request, controller.signal, begin, tell).then(
      (found) => {
        computed.set(id, found);
        noteGuideFiles(found.files);
        setDone(id);
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        hasFailed.current = true;
        setProgress(null);
        setFailed({ id, attempt, message: saidOf(error) });
      },
    );
    // What has begun goes on: it will be there when it comes into sight again.
    return () => {
      if (isWaiting) controller.abort();
    };
  }, [id, isInSight, isAsked, attempt]);
  useEffect(() => {
    if (failed === null) return;
    window.addEventListener("online", askAgain);
    return () => window.removeEventListener("online", askAgain);
  }, [failed]);
  const found = computed.get(id);
  if (found !== undefined) {
    const [problem] = notBorneOut(finding, found.figure);
    const message = `This browser computes something else than the text says. ${problem}`;
    return {
      shown: problem === undefined ? { state: "ready", ...found } : { state: "error", message },
      retry: askAgain,
    };
  }
  const isFailed = failed?.id === id && failed.attempt === attempt;
  return {
    shown: isFailed ? { state: "error", message: failed.message } : { state: "computing", progress },
    retry: askAgain,
  };
}

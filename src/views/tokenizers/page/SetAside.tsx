import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from "react";

interface SetAsideProps {
  /** Whether something else is in its place. */
  readonly isAside: boolean;
  readonly children: ReactNode;
}

/**
 * A part of the page that makes way for another and comes back as it was: what is folded out, where it is scrolled to, and what had
 * the focus. It is not drawn before it is first seen.
 */
export function SetAside({ isAside, children }: SetAsideProps): ReactElement | null {
  const part = useRef<HTMLDivElement>(null);
  const left = useRef<{ readonly focus: Element | null; readonly top: number } | null>(null);
  const [wasSeen, setSeen] = useState(!isAside);
  if (!isAside && !wasSeen) setSeen(true);
  useScrollKept(!isAside, (top) => {
    left.current = { focus: focusIn(part.current), top };
  });
  const wasAside = useRef(isAside);
  useLayoutEffect(() => {
    const comesBack = wasAside.current && !isAside;
    wasAside.current = isAside;
    // A field that somebody has asked for meanwhile has the focus already.
    if (!comesBack || focusIn(part.current) !== null) return;
    const { focus, top } = left.current ?? { focus: null, top: null };
    left.current = null;
    const isGone = focus?.isConnected === false;
    if (top !== null && !isGone) window.scrollTo({ top, behavior: "instant" });
    const back = focus instanceof HTMLElement && !isGone ? focus : chosenTab(part.current);
    back?.focus({ preventScroll: top !== null && !isGone });
  }, [isAside]);
  if (!wasSeen) return null;
  return (
    <div ref={part} className={isAside ? "set-aside" : "set-in"} inert={isAside}>
      {children}
    </div>
  );
}

/** Where to go on where nothing was left, or that is gone. */
function chosenTab(part: Element | null): HTMLElement | null {
  return part?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? null;
}

function focusIn(part: Element | null): Element | null {
  const focus = document.activeElement;
  return part?.contains(focus) ? focus : null;
}

/** Tells where the window is scrolled to when something ends, as it was while that still stood. */
function useScrollKept(isOn: boolean, onEnd: (top: number) => void): void {
  const tell = useRef(onEnd);
  tell.current = onEnd;
  useLayoutEffect(() => {
    if (!isOn) return;
    let top = window.scrollY;
    const note = () => {
      top = window.scrollY;
    };
    window.addEventListener("scroll", note, { passive: true });
    return () => {
      window.removeEventListener("scroll", note);
      tell.current(top);
    };
  }, [isOn]);
}

import { type ReactElement, useLayoutEffect, useRef } from "react";
import type { PassagePlaces } from "../../../worker/pool/protocol";
import { canPaint, paintTokens } from "../../compare/reading/paint";
import "../../compare/reading/reading.css";
import { findStretches } from "../../compare/reading/stretches";

interface TokenTextProps {
  readonly text: string;
  readonly places: PassagePlaces;
  /** BCP 47, for the browser's fonts and shaping. */
  readonly lang: string | null;
}

/** A text with its tokens painted over it as Compare's reading view does: letters stay joined as their script joins them. */
export function TokenText({ text, places, lang }: TokenTextProps): ReactElement {
  const element = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another text node
  useLayoutEffect(() => {
    const node = element.current?.firstChild;
    if (!canPaint() || !(node instanceof Text)) return;
    const { stretches, cuts, first } = findStretches(places, { start: 0, end: node.length });
    return paintTokens(node, stretches, first, cuts);
  }, [text, places]);
  return (
    <bdi ref={element} className="token-text" lang={lang ?? undefined} data-drawn={places.unitStart.length}>
      {text}
    </bdi>
  );
}

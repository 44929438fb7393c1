import { type ReactElement, useRef } from "react";
import { useColumnTitles } from "../../../../state/compare/columnName";
import type { Place } from "../../../../state/compare/slice";
import { Swatch } from "../../../Swatch";
import { Term } from "../../../terms";
import { type Side, useSides } from "../asking/useSides";
import { HowItCame } from "./HowItCame";
import { Player } from "./Player";
import "./steps.css";

/**
 * How the tokens of a place came about, column under column, so that their merges are in sight together and one player steps
 * through them all.
 */
export function Came({ place }: { readonly place: Place }): ReactElement | null {
  const section = useRef<HTMLElement>(null);
  const sides = useSides().filter(({ shown }) => shown.vocabularySize !== null);
  if (sides.length === 0) return null;
  return (
    <section ref={section} className="how-it-came" aria-label="How it came about">
      <header>
        <h3>How it came about</h3>
        <Player onSteps={() => section.current !== null && bringIntoSight(section.current)} />
      </header>
      <p className="came-in-short">
        A <Term name="normalizer">normalizer</Term> may change the text and a <Term name="pattern">pattern</Term> cut it
        into <Term name="preToken">pre-tokens</Term>; in BPE <Term name="merge">merges</Term> then join letters, lowest{" "}
        <Term name="rank">rank</Term> first.
      </p>
      <div className="came-columns">
        {sides.map((side) => (
          <OfColumn key={side.reference} side={side} place={place} isAlone={sides.length === 1} />
        ))}
      </div>
    </section>
  );
}

/**
 * Scrolls the inspector, and the page where that sticks out below the screen, so that as much of the section is in sight as there
 * is room for: its player above all columns' merges.
 */
function bringIntoSight(section: HTMLElement): void {
  const body = section.closest(".inspector-body");
  if (body === null) return;
  const { top, bottom } = body.getBoundingClientRect();
  const stands = section.getBoundingClientRect();
  const head = body.querySelector(".inspector-head")?.clientHeight ?? 0;
  if (stands.bottom > bottom) body.scrollBy({ top: stands.top - top - head });
  const below = bottom - window.innerHeight;
  if (below > 0) window.scrollBy({ top: Math.min(below, top) });
}

interface OfColumnProps {
  readonly side: Side;
  readonly place: Place;
  readonly isAlone: boolean;
}

function OfColumn({ side, place, isAlone }: OfColumnProps): ReactElement {
  const label = useColumnTitles()(side.reference);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls
    <div role="group" className="came" aria-label={label} data-came={side.reference}>
      <h4>
        <Swatch reference={side.reference} />
        {label}
      </h4>
      <HowItCame {...side} place={place} mostOpen={isAlone ? 6 : 1} />
    </div>
  );
}

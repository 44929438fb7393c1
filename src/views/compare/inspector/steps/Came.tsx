import type { ReactElement } from "react";
import { useColumnTitles } from "../../../../state/compare/columnName";
import type { Place } from "../../../../state/compare/slice";
import { Swatch } from "../../../Swatch";
import { type Side, useSides } from "../useSides";
import { HowItCame } from "./HowItCame";
import { Player } from "./Player";
import "./steps.css";

/**
 * How the tokens of a place came about, column under column, so that their merges are in sight together and one player steps
 * through them all.
 */
export function Came({ place }: { readonly place: Place }): ReactElement | null {
  const sides = useSides().filter(({ shown }) => shown.vocabularySize !== null);
  if (sides.length === 0) return null;
  return (
    <section className="how-it-came" aria-label="How it came about">
      <header>
        <h3>How it came about</h3>
        <Player />
      </header>
      <div className="came-columns">
        {sides.map((side) => (
          <OfColumn key={side.reference} side={side} place={place} isAlone={sides.length === 1} />
        ))}
      </div>
    </section>
  );
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

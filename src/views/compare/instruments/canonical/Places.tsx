import { type ReactElement, useState } from "react";
import type { CanonicalFigures, PartedPlace } from "../../../../instruments/canonical/instrument";
import { kinds } from "../../../../instruments/canonical/kinds";
import { Button } from "../../../../ui/controls";
import { formatCount } from "../../../../ui/format";
import { ShownBytes } from "../../ids/TokenChips";

/** Places that are drawn at first, and with each press more. */
const drawn = 20;

/** The places where two lists part, each with both cuts one above the other. */
export function Places({ places, placeCount, of }: CanonicalFigures): ReactElement | null {
  const [shown, setShown] = useState(drawn);
  if (places.length === 0) return null;
  const left = Math.min(places.length - shown, 200);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="canonical-scroll" aria-label="Places where they part" tabIndex={0}>
        <ol className="canonical-places">
          {places.slice(0, shown).map((place) => (
            <Place key={place.index} place={place} names={of === "pair" ? ["first", "second"] : ["given", "encoded"]} />
          ))}
        </ol>
      </section>
      {left > 0 && (
        <Button look="quiet" onClick={() => setShown(shown + left)}>
          {formatCount(left)} more
        </Button>
      )}
      {placeCount > places.length && (
        <p className="instrument-note">The first {formatCount(places.length)} are listed.</p>
      )}
    </>
  );
}

interface PlaceProps {
  readonly place: PartedPlace;
  /** What the two lists are called. */
  readonly names: readonly [string, string];
}

function Place({ place: { kind, index, bytes, given, other, isCut }, names }: PlaceProps): ReactElement {
  return (
    <li data-kind={kind}>
      <p>
        <strong>{kinds[kind]}</strong>{" "}
        <small>
          id {formatCount(index + 1)}, byte {formatCount(bytes[0])}
        </small>
      </p>
      <dl>
        <dt>{names[0]}</dt>
        <CutRow tokens={given} isCut={isCut} />
        <dt>{names[1]}</dt>
        <CutRow tokens={other} isCut={isCut} />
      </dl>
    </li>
  );
}

/** Tokens as wide as what they stand for, so that what begins at the same byte stands one above the other. */
function CutRow({ tokens, isCut }: { readonly tokens: PartedPlace["given"]; readonly isCut: boolean }): ReactElement {
  return (
    <dd>
      {tokens.length === 0 && "nothing"}
      {tokens.map(({ id, bytes }, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the same token may come twice
          key={i}
          className="canonical-token"
          style={{ flexGrow: bytes.length, flexBasis: `${bytes.length * 1.2}em` }}
        >
          <bdi>
            <ShownBytes bytes={bytes} />
          </bdi>
          <small>{id}</small>
        </span>
      ))}
      {isCut && " …"}
    </dd>
  );
}

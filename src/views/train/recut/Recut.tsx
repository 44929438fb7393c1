import Minus from "lucide-react/icons/minus";
import Plus from "lucide-react/icons/plus";
import { type ReactElement, useId } from "react";
import type { Encoding } from "../../../tokenizers/tokenizer";
import { IconButton } from "../../../ui/controls";
import { formatCount, plural } from "../../../ui/format";
import { NumberField } from "../../../ui/NumberField";
import { CutText } from "./CutText";

/** A text in the tokens of one training. */
export interface Recut {
  readonly name: string;
  /** Null until it is there. */
  readonly encoding: Encoding | null;
  /** The text that this is of. */
  readonly text: string;
  readonly problem: string | null;
}

interface RecutProps {
  readonly cuts: readonly Recut[];
  readonly size: number;
  /** Whether the algorithm learns merges, so that there may be smaller sizes. */
  readonly learnsMerges: boolean;
  /** From the least size to the greatest that there is. */
  readonly sizes: { readonly from: number; readonly to: number };
  onSize(size: number): void;
}

/** Places that the slider has: sizes are as far apart as their logarithms. */
const places = 400;

/** The text cut with as many entries as the slider says. */
export function RecutPart({ cuts, size, learnsMerges, sizes, onSize }: RecutProps): ReactElement {
  const id = useId();
  const { from, to } = sizes;
  const ratio = Math.max(1.000001, to / from);
  const place = Math.round((places * Math.log(Math.max(1, size / from))) / Math.log(ratio));
  const go = (wanted: number) => onSize(Math.min(to, Math.max(from, Math.round(wanted))));
  return (
    <>
      {from < to ? (
        <div className="recut-size">
          <label htmlFor={id}>Entries</label>
          <IconButton label="One entry fewer" disabled={size <= from} onClick={() => go(size - 1)}>
            <Minus size={16} />
          </IconButton>
          <input
            id={id}
            type="range"
            min={0}
            max={places}
            value={place}
            aria-valuetext={`${formatCount(size)} entries`}
            onChange={({ target }) => {
              const at = Number(target.value);
              go(at === places ? to : from * ratio ** (at / places));
            }}
          />
          <IconButton label="One entry more" disabled={size >= to} onClick={() => go(size + 1)}>
            <Plus size={16} />
          </IconButton>
          <NumberField
            className="recut-number"
            aria-label="Entries that the text is cut with"
            value={size}
            range={{ min: from, max: to, isWhole: true }}
            isOptional={false}
            onChange={go}
          />
        </div>
      ) : (
        <p className="train-note">
          With {plural(to, "entry", "entries")}.{" "}
          {learnsMerges
            ? "No merge was learned, so there is no other size."
            : "No smaller vocabulary is a part of this one: for another size, train again."}
        </p>
      )}
      <div className="recut-columns" data-count={cuts.length}>
        {cuts.map(({ name, encoding, text, problem }) => (
          <section key={name} aria-label={`The text in ${name}`} data-tokens={encoding?.ids.length}>
            <h3>
              {name} <strong>{encoding === null ? "…" : plural(encoding.ids.length, "token")}</strong>
            </h3>
            {problem !== null && (
              <p role="alert" className="train-problem">
                {problem}
              </p>
            )}
            {encoding !== null && <CutText text={text} encoding={encoding} />}
          </section>
        ))}
      </div>
    </>
  );
}

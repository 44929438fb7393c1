import { type ReactElement, useDeferredValue, useState } from "react";
import { useAppStore } from "../../../state/store";
import type { TrainedLanguage, TrainRun } from "../../../state/train/run";
import { learnsMerges } from "../../../training/options";
import { formatCount } from "../../../ui/format";
import { RecutPart } from "./Recut";
import { sampleOf } from "./sampleOf";
import { useRecuts } from "./useRecuts";

interface RecutSectionProps {
  readonly runs: readonly TrainRun[];
  readonly titles: readonly string[];
  readonly languages: readonly TrainedLanguage[];
  readonly size: number;
  readonly sizes: { readonly from: number; readonly to: number };
  onSize(size: number): void;
}

/** UTF-16 units of a text that are cut here: more than anybody looks at. */
const mostCut = 20_000;

/** The text of Compare, or one that is written here, at the size that the slider says. */
export function RecutSection(props: RecutSectionProps): ReactElement {
  const { runs, titles, languages, size, sizes, onSize } = props;
  const ofCompare = useAppStore(({ comparison }) => comparison.text);
  const [own, setOwn] = useState<string | null>(null);
  const isOwn = ofCompare === "";
  const whole = isOwn ? (own ?? sampleOf(languages)) : ofCompare;
  const text = useDeferredValue(whole.slice(0, mostCut).toWellFormed());
  const cuts = useRecuts(runs, titles, text, size);
  return (
    <section className="train-recut" aria-labelledby="train-recut-title">
      <h2 id="train-recut-title">Your text at this size</h2>
      {isOwn && (
        <textarea
          className="field recut-text"
          aria-label="Text to cut"
          rows={3}
          dir="auto"
          spellCheck={false}
          value={whole}
          onChange={({ target }) => setOwn(target.value)}
        />
      )}
      <RecutPart
        {...{ cuts, size, sizes, onSize }}
        learnsMerges={runs.some(({ recipe }) => learnsMerges(recipe.algorithm))}
      />
      {whole.length > mostCut && (
        <p className="train-note">The first {formatCount(mostCut)} characters of it; Compare has all.</p>
      )}
    </section>
  );
}

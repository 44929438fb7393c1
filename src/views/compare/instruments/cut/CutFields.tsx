import type { ReactElement } from "react";
import type { CutOptions } from "../../../../analysis/pieces/cutToSize";
import { cutChoice, cutPlaces } from "../../../../state/compare/cut";
import { actions } from "../../../../state/store";
import { Switch, ToggleGroup } from "../../../../ui/controls";
import { NumberField } from "../../../../ui/NumberField";

const places = cutPlaces.map((value) => ({
  value,
  label: { paragraph: "Paragraph", line: "Line", sentence: "Sentence", token: "Token" }[value],
}));

/** More than any model's context. */
const mostTokens = 100_000_000;

/** How the text is to be cut. */
export function CutFields({ how }: { readonly how: CutOptions }): ReactElement {
  const set = (part: Partial<CutOptions>) => {
    actions.setOptions({ cut: cutChoice({ ...how, ...part }) });
  };
  return (
    <div className="cut-fields">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the field is one */}
      <label className="inline-field">
        At most
        <NumberField
          className="window-field"
          aria-label="Tokens of a piece at most"
          value={how.max}
          range={{ min: 1, max: mostTokens, isWhole: true }}
          isOptional={false}
          step={16}
          onChange={(max) => set({ max })}
        />
        tokens
      </label>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the field is one */}
      <label className="inline-field">
        Overlap
        <NumberField
          className="window-field"
          aria-label="Tokens of overlap"
          value={how.overlap}
          range={{ min: 0, max: how.max - 1, isWhole: true }}
          isOptional={false}
          step={8}
          onChange={(overlap) => set({ overlap })}
        />
        tokens
      </label>
      <span className="inline-field">
        <span>End at</span>
        <ToggleGroup label="End at" value={how.at} choices={places} onChange={(at) => set({ at })} />
      </span>
      <Switch
        label="Whole graphemes"
        hint="Never inside what people see as one character, such as 👩‍👩‍👧. Without it, never inside a code point."
        checked={how.graphemes}
        onChange={(graphemes) => set({ graphemes })}
      />
    </div>
  );
}

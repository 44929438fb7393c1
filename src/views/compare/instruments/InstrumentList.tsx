import type { ComponentProps, ReactElement } from "react";
import type { Instrument } from "../../../state/compare/slice";
import type { ToggleGroup } from "../../../ui/controls";
import { openInstrument } from "./openInstrument";

type Name = Instrument | "ratios";

type Offered = readonly {
  readonly title: string;
  readonly choices: ComponentProps<typeof ToggleGroup<Name>>["choices"];
}[];

/** What is open, and all that can be, by the titles of its groups. */
export interface BarProps {
  readonly open: Name;
  readonly groups: Offered;
}

/** What can be open below the columns, as a list for a narrow screen. */
export function InstrumentList({ open, groups }: BarProps): ReactElement {
  return (
    <label className="inline-field">
      Figures below
      <select
        className="field"
        value={open}
        onChange={({ target }) => openInstrument(target.value as BarProps["open"])}
      >
        {groups.map(({ title, choices }) => (
          <optgroup key={title} label={title}>
            {choices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

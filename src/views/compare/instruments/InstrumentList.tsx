import type { ReactElement } from "react";
import type { BarProps } from "./Instruments";
import { openInstrument } from "./openInstrument";

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

import type { ReactElement } from "react";
import type { CompareSlice } from "../../state/compare/slice";
import { actions } from "../../state/store";
import { tokenizerEntry } from "../../tokenizers/catalogue";

interface BaselineFieldProps extends Pick<CompareSlice, "tokenizers" | "baseline"> {
  readonly label: string;
}

/** The tokenizer that others are compared with: that NSL divides by, and that agreement is with. */
export function BaselineField({ label, tokenizers, baseline }: BaselineFieldProps): ReactElement {
  return (
    <label className="inline-field">
      {label}
      <select
        className="field"
        value={baseline ?? tokenizers[0] ?? ""}
        onChange={(event) => {
          const choice = tokenizers.find((reference) => reference === event.target.value);
          if (choice !== undefined) actions.setOptions({ baseline: choice });
        }}
      >
        {tokenizers.map((reference) => (
          <option key={reference} value={reference}>
            {tokenizerEntry(reference).label}
          </option>
        ))}
      </select>
    </label>
  );
}

import type { ReactElement } from "react";
import type { CompareSlice } from "../../state/compare/slice";
import { actions } from "../../state/store";
import { ColumnField } from "./ColumnField";

interface BaselineFieldProps extends Pick<CompareSlice, "tokenizers" | "baseline"> {
  readonly label: string;
}

/** The tokenizer that others are compared with: that NSL divides by, and that agreement is with. */
export function BaselineField({ label, tokenizers, baseline }: BaselineFieldProps): ReactElement {
  return (
    <ColumnField
      label={label}
      tokenizers={tokenizers}
      value={baseline ?? tokenizers[0]}
      onChange={(choice) => actions.setOptions({ baseline: choice })}
    />
  );
}

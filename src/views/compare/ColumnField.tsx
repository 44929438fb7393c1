import type { ReactElement, ReactNode } from "react";
import { useColumnTitles } from "../../state/compare/columnName";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";

interface ColumnFieldProps {
  readonly label: ReactNode;
  readonly className?: string;
  readonly tokenizers: readonly TokenizerReference[];
  readonly value: TokenizerReference | undefined;
  onChange(reference: TokenizerReference): void;
}

/** A choice of one of the columns, with its label. */
export function ColumnField(props: ColumnFieldProps): ReactElement {
  const { label, className = "inline-field", tokenizers, value, onChange } = props;
  const titleOf = useColumnTitles();
  return (
    <label className={className}>
      {label}
      <select
        className="field"
        value={value ?? ""}
        onChange={({ target }) => {
          const choice = tokenizers.find((reference) => reference === target.value);
          if (choice !== undefined) onChange(choice);
        }}
      >
        {tokenizers.map((reference) => (
          <option key={reference} value={reference}>
            {titleOf(reference)}
          </option>
        ))}
      </select>
    </label>
  );
}

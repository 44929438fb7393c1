import { type ReactElement, useId, useState } from "react";
import { HintedWords } from "../../../ui/Hint";

interface SpecialsFieldProps {
  readonly value: readonly string[];
  onChange(value: readonly string[]): void;
}

/** Control tokens, one a line; what is typed stands as long as it means the value. */
export function SpecialsField({ value, onChange }: SpecialsFieldProps): ReactElement {
  const id = useId();
  const [draft, setDraft] = useState("");
  const isDraft = linesOf(draft).join("\n") === value.join("\n");
  return (
    <div className="train-field">
      <label htmlFor={id}>
        <HintedWords text="Entries that no text is cut into. They have the first ids. One a line.">
          Control tokens
        </HintedWords>
      </label>
      <textarea
        id={id}
        className="field"
        rows={2}
        maxLength={2000}
        spellCheck={false}
        autoCapitalize="off"
        placeholder="<|endoftext|>"
        value={isDraft ? draft : value.join("\n")}
        onChange={({ target }) => {
          setDraft(target.value);
          onChange(linesOf(target.value));
        }}
      />
    </div>
  );
}

function linesOf(text: string): readonly string[] {
  return [...new Set(text.split("\n").filter((line) => line !== ""))];
}

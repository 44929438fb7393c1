import { type ReactElement, useId, useState } from "react";
import { HintedWords } from "../../../ui/Hint";
import { patternWords } from "./patternWords";

interface PatternFieldProps {
  readonly label: string;
  readonly value: string;
  /** UTF-16 units of one that is typed, at most. */
  readonly longest: number;
  /** Whether what is cut stays characters, and does not become bytes: “▁” is one. */
  readonly isOfCharacters: boolean;
  onChange(pattern: string): void;
}

/** What cuts the text before entries are learned: one that is known by name, or one that is typed. */
export function PatternField({ label, value, longest, isOfCharacters, onChange }: PatternFieldProps): ReactElement {
  const id = useId();
  const isKnown = patternWords.some(([name]) => name === value);
  // Typed letter by letter, it may be a known one's name on its way to another.
  const [isTyping, setIsTyping] = useState(false);
  const isOwn = isTyping || !isKnown;
  return (
    <div className="train-field">
      <label htmlFor={id}>
        <HintedWords text="What cuts text into pre-tokens, which no entry reaches across. Published patterns let no word join the next.">
          {label}
        </HintedWords>
      </label>
      <select
        id={id}
        className="field"
        value={isOwn ? "own" : value}
        onChange={({ target }) => {
          setIsTyping(target.value === "own");
          if (target.value !== "own") onChange(target.value);
        }}
      >
        {patternWords
          .filter(([name]) => isOfCharacters || name !== "metaspace" || value === name)
          .map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        <option value="own">A pattern of your own …</option>
      </select>
      {isOwn && (
        <textarea
          className="field train-pattern"
          aria-label={`${label}, written out`}
          rows={2}
          maxLength={longest}
          spellCheck={false}
          autoCapitalize="off"
          placeholder="\p{L}+|\p{N}{1,3}|\s+|."
          value={isKnown ? "" : value}
          onChange={({ target }) => {
            if (target.value !== "") onChange(target.value);
          }}
        />
      )}
    </div>
  );
}

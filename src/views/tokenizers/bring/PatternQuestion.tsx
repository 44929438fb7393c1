import { type ReactElement, useId, useRef, useState } from "react";
import { tokenizerImport, useTokenizerImport } from "../../../state/tokenizers/import";
import { Button } from "../../../ui/controls";
import { useFirstFocus } from "./useFirstFocus";

/** Whose vocabularies are cut by a pattern, as far as its publisher says it. */
const users: ReadonlyMap<string, string> = new Map([
  ["o200k_base", "OpenAI: GPT-4o, GPT-4.1, o1 and later"],
  ["cl100k_base", "OpenAI: GPT-4, GPT-3.5, text-embedding-3"],
  ["p50k_base", "OpenAI: Codex, text-davinci-003"],
  ["r50k_base", "OpenAI: GPT-2 and GPT-3"],
  ["llama3", "Meta: Llama 3"],
  ["llama4", "Meta: Llama 4"],
  ["qwen", "Alibaba: Qwen"],
  ["kimi", "Moonshot AI: Kimi K2"],
  ["whisper", "OpenAI: Whisper"],
  ["whisper_v3", "OpenAI: Whisper large-v3 and later"],
]);

/** Asks how text is cut before merging, which files of ranks do not say. */
export function PatternQuestion(): ReactElement | null {
  const step = useTokenizerImport((state) => state.current);
  const [chosen, setChosen] = useState<string | null>(null);
  const [written, setWritten] = useState("");
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  useFirstFocus(first);
  if (step.step !== "pattern") return null;
  const { file, patterns, named } = step;
  const isWritten = chosen === own;
  const pattern = isWritten ? written : chosen;
  return (
    <form
      className="pattern-question"
      onSubmit={(event) => {
        event.preventDefault();
        if (pattern) void tokenizerImport.choosePattern(pattern);
      }}
    >
      <p>
        <bdi className="bring-what">{file}</bdi>{" "}
        {named === undefined ? (
          "lists tokens and their ranks. Before they are merged, text is cut by a pattern, which such files leave out."
        ) : (
          <>
            names the way in which its text is cut before merging “<bdi>{named}</bdi>”, which is not known here.
          </>
        )}{" "}
        Choose that of the model; with another one the counts are wrong.
      </p>
      <fieldset>
        <legend>Pattern</legend>
        {patterns.map((name, i) => (
          <label key={name} className="pattern-choice">
            <input
              ref={i === 0 ? first : undefined}
              type="radio"
              name={id}
              checked={chosen === name}
              onChange={() => setChosen(name)}
            />
            <code>{name}</code>
            <span>{users.get(name)}</span>
          </label>
        ))}
        <label className="pattern-choice">
          <input type="radio" name={id} checked={isWritten} onChange={() => setChosen(own)} />
          <span>Another one, written out</span>
        </label>
        {isWritten && (
          <textarea
            className="field"
            aria-label="Pattern, written out"
            dir="ltr"
            rows={4}
            maxLength={5000}
            spellCheck={false}
            autoCapitalize="off"
            placeholder="\p{L}+|\p{N}{1,3}|[^\s\p{L}\p{N}]+|\s+"
            value={written}
            onChange={(event) => setWritten(event.target.value)}
          />
        )}
      </fieldset>
      {isWritten && (
        <p className="bring-note">
          In the dialect of Rust’s fancy-regex, as tiktoken has it: classes such as <code>{"\\p{Lu}"}</code>, possessive{" "}
          <code>++</code>, look-ahead <code>(?!\S)</code>.
        </p>
      )}
      <div className="bring-actions end">
        <Button onClick={() => tokenizerImport.cancel()}>Back</Button>
        <Button type="submit" look="primary" disabled={!pattern}>
          Continue
        </Button>
      </div>
    </form>
  );
}

/** Stands for a pattern that is written out; no known one has such a name. */
const own = "";

import { type ReactElement, useId, useState } from "react";
import type { Json } from "../../../chat/chat";

interface JsonFieldProps {
  readonly label: string;
  /** What is said while it is closed. */
  readonly summary: string;
  readonly value: Json;
  /** Whether it comes open, with the focus in it. */
  readonly isOpenAtFirst?: boolean;
  /** What is wrong with a value, in a sentence; null where nothing is. */
  accept(json: Json): string | null;
  onChange(json: Json): void;
}

/** JSON that is written by hand: taken over whenever it can be read, and kept as it is typed until then. */
export function JsonField(props: JsonFieldProps): ReactElement {
  const { label, summary, value, accept, onChange } = props;
  const [isOpenAtFirst] = useState(props.isOpenAtFirst ?? false);
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const written = JSON.stringify(value, null, 2);
  return (
    <details className="json-field" open={isOpenAtFirst}>
      <summary>{summary}</summary>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: somebody has just asked for it
        autoFocus={isOpenAtFirst}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : id}
        spellCheck={false}
        autoCapitalize="off"
        value={typed ?? written}
        onChange={({ target }) => {
          setTyped(target.value);
          const read = parse(target.value);
          const wrong = "problem" in read ? read.problem : accept(read.json);
          setProblem(wrong);
          if (wrong === null && "json" in read) onChange(read.json);
        }}
        onBlur={() => problem === null && setTyped(null)}
      />
      {problem !== null && (
        <p id={id} className="chat-fault" role="status">
          {problem} Until then it is as it was.
        </p>
      )}
    </details>
  );
}

function parse(text: string): { readonly json: Json } | { readonly problem: string } {
  try {
    return { json: JSON.parse(text) as Json };
  } catch (error) {
    return { problem: `This is no JSON yet (${error instanceof Error ? error.message : String(error)}).` };
  }
}

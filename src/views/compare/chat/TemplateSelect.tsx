import type { ReactElement } from "react";
import type { ColumnPrompt } from "../../../state/compare/prompts";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { putTemplate } from "./putTemplate";

interface TemplateSelectProps {
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly prompt: ColumnPrompt;
}

/** Which of a tokenizer's templates its prompt is made with, where it has several; or by what the chat has. */
export function TemplateSelect({ reference, label, prompt }: TemplateSelectProps): ReactElement | null {
  const { choice, isEdited } = prompt;
  if (choice.names.length === 0) return null;
  // Names are any texts: options go by their place.
  const value = isEdited ? "edited" : choice.asked === null ? "usual" : String(choice.names.indexOf(choice.asked));
  return (
    <select
      className="chat-template-name"
      aria-label={`Which template of ${label}`}
      value={value}
      onChange={({ target }) => putTemplate(reference, choice.names[Number(target.value)] ?? null, isEdited)}
    >
      {isEdited && <option value="edited">edited here</option>}
      <option value="usual">{`automatic: ${choice.usual ?? "none"}`}</option>
      {choice.names.map((name, at) => (
        <option key={name} value={at}>
          {name}
        </option>
      ))}
    </select>
  );
}

import { type ReactElement, useId, useState } from "react";
import type { ColumnPrompt } from "../../../state/compare/prompts";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { Dialog } from "../../../ui/dialog";
import { putTemplate } from "./putTemplate";

interface TemplateDialogProps {
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly prompt: ColumnPrompt;
  onClose(): void;
}

/** A column's template, to be read and changed; with a way back to the published one. */
export function TemplateDialog({ reference, label, prompt, onClose }: TemplateDialogProps): ReactElement {
  const [source, setSource] = useState(prompt.template ?? "");
  const id = useId();
  const isChanged = source !== (prompt.template ?? "");
  const close = () => {
    if (isChanged) putTemplate(reference, source, prompt.isEdited && source === "");
    onClose();
  };
  return (
    <Dialog title={`Chat template of ${label}`} open onOpenChange={close}>
      <p id={id}>
        {prompt.isEdited
          ? "This template was changed here, and is in the link."
          : "What you change here is for this column, and in the link. It runs apart from the page, and is ended when it does not come back."}
      </p>
      <textarea
        className="template-source"
        aria-label="Template (Jinja)"
        aria-describedby={id}
        spellCheck={false}
        autoCapitalize="off"
        rows={18}
        value={source}
        onChange={(event) => setSource(event.target.value)}
      />
      <div className="template-ways">
        <Button look="primary" onClick={close}>
          {!isChanged ? "Close" : source === "" ? emptyInWords(prompt) : "Use this template"}
        </Button>
        {prompt.isEdited && (
          <Button
            onClick={() => {
              putTemplate(reference, null, prompt.isEdited);
              onClose();
            }}
          >
            Back to the tokenizer’s own
          </Button>
        )}
        {isChanged && (
          <Button look="quiet" onClick={() => setSource(prompt.template ?? "")}>
            Undo my changes
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** What leaving the field empty comes to. */
function emptyInWords({ isEdited }: ColumnPrompt): string {
  return isEdited ? "Take my template away" : "Keep the tokenizer’s own";
}

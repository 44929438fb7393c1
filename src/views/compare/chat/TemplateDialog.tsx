import { type ReactElement, useId, useState } from "react";
import type { ColumnPrompt } from "../../../state/compare/prompts";
import { actions, useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { Dialog } from "../../../ui/dialog";

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
    if (isChanged) putTemplate(reference, source);
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
              putTemplate(reference, null);
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

/** Puts a template in a column's place; null is the tokenizer's own again. What was written before is offered back. */
function putTemplate(reference: TokenizerReference, source: string | null): void {
  const { templates: before } = useAppStore.getState().comparison;
  const { [reference]: _, ...others } = before ?? {};
  const templates = source === null || source === "" ? others : { ...others, [reference]: source };
  actions.setOptions({ templates: Object.keys(templates).length === 0 ? undefined : templates });
  // An empty template is none, so that the tokenizer's own counts again.
  if ((source !== null && source !== "") || before?.[reference] === undefined) return;
  const undo = { label: "Restore my template", run: () => actions.setOptions({ templates: before }) };
  const message = "Your template was taken away: what the tokenizer comes with counts again.";
  actions.setNotice({ tone: "info", message, undo, about: "column" });
}

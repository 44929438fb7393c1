import FileCode from "lucide-react/icons/file-code";
import RotateCw from "lucide-react/icons/rotate-cw";
import { type ReactElement, useState } from "react";
import type { Message } from "../../../chat/chat";
import { hasTwoBos, type Injection, type PromptStretch } from "../../../chat/promptTokens";
import type { ShownEncoding } from "../../../state/compare/columns";
import { askPromptAgain, type ColumnPrompt } from "../../../state/compare/prompts";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { formatCount } from "../../../ui/format";
import { ListContents } from "./ListContents";
import { MissingContents } from "./MissingContents";
import { TemplateDialog } from "./TemplateDialog";
import { TemplateSelect } from "./TemplateSelect";
import { messagesInWords } from "./words";

interface PromptHeadProps {
  readonly reference: TokenizerReference;
  readonly label: string;
  readonly prompt: ColumnPrompt;
  readonly shown: ShownEncoding;
  readonly injected: readonly Injection[];
  readonly messages: readonly Message[];
  readonly counts: ReadonlyMap<PromptStretch["of"], number>;
}

/** What the prompt is made up of, what is odd about it, and the way to the template. */
export function PromptHead(props: PromptHeadProps): ReactElement {
  const { reference, label, prompt, messages, counts } = props;
  const [isOpen, setOpen] = useState(false);
  const fault = faultInWords(prompt);
  const warnings = warningsOf(props);
  // There is nothing to count by message, and no template was asked.
  if (prompt.fault?.kind === "unread") {
    return (
      <div className="chat-head" data-chat-fault="unread">
        <p className="chat-note">{fault}</p>
      </div>
    );
  }
  return (
    <div className="chat-head" data-chat-fault={prompt.fault?.kind}>
      <div className="chat-sums">
        <span>{sums(counts)}</span>
        <TemplateSelect {...{ reference, label, prompt }} />
        <Button look="quiet" className="chat-template" onClick={() => setOpen(true)}>
          <FileCode size={15} />
          {prompt.template === null ? "Write a template" : prompt.isEdited ? "Template, edited" : "Template"}
        </Button>
      </div>
      {fault !== null && (
        <p className={prompt.fault?.kind === "none" ? "chat-note" : "chat-fault"} role="status">
          {fault}
        </p>
      )}
      {prompt.fault?.kind === "ended" && (
        <Button look="quiet" onClick={() => askPromptAgain(reference)}>
          <RotateCw size={15} /> Retry
        </Button>
      )}
      {prompt.origin !== undefined && <p className="chat-note">{prompt.origin}</p>}
      {prompt.fault?.kind === "failed" && <MissingContents messages={messages} />}
      <ListContents prompt={prompt} messages={messages} />
      {warnings.length > 0 && (
        <ul className="chat-warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {isOpen && <TemplateDialog {...{ reference, label, prompt }} onClose={() => setOpen(false)} />}
    </div>
  );
}

function sums(counts: ReadonlyMap<PromptStretch["of"], number>): string {
  let messages = 0;
  for (const [of, tokens] of counts) if (typeof of === "number") messages += tokens;
  const tools = counts.get("tools") ?? 0;
  return [
    `Messages ${formatCount(messages)}`,
    ...(tools > 0 ? [`tools ${formatCount(tools)}`] : []),
    `template ${formatCount(counts.get("template") ?? 0)}`,
  ].join(" · ");
}

function faultInWords({ fault, choice }: ColumnPrompt): string | null {
  if (fault === null) return null;
  const instead = "The messages’ texts stand here without it.";
  const at = fault.line === null ? "" : ` in line ${fault.line}`;
  switch (fault.kind) {
    case "unread":
      return "What is written is no chat yet, and stands here as it is.";
    case "none":
      if (choice.names.length > 0)
        return `None of this tokenizer’s templates is called “default”: one is to be chosen. ${instead}`;
      return `This tokenizer comes with no chat template. ${instead}`;
    case "refused":
      return `The template refuses this chat${at}: “${fault.message}”. ${instead}`;
    case "failed":
      return `The template fails${at}: ${fault.message}. ${instead}`;
    case "ended":
      return `The template was stopped: ${fault.message}. ${instead}`;
  }
}

/** What somebody who sends this prompt should know, each in a sentence. */
function warningsOf({ prompt, shown, injected, messages }: PromptHeadProps): string[] {
  const { unknown, dropped, dropsTools, bos, fault, isUntold, isDated } = prompt;
  const warnings: string[] = [];
  if (isUntold) {
    warnings.push(
      "Which message each part is of could not be told: that takes this template too long. The prompt is whole.",
    );
  }
  if (isDated)
    warnings.push("The template writes the day’s date: on another day the prompt, and its count, may differ.");
  if (hasTwoBos(shown, bos)) {
    warnings.push(`The prompt begins with two BOS (${bos}): the template writes one, and another comes before it.`);
  }
  if (injected.length > 0) warnings.push(injectionInWords(injected, messages));
  if (fault === null && dropped.length > 0) {
    warnings.push(`The template leaves out ${messagesInWords(dropped)}, or a part of it.`);
  }
  if (dropsTools) warnings.push("The template leaves the tools out.");
  if (unknown.length > 0) {
    const it = unknown.length === 1 ? "it" : "they";
    warnings.push(
      `The template rewrites ${messagesInWords(unknown)}: what of the prompt ${it} became is not known, and counted with the template.`,
    );
  }
  return warnings;
}

function injectionInWords(injected: readonly Injection[], messages: readonly Message[]): string {
  const [first] = injected;
  if (first === undefined) return "";
  const role = messages[first.message]?.role ?? "";
  const more = injected.length === 1 ? "" : ` So do ${injected.length - 1} more.`;
  return `Message ${first.message + 1} (${role}) has “${first.name}” in its text, which becomes the control token ${first.id}, as if the template had written it.${more}`;
}

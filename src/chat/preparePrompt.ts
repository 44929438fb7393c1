import { type Attribution, attribute } from "./attribute";
import { type Chat, plainPrompt } from "./chat";
import { type ReadTemplate, readTemplate, renderPrompt, TemplateFault, type TemplateVariables } from "./render";
import { type TemplateVariable, templateVariables } from "./variables";

/** What a prompt is to be made of. */
export interface PromptRequest {
  readonly chat: Chat;
  /** The template's source; null where there is none. */
  readonly template: string | null;
  readonly specials: Readonly<Record<string, string>>;
  readonly variables: TemplateVariables;
}

/** Why there is no prompt of the template's. */
export interface PromptFault {
  /** `unread`: what is written is no chat; `none`: there is no template; `refused`: it refuses the conversation; `failed`: it cannot be read or run; `ended`: it took too long. */
  readonly kind: "unread" | "none" | "refused" | "failed" | "ended";
  /** What the template or the engine says. */
  readonly message: string;
  /** In the template, from 1; null where it is not known. */
  readonly line: number | null;
}

/** A conversation as a model is given it. */
export interface PreparedPrompt extends Attribution {
  readonly prompt: string;
  /** Null where the prompt is the template's; else it is the messages' contents alone. */
  readonly fault: PromptFault | null;
  /** The template's own variables; none where it cannot be read. */
  readonly variables: readonly TemplateVariable[];
}

/** The last template, since a conversation that is written changes more often than it. */
let last: { readonly read: ReadTemplate; readonly variables: readonly TemplateVariable[] } | null = null;

/** Renders a conversation, and finds whose the parts are; what goes wrong is told, and the contents stand in for the prompt. */
export function preparePrompt({ chat, template, specials, variables }: PromptRequest): PreparedPrompt {
  if (template === null) return withoutTemplate(chat, { kind: "none", message: "", line: null });
  let own: readonly TemplateVariable[] = [];
  try {
    if (last?.read.source !== template) {
      last = { read: readTemplate(template), variables: templateVariables(template) };
    }
    const { read } = last;
    own = last.variables;
    const render = (given: Chat) => renderPrompt(read, given, { specials, variables });
    const prompt = render(chat);
    return { prompt, fault: null, variables: own, ...attribute(render, prompt, chat) };
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    const { message, line, isRefusal } = error;
    return withoutTemplate(chat, { kind: isRefusal ? "refused" : "failed", message, line }, own);
  }
}

/** The messages' contents, in place of a prompt that cannot be had. */
export function withoutTemplate(
  chat: Chat,
  fault: PromptFault,
  variables: readonly TemplateVariable[] = [],
): PreparedPrompt {
  return { ...plainPrompt(chat), fault, variables, unknown: [], dropped: [], dropsTools: false };
}

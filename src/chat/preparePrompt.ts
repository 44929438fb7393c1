import { type Attribution, attribute } from "./attribute";
import { type Chat, plainPrompt } from "./chat";
import { noticeDate } from "./dated";
import {
  mostSteps,
  type ReadTemplate,
  readTemplate,
  render,
  renderPrompt,
  TemplateFault,
  type TemplateVariables,
} from "./render";
import { type TemplateVariable, templateVariables } from "./variables";
import { TooMuchWork, within } from "./work";

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
  /** Whether it could not be told whose the parts are: that takes more than the prompt itself. */
  readonly isUntold: boolean;
  /** Whether the template asked for the day's date: on another day the prompt is another one. */
  readonly isDated: boolean;
  /** The template's own variables; none where it cannot be read. */
  readonly variables: readonly TemplateVariable[];
}

/** The last template, since a conversation that is written changes more often than it. */
let last: { readonly read: ReadTemplate; readonly variables: readonly TemplateVariable[] } | null = null;

/** Renders a conversation; what goes wrong is told, and the contents stand in for the prompt. Whose its parts are is not told yet. */
export function makePrompt({ chat, template, specials, variables }: PromptRequest): PreparedPrompt {
  if (template === null) return withoutTemplate(chat, { kind: "none", message: "", line: null });
  let own: readonly TemplateVariable[] = [];
  try {
    if (last?.read.source !== template) {
      last = { read: readTemplate(template), variables: templateVariables(template) };
    }
    own = last.variables;
    const { read } = last;
    const { made: prompt, isDated } = noticeDate(() => renderPrompt(read, chat, { specials, variables }));
    return { prompt, fault: null, variables: own, isDated, ...untold };
  } catch (error) {
    if (error instanceof TooMuchWork) {
      const message = `it takes more than ${error.limit}`;
      return withoutTemplate(chat, { kind: "ended", message, line: null }, own);
    }
    if (!(error instanceof TemplateFault)) throw error;
    const { message, line, isRefusal } = error;
    return withoutTemplate(chat, { kind: isRefusal ? "refused" : "failed", message, line }, own);
  }
}

const untold = { parts: [], unknown: [], dropped: [], dropsTools: false, isUntold: true } as const;

/** Tells whose the parts of a prompt are; where that takes too many steps they stay untold. */
export function tellParts(
  made: PreparedPrompt,
  { chat, template, specials, variables }: PromptRequest,
): PreparedPrompt {
  if (made.fault !== null || template === null) return made;
  const read = last?.read.source === template ? last.read : readTemplate(template);
  let isTold = true;
  const again = (given: Chat) => {
    try {
      return render(read, given, { specials, variables });
    } catch (error) {
      if (error instanceof TooMuchWork) isTold = false;
      throw error;
    }
  };
  const found = within(mostSteps, () => attribute(again, made.prompt, chat));
  return isTold ? { ...made, ...found, isUntold: false } : made;
}

/** Both, one after the other. */
export function preparePrompt(request: PromptRequest): PreparedPrompt {
  return tellParts(makePrompt(request), request);
}

/** The messages' contents, in place of a prompt that cannot be had. */
export function withoutTemplate(
  chat: Chat,
  fault: PromptFault,
  variables: readonly TemplateVariable[] = [],
): PreparedPrompt {
  const nothing = { unknown: [], dropped: [], dropsTools: false, isUntold: false, isDated: false };
  return { ...plainPrompt(chat), fault, variables, ...nothing };
}

import { Template } from "@huggingface/jinja";
import type { Chat } from "./chat";
import { failedPlace, unreadPlace } from "./faultPlace";
import { TooMuchWork, within } from "./work";

/** What a template is given besides the conversation. */
export interface RenderOptions {
  /** Contents of control tokens by role: `bos_token` … */
  readonly specials: Readonly<Record<string, string>>;
  /** The template's own variables, where they are set. */
  readonly variables: TemplateVariables;
}

/** What a template's own variables are set to. */
export type TemplateVariables = Readonly<Record<string, boolean | string>>;

/** UTF-16 units that a prompt may have: what is longer is no prompt, and would fill the memory. */
export const longestPrompt = 8_000_000;

/** Steps that a template may take: fifty for each of 40,000 messages; ours take half as many. */
export const mostSteps = 2_000_000;

/** What a template came to that gave no prompt. */
export class TemplateFault extends Error {
  override readonly name = "TemplateFault";
  /** In the template, from 1; null where it is not known. */
  readonly line: number | null;
  /** Whether the template itself refuses the conversation, by `raise_exception`. */
  readonly isRefusal: boolean;

  constructor(message: string, line: number | null, isRefusal: boolean, options?: ErrorOptions) {
    super(message, options);
    this.line = line;
    this.isRefusal = isRefusal;
  }
}

/** A template, read once. */
export interface ReadTemplate {
  readonly source: string;
  readonly parsed: Template;
}

/**
 * Reads a template, as transformers.js does: `lstrip_blocks` and `trim_blocks` are on.
 * @throws {TemplateFault} for what is no template, or needs what `@huggingface/jinja` lacks
 */
export function readTemplate(source: string): ReadTemplate {
  try {
    return { source, parsed: new Template(source) };
  } catch (cause) {
    throw new TemplateFault(inWords(cause), unreadPlace(source)?.line ?? null, false, { cause });
  }
}

/**
 * Renders a conversation as `apply_chat_template` of transformers.js does with `tokenize: false`, whose defaults are those of
 * the variables that are not set.
 * @throws {TemplateFault} where the template refuses it, fails, or writes too much
 * @throws {TooMuchWork} where it does not end
 */
export function renderPrompt({ source, parsed }: ReadTemplate, chat: Chat, options: RenderOptions): string {
  const { messages, tools } = chat;
  const { specials, variables } = options;
  const given = { add_generation_prompt: false, ...variables, messages, tools, documents: null, ...specials };
  let prompt: string;
  try {
    prompt = within(mostSteps, () => parsed.render(given));
  } catch (cause) {
    if (cause instanceof TooMuchWork) throw cause;
    const place = failedPlace(source, given);
    const isRefusal = place?.block.includes("raise_exception") ?? false;
    throw new TemplateFault(inWords(cause), place?.line ?? null, isRefusal, { cause });
  }
  if (prompt.length <= longestPrompt) return prompt;
  throw new TemplateFault(`it writes more than ${longestPrompt.toLocaleString("en")} characters`, null, false);
}

function inWords(cause: unknown): string {
  if (cause instanceof RangeError && /length/.test(cause.message)) return "it makes a text too long to be held";
  if (cause instanceof RangeError) return "it calls itself without end, or is nested too deeply";
  // What the library meets where it did not look for an end.
  if (cause instanceof TypeError) return "it ends in the middle of a statement";
  return cause instanceof Error ? cause.message : String(cause);
}

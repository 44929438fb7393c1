import { Template } from "@huggingface/jinja";
import type { Chat } from "./chat";
import { failedPlace, unreadPlace } from "./faultPlace";
import { longestTemplate } from "./templatesIn";
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
  const tooMuch = tooMuchIn(source);
  if (tooMuch !== null) throw new TemplateFault(`it has more than ${tooMuch}`, null, false);
  try {
    return { source, parsed: new Template(source) };
  } catch (cause) {
    throw new TemplateFault(inWords(cause), unreadPlace(source)?.line ?? null, false, { cause });
  }
}

/** White space in a row that a template may have: the library takes the square of it to find `{% generation %}`. */
const longestBlank = 1000;

/** What a source has more of than anybody writes; null where it can be read in no time. */
function tooMuchIn(source: string): string | null {
  if (source.length > longestTemplate) return `${longestTemplate.toLocaleString("en")} characters`;
  for (const [blank] of source.matchAll(/\s+/g)) {
    if (blank.length > longestBlank) return `${longestBlank.toLocaleString("en")} spaces or empty lines in a row`;
  }
  return null;
}

/**
 * Renders a conversation as `apply_chat_template` of transformers.js does with `tokenize: false`, whose defaults are those of
 * the variables that are not set.
 * @throws {TemplateFault} where the template refuses it, fails, or writes too much
 * @throws {TooMuchWork} where it does not end
 */
export function renderPrompt(template: ReadTemplate, chat: Chat, options: RenderOptions): string {
  // Where it fails it is run again, to find the place.
  return within(2 * mostSteps, () => {
    try {
      return render(template, chat, options);
    } catch (cause) {
      if (cause instanceof TooMuchWork) throw cause;
      const place = failedPlace(template.source, givenTo(chat, options));
      const isRefusal = place?.block.includes("raise_exception") ?? false;
      throw new TemplateFault(inWords(cause), place?.line ?? null, isRefusal, { cause });
    }
  });
}

/**
 * {@link renderPrompt} without a word about what went wrong, for which the template would be run once more.
 * @throws {Error} whatever the template or the library does
 */
export function render({ parsed }: ReadTemplate, chat: Chat, options: RenderOptions): string {
  return within(mostSteps, () => parsed.render(givenTo(chat, options)));
}

function givenTo({ messages, tools }: Chat, { specials, variables }: RenderOptions): Record<string, unknown> {
  return { add_generation_prompt: false, ...variables, messages, tools, documents: null, ...specials };
}

function inWords(cause: unknown): string {
  if (cause instanceof RangeError && /length/.test(cause.message)) return "it makes a text too long to be held";
  if (cause instanceof RangeError && /stack/.test(cause.message))
    return "it calls itself without end, or is nested too deeply";
  // What the library meets where it did not look for an end.
  if (cause instanceof TypeError) return "it ends in the middle of a statement";
  return cause instanceof Error ? cause.message : String(cause);
}

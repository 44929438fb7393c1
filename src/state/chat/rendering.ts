import type { Chat } from "../../chat/chat";
import { withoutTemplate } from "../../chat/preparePrompt";
import { readChat } from "../../chat/readChat";
import type { TemplateVariables } from "../../chat/render";
import { chooseTemplate, namesOf } from "../../chat/templatesIn";
import { saidOf } from "../../text/saidOf";
import { parseReference, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { type ChatPool, createChatPool } from "../../worker/chat/pool";
import { type ColumnPrompt, usePrompts } from "../compare/prompts";
import { type AppState, useAppStore } from "../store";
import { templatesOf } from "./templatesOf";

/** What a column's prompt was asked for with. */
interface Asked {
  readonly text: string;
  readonly variables: TemplateVariables | undefined;
  readonly template: string | undefined;
  readonly controller: AbortController;
  isRunning: boolean;
}

/** Keeps each column's prompt true to the chat: asks again for what a change is about, and drops what is under way. */
export class Rendering {
  private readonly pool: Pick<ChatPool, "prepare">;
  private readonly asked = new Map<TokenizerReference, Asked>();
  private readonly stopListening: (() => void)[];

  constructor(pool: Pick<ChatPool, "prepare"> = createChatPool()) {
    this.pool = pool;
    this.update(useAppStore.getState());
    this.stopListening = [
      useAppStore.subscribe((state, before) => {
        if (state.comparison !== before.comparison) this.update(state);
      }),
      usePrompts.subscribe((prompts, before) => {
        const isAskedAgain = (reference: TokenizerReference) => before[reference] && !prompts[reference];
        const again = Array.from(this.asked).filter(
          ([reference, asked]) => !asked.isRunning && isAskedAgain(reference),
        );
        for (const [reference] of again) this.asked.delete(reference);
        if (again.length > 0) this.update(useAppStore.getState());
      }),
    ];
  }

  stop(): void {
    for (const stop of this.stopListening) stop();
    this.forget(() => true);
  }

  private update({ comparison }: AppState): void {
    const { input, text, tokenizers, variables, templates } = comparison;
    this.forget((reference) => input === undefined || !tokenizers.includes(reference));
    if (input === undefined) return;
    let reading: { readonly chat: Chat | null } | null = null;
    for (const reference of tokenizers) {
      const template = templates?.[reference];
      const last = this.asked.get(reference);
      if (last?.text === text && last.variables === variables && last.template === template) continue;
      // Ending it would end its worker, with each key; what is written meanwhile is asked for when it is done.
      if (last?.isRunning && last.template === template) continue;
      last?.controller.abort();
      const asked = { text, variables, template, controller: new AbortController(), isRunning: true };
      this.asked.set(reference, asked);
      reading ??= readChat(text);
      void this.ask(reference, reading.chat, asked);
    }
  }

  private async ask(reference: TokenizerReference, chat: Chat | null, asked: Asked): Promise<void> {
    const { controller, text, variables = {}, template: own } = asked;
    const show = (prompt: Omit<ColumnPrompt, "chat">) => {
      if (this.asked.get(reference) === asked) usePrompts.setState({ [reference]: { ...prompt, chat: text } });
    };
    try {
      show(chat === null ? unread(text) : await this.prepare(reference, chat, own, variables, controller));
    } catch (error) {
      // What makes prompts has not arrived.
      if (!controller.signal.aborted) show(untold(chat, error));
    } finally {
      asked.isRunning = false;
      if (this.asked.get(reference) === asked) this.update(useAppStore.getState());
    }
  }

  private async prepare(
    reference: TokenizerReference,
    chat: Chat,
    own: string | undefined,
    variables: TemplateVariables,
    { signal }: AbortController,
  ): Promise<Omit<ColumnPrompt, "chat">> {
    const templates = await templatesOf(reference, signal);
    signal.throwIfAborted();
    const hasTools = chat.tools !== null;
    const { source: template, name } = chooseTemplate(templates, own, hasTools);
    const isEdited = own !== undefined && name === null;
    const specials = templates?.specials ?? {};
    const isOurs = !isEdited && parseReference(reference)?.kind === "builtin";
    const prepared = await this.pool.prepare({ chat, template, specials, variables }, isOurs, signal);
    const origin = isEdited ? undefined : templates?.origin;
    const usual = chooseTemplate(templates, undefined, hasTools).name;
    const choice = { names: namesOf(templates), usual, asked: own === undefined ? null : name };
    return { ...prepared, template, isEdited, choice, origin, bos: specials.bos_token };
  }

  /** Drops prompts that are not wanted any more. */
  private forget(isGone: (reference: TokenizerReference) => boolean): void {
    const gone = Array.from(this.asked.keys()).filter(isGone);
    for (const reference of gone) {
      this.asked.get(reference)?.controller.abort();
      this.asked.delete(reference);
    }
    if (gone.length > 0) usePrompts.setState(Object.fromEntries(gone.map((reference) => [reference, undefined])));
  }
}

/** Without what makes prompts the messages' contents stand in their place. */
function untold(chat: Chat | null, error: unknown): Omit<ColumnPrompt, "chat"> {
  const reason = saidOf(error);
  const message = `a part of the page that makes prompts could not be loaded (${reason})`;
  return {
    ...withoutTemplate(chat ?? { messages: [], tools: null }, { kind: "ended", message, line: null }),
    ...noChoice,
  };
}

/** Of a prompt that no template has made. */
const noChoice = {
  template: null,
  isEdited: false,
  choice: { names: [], usual: null, asked: null },
  origin: undefined,
  bos: undefined,
} as const;

/** What is no chat is shown as it is: the editor says what is wrong with it. */
function unread(text: string): Omit<ColumnPrompt, "chat"> {
  const fault = { kind: "unread", message: "", line: null } as const;
  const nothing = {
    parts: [],
    unknown: [],
    dropped: [],
    dropsTools: false,
    isUntold: false,
    isDated: false,
    variables: [],
  };
  return { ...nothing, ...noChoice, prompt: text, fault };
}

import type { Chat } from "../../chat/chat";
import { readChat } from "../../chat/readChat";
import type { TemplateVariables } from "../../chat/render";
import { chooseTemplate, namesOf } from "../../chat/templatesIn";
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
  private readonly stopListening: () => void;

  constructor(pool: Pick<ChatPool, "prepare"> = createChatPool()) {
    this.pool = pool;
    this.update(useAppStore.getState());
    this.stopListening = useAppStore.subscribe((state, before) => {
      if (state.comparison !== before.comparison) this.update(state);
    });
  }

  stop(): void {
    this.stopListening();
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
    try {
      const prompt = chat === null ? unread(text) : await this.prepare(reference, chat, own, variables, controller);
      if (this.asked.get(reference) !== asked) return;
      usePrompts.setState({ [reference]: { ...prompt, chat: text } });
    } catch (error) {
      if (!controller.signal.aborted) throw error;
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
  const own = { template: null, isEdited: false, choice: { names: [], usual: null, asked: null }, origin: undefined };
  return { ...nothing, ...own, prompt: text, fault, bos: undefined };
}

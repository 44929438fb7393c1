import { create } from "zustand";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { PreparedPrompt } from "../../worker/chat/protocol";
import type { CompareSlice } from "./slice";

/** What a column is given of a conversation. */
export interface ColumnPrompt extends PreparedPrompt {
  /** The conversation that it is of, as the input's text has it. */
  readonly chat: string;
  /** The template that it was made with; null where the tokenizer has none. */
  readonly template: string | null;
  /** Whether somebody has written or changed it here. */
  readonly isEdited: boolean;
  readonly choice: TemplateChoice;
  /** Where the template is from, in a sentence, where it is neither somebody's here nor of the tokenizer's own files. */
  readonly origin: string | undefined;
  /** The tokenizer's BOS by its files; undefined where they name none. */
  readonly bos: string | undefined;
}

/** Which of a tokenizer's templates may be asked for, and which one is. */
export interface TemplateChoice {
  /** None where there is nothing to choose. */
  readonly names: readonly string[];
  /** The one that counts where none is asked for; null where none does. */
  readonly usual: string | null;
  /** The one that is asked for by its name; null where none is. */
  readonly asked: string | null;
}

/** Each column's prompt, while the input is a chat; `state/chat/` makes them. */
export const usePrompts = create<Partial<Readonly<Record<TokenizerReference, ColumnPrompt>>>>()(() => ({}));

/** Has a column's prompt made once more, where something went wrong that need not do so again. */
export function askPromptAgain(reference: TokenizerReference): void {
  usePrompts.setState({ [reference]: undefined });
}

/** How columns' texts are encoded. Control tokens of a prompt are what they name. */
export function columnOptions({ input, specials, inserted }: CompareSlice): EncodeOptions {
  return { specials: input === undefined ? specials : "control", inserted };
}

/** The text that a column is of: the one that all have, or its own prompt of the chat; null while that is not there yet. */
export function columnText({ input, text }: CompareSlice, reference: TokenizerReference): string | null {
  return input === undefined ? text : (usePrompts.getState()[reference]?.prompt ?? null);
}

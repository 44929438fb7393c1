import { countsOf, type PromptStretch } from "../../../../../chat/promptTokens";

/** What a column's prompt of a chat is made up of. */
export interface CountedPrompt {
  readonly stretches: readonly PromptStretch[];
  /** Messages of which it is not known what of the prompt they became; null where that is so of all. */
  readonly unknown: readonly number[] | null;
}

/** A message by its number, the tools, or what the template writes, with its tokens in each column. */
export interface MessageRow {
  readonly of: PromptStretch["of"];
  readonly level: 0;
  /** Null where they are counted with the template's, since nothing tells them apart. */
  readonly tokens: readonly (number | null)[];
}

/**
 * The rows of a chat: its messages in their order, then the tools, then the template. A column's tokens together are its prompt's.
 * @param by number of the column whose heaviest come first; null for the chat's order
 */
export function messageRows(
  prompts: readonly CountedPrompt[],
  messages: number,
  hasTools: boolean,
  by: number | null,
): MessageRow[] {
  const counts = prompts.map(({ stretches }) => countsOf(stretches));
  const tokensOf = (of: PromptStretch["of"]) =>
    prompts.map(({ unknown }, column) => {
      const isUnknown = of !== "template" && (unknown === null || unknown.some((message) => message === of));
      return isUnknown ? null : (counts[column]?.get(of) ?? 0);
    });
  const owners = [...Array(messages).keys(), ...(hasTools ? (["tools"] as const) : []), "template" as const];
  const rows = owners.map((of): MessageRow => ({ of, level: 0, tokens: tokensOf(of) }));
  return by === null ? rows : rows.sort((a, b) => (b.tokens[by] ?? -1) - (a.tokens[by] ?? -1));
}

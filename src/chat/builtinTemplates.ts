import type { ChatTemplates } from "./templatesIn";

/**
 * The chat templates that came with a built-in; null where it has none.
 * @param vocabulary name of the vocabulary that it has; null for a baseline
 */
export async function builtinTemplates(id: string, vocabulary: string | null): Promise<ChatTemplates | null> {
  // It has the vocabulary of o200k_base, whose models have no template that is public.
  if (id === "o200k_harmony") return (await import("./harmony")).harmonyTemplates;
  const { default: builtins } = await import("virtual:chat-templates");
  return vocabulary !== null && Object.hasOwn(builtins, vocabulary) ? (builtins[vocabulary] ?? null) : null;
}

import { create } from "zustand";
import type { PromptStretch } from "../../chat/promptTokens";

/** What of a chat somebody wants to see in all columns. */
interface SoughtMessage {
  readonly of: PromptStretch["of"];
}

/** Each search is an object of its own, so that the same message can be sought again. */
const useSought = create<{ readonly sought: SoughtMessage | null }>()(() => ({ sought: null }));

/** What was sought last; null where nothing was. */
export function useSoughtMessage(): SoughtMessage | null {
  return useSought(({ sought }) => sought);
}

/** Has all columns show a message by its number, the tools, or where the template begins; null forgets what was sought. */
export function seekMessage(of: PromptStretch["of"] | null): void {
  useSought.setState({ sought: of === null ? null : { of } });
}

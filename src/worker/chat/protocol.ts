import type { PreparedPrompt, PromptRequest } from "../../chat/preparePrompt";

// Views know prompts by what passes through here.
export type { PreparedPrompt, PromptFault, PromptRequest } from "../../chat/preparePrompt";

/** The chat worker's calls, as Comlink exposes them. */
export interface ChatWorkerApi {
  /** Runs the template: a program of a stranger's, which may not come back. Whose the prompt's parts are is not told yet. */
  make(request: PromptRequest): PreparedPrompt;
  /** Tells whose the parts of the last prompt are, which runs its template several times. */
  tell(): PreparedPrompt | null;
}

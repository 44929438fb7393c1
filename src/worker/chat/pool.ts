import { withoutTemplate } from "../../chat/preparePrompt";
import { LoneWorker } from "../pool/loneWorker";
import type { ChatWorkerApi, PreparedPrompt, PromptRequest } from "./protocol";

export interface ChatPoolOptions {
  /** Makes a worker; tests pass their own. */
  readonly spawn: () => Worker;
  /**
   * Milliseconds that a template may take, where it does not run out of steps or time of its own before (`src/chat/work.ts`):
   * those of any other worker.
   */
  readonly limit?: number;
  /** Milliseconds after which a worker without work is ended, to give back its memory. */
  readonly idle?: number;
}

/**
 * Renders conversations in workers of their own. A template that does not come back is ended with its worker: those that came
 * with the page have another one than those that people brought or wrote, and need not wait for them.
 */
export class ChatPool {
  private readonly limit: number;
  private readonly own: LoneWorker<ChatWorkerApi>;
  private readonly others: LoneWorker<ChatWorkerApi>;

  constructor({ spawn, limit = 20_000, idle = 30_000 }: ChatPoolOptions) {
    this.limit = limit;
    this.own = new LoneWorker({ spawn, idle });
    this.others = new LoneWorker({ spawn, idle });
  }

  /**
   * Makes a prompt; what goes wrong is a result, with the messages' contents in the prompt's place.
   * @param isOurs whether the template came with the page
   * @param signal aborting ends the work: its promise rejects at once with the signal's reason
   */
  prepare(request: PromptRequest, isOurs: boolean, signal: AbortSignal): Promise<PreparedPrompt> {
    const { chat, template } = request;
    if (template === null) return Promise.resolve(withoutTemplate(chat, { kind: "none", message: "", line: null }));
    const ended = (message: string) => withoutTemplate(chat, { kind: "ended", message, line: null });
    // The prompt stands, also where telling its parts does not come back.
    let made: PreparedPrompt | null = null;
    const crashed = () => made ?? ended("its worker crashed: it may have asked for more memory than there is");
    const answer = (isOurs ? this.own : this.others).ask<PreparedPrompt>({
      signal,
      ask: async (remote, watch) => {
        watch(this.limit, () => ended(`it took more than ${this.limit / 1000} seconds`));
        const prompt = await remote.make(request);
        made = prompt;
        if (prompt.fault !== null || !watch(this.limit, () => prompt)) return prompt;
        return (await remote.tell()) ?? prompt;
      },
      crashed,
    });
    return answer.catch((error: unknown) => {
      if (signal.aborted) throw error;
      return crashed();
    });
  }
}

/** The pool of a page. */
export function createChatPool(): ChatPool {
  return new ChatPool({
    spawn: () => new Worker(new URL("./chat.worker.ts", import.meta.url), { type: "module", name: "chat" }),
  });
}

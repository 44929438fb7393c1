import { MessageChannel } from "node:worker_threads";
import { serve } from "../../src/cli/threads/helper";
import type { HelperSource } from "../../src/cli/threads/helperSource";
import type { Tokenizer } from "../../src/tokenizers/tokenizer";

/**
 * The command line's helpers without threads, for tests: the same messages over channels.
 * @param load gives tokenizers that are built already
 */
export function channelHelpers(
  most: number,
  load?: (name: string) => Tokenizer,
): HelperSource & { readonly state: { started: number; running: number } } {
  const state = { started: 0, running: 0 };
  return {
    most,
    state,
    start() {
      const { port1: near, port2: far } = new MessageChannel();
      state.started++;
      state.running++;
      serve(far, load && (({ name }) => load(name)));
      return {
        post: (message, transfer = []) => near.postMessage(message, transfer),
        listen: (onAnswer) => near.on("message", onAnswer),
        end() {
          state.running--;
          near.close();
        },
      };
    },
  };
}

import { expose } from "comlink";
import { makePrompt, tellParts } from "../../chat/preparePrompt";
import { closeDoors } from "../closeDoors";
import type { ChatWorkerApi, PreparedPrompt, PromptRequest } from "./protocol";

// Before the first template comes.
closeDoors();

let last: { readonly made: PreparedPrompt; readonly request: PromptRequest } | null = null;

const api: ChatWorkerApi = {
  make(request) {
    const made = makePrompt(request);
    last = { made, request };
    return made;
  },
  tell: () => last && tellParts(last.made, last.request),
};

expose(api);

import { expose } from "comlink";
import { makePrompt, tellParts } from "../../chat/preparePrompt";
import type { ChatWorkerApi, PreparedPrompt, PromptRequest } from "./protocol";

/*
 * The engine gives a template no way out of itself. Should it ever have one, nothing is behind it: what reaches the network,
 * the browser's storage or other workers is taken away before the first template comes.
 */
const doors = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "importScripts", "Worker", "SharedWorker"],
  ...["indexedDB", "caches", "BroadcastChannel", "RTCPeerConnection", "Notification", "FileReader"],
];
for (const door of doors) Object.defineProperty(globalThis, door, { value: undefined, configurable: false });

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

import { expose } from "comlink";
import { preparePrompt } from "../../chat/preparePrompt";
import type { ChatWorkerApi } from "./protocol";

/*
 * The engine gives a template no way out of itself. Should it ever have one, nothing is behind it: what reaches the network,
 * the browser's storage or other workers is taken away before the first template comes.
 */
const doors = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "importScripts", "Worker", "SharedWorker"],
  ...["indexedDB", "caches", "BroadcastChannel", "RTCPeerConnection", "Notification", "FileReader"],
];
for (const door of doors) Object.defineProperty(globalThis, door, { value: undefined, configurable: false });

const api: ChatWorkerApi = { prepare: preparePrompt };

expose(api);

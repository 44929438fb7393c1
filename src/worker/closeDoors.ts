/** What leads out of a worker, to the network, to what the browser keeps or to other workers, besides `fetch`. */
const doors = [
  ...["XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "importScripts", "Worker"],
  ...["SharedWorker", "BroadcastChannel", "RTCPeerConnection", "Notification", "indexedDB"],
  "caches",
];

type Fetch = typeof globalThis.fetch;

const ask: Fetch = globalThis.fetch.bind(globalThis);
let areClosed = false;

/**
 * Takes away from a worker what its own code does not need, before the first file, pattern or template of a reader comes. None of
 * those is ever run as code; should one find a way, nothing is behind it, on servers without headers too, where no policy
 * reaches a worker.
 * A second call changes nothing.
 * @param open what it needs: `here`, to fetch from the page's own server; `caches`
 * @returns the browser's own `fetch`, for code that asks others
 */
export function closeDoors(...open: readonly ("here" | "caches")[]): Fetch {
  const { location } = globalThis;
  if (areClosed) return ask;
  areClosed = true;
  const askHere: Fetch = async (input, init) => {
    const { origin } = new URL(input instanceof Request ? input.url : input, location.href);
    if (origin !== location.origin) throw new TypeError(`This worker asks nothing of ${origin}.`);
    return ask(input, init);
  };
  close("fetch", open.includes("here") ? askHere : undefined);
  for (const door of doors) if (!open.some((name) => name === door)) close(door, undefined);
  return ask;
}

/** Browsers have some at the scope itself and some at what it inherits from. */
function close(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: false, writable: false });
  for (let at = Object.getPrototypeOf(globalThis); at !== null; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, name)) Object.defineProperty(at, name, { value, configurable: false, writable: false });
  }
}

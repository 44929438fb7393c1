import { expose } from "comlink";
import { closeDoors } from "../closeDoors";
import { BrowserHubCache } from "../hubCache/storage";
import type { LoadProgress } from "../pool/protocol";
import { fromFiles, fromHub, type ImportSurroundings } from "./importTokenizer";
import type { ImportWorkerApi } from "./protocol";

/** Of all workers this one alone reaches other servers: the Hub, at the address that a reader has set. */
const ask = closeDoors("caches");

const api: ImportWorkerApi = {
  fromHub: (request, onProgress) => fromHub(request, surroundings(onProgress)),
  fromFiles: (request, onProgress) => fromFiles(request, surroundings(onProgress)),
};

function surroundings(onProgress: (progress: LoadProgress) => void): ImportSurroundings {
  return {
    // The Hub is told neither where the page is nor who was there before; and what is kept is kept once.
    fetch: (url, init) => ask(url, { ...init, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" }),
    openCache: (warn) => new BrowserHubCache(warn),
    onProgress,
  };
}

expose(api);

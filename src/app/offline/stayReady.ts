import { filesCache, versionLock } from "../../offline/names";
import { renewWorkers } from "../../state/compare/renewWorkers";
import { useGuideFiles } from "../../state/guide/usedFiles";
import { actions, useAppStore } from "../../state/store";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { noteSteps, reportUncaught } from "../../ui/FailedPart";
import { holdsLink } from "../../url/openLink";
import { earlyPool } from "../earlyPool";
import { turnPages } from "../turnPages";
import { readFileList } from "./fileList";
import { takeLaunchedFiles } from "./launchedFiles";

/**
 * Has the page be there without a network from now on, where the browser can: its service worker is registered, the built-in
 * tokenizers in use are kept, and a newer version is offered when there is one. From now on steps are noted for a report. Who
 * is here for the first time is offered the tour. Workers give back from now on what they hold of what is gone. Pages that are come
 * to begin at their top.
 */
export async function stayReady(): Promise<void> {
  takeLaunchedFiles();
  // With it comes what is said where a part fails, and what gives back memory.
  noteSteps();
  reportUncaught();
  renewWorkers(earlyPool);
  turnPages();
  // Where it does not come nobody misses it.
  if (!holdsLink(location.hash)) import("../tour/offerTour").then(({ offerTour }) => offerTour()).catch(() => {});
  const { serviceWorker } = navigator;
  // On pages without TLS there is none, nor where site data are blocked.
  if (serviceWorker === undefined) return;
  const version = ownVersion();
  if (version === null) return;
  // As long as this tab lives, files of its version stay (src/offline/README.md).
  // Where site data are blocked locks are too.
  navigator.locks?.request(versionLock + version, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
  serviceWorker.addEventListener("controllerchange", () => void offerNewer(version));
  await quiet();
  await serviceWorker.register("./service-worker.js", { updateViaCache: "none" });
  await serviceWorker.ready;
  await keepUsed();
  useAppStore.subscribe(({ columns }, before) => columns !== before.columns && void keepUsed());
  useGuideFiles.subscribe(() => void keepUsed());
}

/** Milliseconds without a key or a pointer after which nobody is taken to be at work. */
const pause = 3000;

/**
 * Waits until nobody types, points or scrolls: a version that is installed takes a core for a second or two, and what somebody does
 * here comes first.
 */
function quiet(): Promise<void> {
  const types = ["keydown", "pointerdown", "pointermove", "wheel", "touchmove"];
  const options = { capture: true, passive: true };
  return new Promise((resolve) => {
    const end = () => {
      for (const type of types) window.removeEventListener(type, again, options);
      resolve();
    };
    let timer = setTimeout(end, pause);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(end, pause);
    };
    for (const type of types) window.addEventListener(type, again, options);
  });
}

/** The name of the script that the page began with, as the build knows it; null in development. */
function ownVersion(): string | null {
  const { src = "" } = document.querySelector<HTMLScriptElement>("script[src*='/assets/start-']") ?? {};
  return /\/assets\/(start-[^/]+\.js)$/.exec(src)?.[1] ?? null;
}

async function offerNewer(version: string): Promise<void> {
  const newest = await askVersion();
  if (newest === null || newest === version) return;
  actions.setNotice({
    tone: "info",
    message:
      "There is a new version of Tessera. This page goes on with the old one until it is reloaded; what you typed is kept.",
    undo: null,
    next: { label: "Reload", run: () => location.reload() },
    about: "version",
  });
}

/** The version of the service worker; null where it does not say. */
function askVersion(): Promise<string | null> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(String(data));
    setTimeout(() => resolve(null), 5000);
    const { controller } = navigator.serviceWorker;
    if (controller === null) resolve(null);
    else controller.postMessage("version", [port2]);
  });
}

const kept = new Set<string>();

/**
 * Keeps the vocabularies of the columns that stand, and what the guide's figures were computed from: workers that were there before the service worker have fetched them
 * past it. They come out of the browser's own cache.
 */
async function keepUsed(): Promise<void> {
  const { columns } = useAppStore.getState();
  const used = Object.entries(columns).flatMap(([reference, column]) => {
    const { vocabulary } = tokenizerEntry(reference as TokenizerReference);
    return column?.state === "ready" && vocabulary !== null ? [`vocabularies/${vocabulary}.`] : [];
  });
  const wanted = [...used, ...useGuideFiles.getState().files].filter((begins) => !kept.has(begins));
  if (wanted.length === 0) return;
  for (const begins of wanted) kept.add(begins);
  const list = await readFileList();
  const files = await caches.open(filesCache);
  for (const begins of wanted) {
    const file = list?.data.find(({ path }) => path.startsWith(begins));
    if (file === undefined || (await files.match(file.path)) !== undefined) continue;
    await files.add(file.path).catch(() => kept.delete(begins));
  }
}

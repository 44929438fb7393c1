import {
  type BuiltFile,
  type FileList,
  filesCache,
  isFile,
  lastingFile,
  listName,
  versionCache,
  versionLock,
} from "./names";

/** Put in by the build. */
declare const __FILE_LIST__: FileList;

const worker = self as unknown as ServiceWorkerGlobalScope;
const { version, page, code } = __FILE_LIST__;
const here = new URL("./", worker.location.href);
const address = (path: string) => new URL(path, here).href;
const ownCache = () => caches.open(versionCache + version);

/** Milliseconds that the server is given to send the page. */
const patience = 2000;
/** Files that are fetched side by side as a version is installed: the page's own requests come first. */
const atOnce = 4;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", ({ data: question, ports }) => {
  if (question === "version") ports[0]?.postMessage(version);
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== here.origin || !url.pathname.startsWith(here.pathname)) return;
  const path = url.pathname.slice(here.pathname.length);
  if (request.method === "POST" && path === "shared") event.respondWith(openShared(request));
  if (request.method !== "GET") return;
  // Under the names of its pages too (scripts/previewPages.ts).
  if (request.mode === "navigate" && /^(\w+\.html)?$/.test(path)) {
    event.respondWith(newestPage(request, path));
    event.waitUntil(sweep());
  } else if (lastingFile.test(path)) event.respondWith(lasting(request));
  else if (page.some((file) => file.path === path)) event.respondWith(fromServerFirst(request, path));
});

/** Fetches what the version needs; where one file does not come the browser tries again another day. */
async function install(): Promise<void> {
  const [own, files] = await Promise.all([ownCache(), caches.open(filesCache)]);
  const missing: BuiltFile[] = [];
  for (const file of code) if ((await files.match(address(file.path))) === undefined) missing.push(file);
  const wanted = [
    ...page.map(
      ({ path }) =>
        () =>
          add(own, path, "reload"),
    ),
    ...missing.map(
      ({ path }) =>
        () =>
          add(files, path, "default"),
    ),
  ];
  const takeSome = async () => {
    for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) await next();
  };
  await Promise.all(Array.from({ length: atOnce }, takeSome));
  await own.put(address(listName), Response.json(__FILE_LIST__));
  // No page is harmed: what it may still ask for stays.
  await worker.skipWaiting();
}

async function add(cache: Cache, path: string, mode: RequestCache): Promise<void> {
  const response = await fetch(address(path), { cache: mode });
  if (!isFile(response, path)) throw new Error(`${path}: the server answered ${response.status}.`);
  // What was redirected on its way may not answer a navigation.
  const { status, statusText, headers } = response;
  await cache.put(address(path), new Response(await response.arrayBuffer(), { status, statusText, headers }));
}

async function takeOver(): Promise<void> {
  await worker.clients.claim();
  await sweep();
}

/** The server's page, which may be newer; the version's own where no answer comes. */
async function newestPage(request: Request, path: string): Promise<Response> {
  const kept = () => ownCache().then(async (own) => underName(await own.match(address("")), path));
  const asked = fetch(request);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience));
  const answered = await Promise.race([asked, late]).catch(() => null);
  if (answered !== null && answered.status < 500) return answered;
  return (await kept()) ?? asked;
}

/** The page under the name of one of its pages, which begins with that (scripts/previewPages.ts): none of those is kept. */
async function underName(page: Response | undefined, path: string): Promise<Response | undefined> {
  const [, name = "index"] = /^(\w+)\.html$/.exec(path) ?? [];
  if (page === undefined || name === "index") return page;
  const html = (await page.text())
    .replace('<html lang="en"', `$& data-page="${name}"`)
    .replace('<script src="./first.js">', '<script src="./namedPage.js"></script>$&');
  return new Response(html, { headers: page.headers });
}

async function fromServerFirst(request: Request, path: string): Promise<Response> {
  try {
    const response = await fetch(request);
    if (isFile(response, path)) return response;
  } catch {
    // There is no network.
  }
  const own = await ownCache();
  return (await own.match(address(path))) ?? fetch(request);
}

/** A file that is the same for ever: kept, else the server's, which is kept then. */
async function lasting(request: Request): Promise<Response> {
  const files = await caches.open(filesCache);
  // Who asks again has found that what it was given is damaged.
  const isAskedAgain = request.cache === "reload" || request.cache === "no-store";
  const kept = isAskedAgain ? undefined : await files.match(request.url);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  // Where there is no room it is asked for again the next time.
  if (isFile(response, request.url)) files.put(request.url, response.clone()).catch(() => {});
  return response;
}

/** Removes versions that no tab is of, and files that no version has. */
async function sweep(): Promise<void> {
  // A version that is coming has no tab yet.
  if (worker.registration.installing !== null || worker.registration.waiting !== null) return;
  const versions = (await caches.keys()).filter((name) => name.startsWith(versionCache));
  // Most pages are opened where there is but one.
  if (versions.length < 2) return;
  const { held = [] } = await worker.navigator.locks.query();
  const inUse = new Set(held.map(({ name }) => name));
  const known = new Set<string>();
  for (const name of versions) {
    const of = name.slice(versionCache.length);
    if (of !== version && !inUse.has(versionLock + of)) {
      await caches.delete(name);
      continue;
    }
    const list: FileList | undefined = await (await (await caches.open(name)).match(address(listName)))?.json();
    // It was never installed as a whole, and what is of it cannot be told.
    if (list === undefined) return;
    for (const file of [...list.code, ...list.data]) known.add(address(file.path));
  }
  const files = await caches.open(filesCache);
  for (const { url } of await files.keys()) if (!known.has(url)) await files.delete(url);
}

/** Opens a text that another app has shared; it stays on this device, as it is carried behind the “#”. */
async function openShared(request: Request): Promise<Response> {
  const form = await request.formData();
  const parts = ["title", "text", "url"].map((name) => form.get(name)).filter((part) => typeof part === "string");
  // A form writes each line break as CR LF (HTML, “multipart/form-data encoding”), whatever was shared.
  const text = [...new Set(parts)]
    .filter((part) => part !== "")
    .join("\n")
    .replaceAll("\r\n", "\n");
  return Response.redirect(`${here.href}#/compare?text=${encodeURIComponent(text)}`, 303);
}

/**
 * A stand-in for the Hugging Face Hub on this machine, with a second server, and so another origin, as its CDN. It answers
 * as the Hub does: revisions, redirects of large files and of renamed models, gates, ranges, CORS. `misbehave` makes it fail.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A model's repository. */
export interface StandInModel {
  /** Files of each commit (40 hexadecimal digits), by path. */
  readonly commits: Readonly<Record<string, Readonly<Record<string, Uint8Array | string>>>>;
  /** Commits of branches and tags; there has to be `main`. */
  readonly refs: Readonly<Record<string, string>>;
  /** Paths of files that the CDN serves. */
  readonly large?: readonly string[];
  /** Gated: everyone sees what there is, only those with a token get files. Private: others see nothing. */
  readonly access?: "gated" | "private";
  /** As the header of the model's page names it. */
  readonly licence?: string;
}

/** How an answer goes wrong. */
export type Misbehaviour =
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Redirects to a web page. */
  | { readonly kind: "html" }
  /** Closes the connection in the middle. */
  | { readonly kind: "truncate" }
  /** Ends properly, but early, as broken proxies do. */
  | { readonly kind: "cut" }
  /** One byte is another. */
  | { readonly kind: "alter" }
  /** Waits so long between two halves. */
  | { readonly kind: "slow"; readonly milliseconds: number };

/** What a server was asked. */
export interface SeenRequest {
  readonly server: "hub" | "cdn";
  readonly method: string;
  readonly url: string;
  readonly authorization: string | null;
}

/** A running stand-in. */
export interface HubServer {
  readonly endpoint: string;
  readonly cdn: string;
  readonly requests: SeenRequest[];
  /** Tokens that open all doors. */
  readonly tokens: Set<string>;
  /** Tokens of people who have no access to what is gated or private. All others are refused whatever they ask for. */
  readonly strangers: Set<string>;
  /** By a file's path, or `api` for what is known of models. */
  readonly misbehave: Map<string, Misbehaviour>;
  close(): Promise<void>;
}

/**
 * Starts both servers, on ports that are free.
 * @param models by id
 * @param renamed ids that redirect to others
 */
export async function startHubServer(
  models: Readonly<Record<string, StandInModel>>,
  renamed: Readonly<Record<string, string>> = {},
): Promise<HubServer> {
  const requests: SeenRequest[] = [];
  const tokens = new Set<string>();
  const strangers = new Set<string>();
  const misbehave = new Map<string, Misbehaviour>();
  const blobs = new Map<string, { name: string; bytes: Buffer }>();

  const cdn = await listen((request, response) => {
    const blob = blobs.get(request.url?.slice(1) ?? "");
    if (blob === undefined) return send(response, 404, {}, "");
    // What looks like a hash of the content is the CDN's own.
    const headers = { etag: `"${sha256(`cdn ${request.url}`)}"`, "content-type": "application/octet-stream" };
    sendFile(request, response, headers, blob.bytes, misbehave.get(blob.name));
  }, record("cdn"));

  const hub = await listen((request, response) => {
    const url = new URL(request.url ?? "", "http://hub");
    if (url.pathname === "/login")
      return send(response, 200, { "content-type": "text/html; charset=utf-8" }, "<p>Log in");
    const { id, kind, revision, path } = readPath(url.pathname);
    const token = bearer(request);
    const isKnown = token !== null && tokens.has(token);
    const refuse = (status: number, code: string) => send(response, status, { "x-error-code": code }, "{}");
    if (token !== null && !isKnown && !strangers.has(token)) return send(response, 401, {}, "{}");
    const target = renamed[id];
    if (target !== undefined) {
      const to = url.pathname.replace(`/${id}`, `/${target}`) + url.search;
      return send(response, 307, { location: to }, "");
    }
    const model = models[id];
    if (model === undefined || (model.access === "private" && !isKnown)) {
      return refuse(token === null ? 401 : 404, "RepoNotFound");
    }
    const commit = model.refs[revision] ?? revision;
    const files = model.commits[commit];
    if (files === undefined) return refuse(404, "RevisionNotFound");
    if (kind === "api") return sendModel(request, response, id, commit, model, misbehave.get("api"));
    if (model.access === "gated" && !isKnown) return refuse(token === null ? 401 : 403, "GatedRepo");
    const content = files[path];
    if (content === undefined) return refuse(404, "EntryNotFound");
    const bytes = Buffer.from(content);
    if (!model.large?.includes(path)) {
      const headers = { "x-repo-commit": commit, "content-type": "text/plain; charset=utf-8" };
      return sendFile(request, response, headers, bytes, misbehave.get(path));
    }
    const hash = sha256(bytes);
    blobs.set(hash, { name: path, bytes });
    const linked = { "x-repo-commit": commit, "x-linked-size": `${bytes.length}`, "x-linked-etag": `"${hash}"` };
    send(response, 302, { ...linked, location: `${addressOf(cdn)}/${hash}` }, "");
  }, record("hub"));

  function record(server: SeenRequest["server"]) {
    return (request: IncomingMessage) =>
      requests.push({
        server,
        method: request.method ?? "",
        url: request.url ?? "",
        authorization: request.headers.authorization ?? null,
      });
  }

  return {
    endpoint: addressOf(hub),
    cdn: addressOf(cdn),
    requests,
    tokens,
    strangers,
    misbehave,
    close: async () => {
      for (const server of [hub, cdn]) {
        const closed = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await closed;
      }
    },
  };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

async function listen(handle: Handler, record: (request: IncomingMessage) => void): Promise<Server> {
  const server = createServer((request, response) => {
    record(request);
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader(
      "access-control-expose-headers",
      "X-Repo-Commit,X-Error-Code,X-Linked-Size,X-Linked-Etag,Retry-After",
    );
    if (request.method !== "OPTIONS") return handle(request, response);
    send(response, 204, { "access-control-allow-headers": "authorization,range" }, "");
  });
  // Five seconds without a request would close a connection, which a busy machine may just then ask by.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** /api/models/owner/name[/revision/rev], /owner/name/resolve/rev/path */
function readPath(pathname: string) {
  const api = /^\/api\/models\/(.+?)(?:\/revision\/([^/]+))?$/.exec(pathname);
  const file = /^\/(.+?)\/resolve\/([^/]+)\/(.+)$/.exec(pathname);
  const [, id = "", revision = "main", path = ""] = api ?? file ?? [];
  const kind = api === null ? "file" : "api";
  return { id, kind, revision: decodeURIComponent(revision), path: decodeURIComponent(path) } as const;
}

function sendModel(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
  commit: string,
  model: StandInModel,
  how: Misbehaviour | undefined,
) {
  const siblings = Object.entries(model.commits[commit] ?? {}).map(([rfilename, content]) => {
    const bytes = Buffer.from(content);
    const lfs = { sha256: sha256(bytes), size: bytes.length, pointerSize: 134 };
    return { rfilename, size: bytes.length, ...(model.large?.includes(rfilename) && { lfs }) };
  });
  const { licence } = model;
  const page = licence === undefined ? {} : { cardData: { license: licence }, tags: [`license:${licence}`] };
  const access = { private: model.access === "private", gated: model.access === "gated" };
  const answer = { id, sha: commit, ...access, ...page, siblings };
  const headers = { "content-type": "application/json; charset=utf-8" };
  sendFile(request, response, headers, Buffer.from(JSON.stringify(answer)), how);
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  bytes: Buffer,
  how: Misbehaviour | undefined,
): unknown {
  const half = bytes.subarray(0, bytes.length >> 1);
  switch (how?.kind) {
    case "status":
      return send(response, how.status, how.headers ?? {}, "");
    case "html":
      return send(response, 302, { location: "/login" }, "");
    case "cut":
      return send(response, 200, headers, half);
    case "alter":
      return send(response, 200, headers, Buffer.from(bytes).fill(0x20, bytes.length - 1));
    case "truncate":
      response.writeHead(200, { ...headers, "content-length": bytes.length });
      return response.write(half, () => response.destroy());
    case "slow":
      response.writeHead(200, { ...headers, "content-length": bytes.length });
      response.write(half);
      return setTimeout(() => response.end(bytes.subarray(half.length)), how.milliseconds);
    case undefined: {
      const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
      if (from === undefined) return send(response, 200, { ...headers, "accept-ranges": "bytes" }, bytes);
      const last = to ? Math.min(Number(to), bytes.length - 1) : bytes.length - 1;
      const range = { "content-range": `bytes ${from}-${last}/${bytes.length}` };
      return send(response, 206, { ...headers, ...range }, bytes.subarray(Number(from), last + 1));
    }
  }
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array | string,
): unknown {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  return response.end(body);
}

function bearer(request: IncomingMessage): string | null {
  return request.headers.authorization?.replace(/^Bearer /, "") ?? null;
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

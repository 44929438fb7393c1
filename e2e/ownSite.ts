import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { extname, join } from "node:path";
import { commonHeaders, policyOf } from "../scripts/contentPolicy.mjs";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** Where the page is on it. */
const folder = "/some/where/";

/** The build on a server of a test's own: below a path, with what other versions would have, or gone. */
export class OwnSite {
  /** Where the page is. */
  address = "";
  /** Has the next version of the page in place of the build: the same, but that every file with a hash has another name. */
  isNext = false;
  /** What of the page's HTML it does not go beyond until {@link goOn}, as where a network is slow; null where it comes whole. */
  haltsBefore: string | null = null;
  /** Sends the rest of the page. */
  goOn = () => {};
  /** Paths that were asked for. */
  readonly asked: string[] = [];
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private port = 0;

  /** Begins to answer, at the same address as before. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      // Nothing is beside the page’s folder: what is asked for there is a fault of the page’s.
      const path = pathname.startsWith(folder) ? pathname.slice(folder.length) || "index.html" : null;
      this.asked.push(path ?? pathname);
      const policy = policyOf(pathname);
      (path === null ? Promise.resolve(null) : this.isNext ? readNext(path) : readFile(join("dist", path)))
        .catch(() => null)
        .then(async (body) => {
          response.writeHead(body === null ? 404 : 200, {
            ...commonHeaders,
            ...(policy !== null && { "Content-Security-Policy": policy }),
            "Content-Type": types[extname(path ?? "")] ?? "application/octet-stream",
            "Cache-Control": "no-cache",
          });
          const halt =
            path === "index.html" && this.haltsBefore !== null ? (body?.indexOf(this.haltsBefore) ?? -1) : -1;
          if (halt > 0) {
            response.write(body?.slice(0, halt));
            await new Promise<void>((resolve) => {
              this.goOn = resolve;
            });
          }
          response.end(body?.slice(Math.max(halt, 0)) ?? "");
        });
    });
    server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.port, "localhost", resolve));
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    this.address = `http://localhost:${this.port}${folder}`;
  }

  /** Answers no more, as where there is no network. */
  async stop(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    this.server = null;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of this.sockets) socket.destroy();
    });
  }
}

/** Names of code and style, and what they are called in the next version. */
const renamed = (content: string) =>
  content.replace(/-([\w-]{8})\.(js|css)\b/g, (_, hash, type) => `-${turned(hash)}.${type}`);
const turned = (hash: string) => Array.from(hash).reverse().join("");

async function readNext(path: string): Promise<string | Buffer> {
  // A file of the version before is gone.
  const was = renamed(path);
  if (!/\.(js|css|html)$/.test(path)) return readFile(join("dist", path));
  return renamed(await readFile(join("dist", was), "utf8"));
}

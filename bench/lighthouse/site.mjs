import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { commonHeaders, policyOf } from "../../scripts/contentPolicy.mjs";
import { cachingOf } from "../../scripts/hosting.mjs";

/** @type {Readonly<Record<string, string>>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves what `npm run build:site` has made, as docs/hosting.md asks of a server: with its headers, and compressed beforehand.
 * @returns {Promise<{ readonly address: string, close(): void }>} the page's address, on a free port of this machine
 */
export function serveSite() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = join("dist", normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    const isBrotli = /\bbr\b/.test(String(request.headers["accept-encoding"])) && existsSync(`${path}.br`);
    const body = await readFile(isBrotli ? `${path}.br` : path).catch(() => null);
    const policy = policyOf(pathname);
    response.writeHead(body === null ? 404 : 200, {
      ...commonHeaders,
      ...(policy !== null && { "Content-Security-Policy": policy }),
      ...(isBrotli && { "Content-Encoding": "br" }),
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
      "Cache-Control": cachingOf(pathname),
    });
    response.end(body ?? "");
  });
  return new Promise((resolve) => {
    server.listen(0, "localhost", () => {
      const at = server.address();
      if (at === null || typeof at === "string") throw new Error("The server has no port.");
      resolve({ address: `http://localhost:${at.port}/`, close: () => server.close() });
    });
  });
}

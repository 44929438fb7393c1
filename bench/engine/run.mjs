// @ts-check
/**
 * `npm run bench`: bundles the benchmark, which Node 20 cannot run as TypeScript, for Node and for the page, and starts it.
 * Arguments go to main.ts.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, loadConfigFromFile } from "vite";

const source = new URL("./", import.meta.url);
const folder = new URL("../../node_modules/.cache/engine-bench/", source);
/** @param {URL} url */
const path = (url) => fileURLToPath(url);

const stub = path(new URL("stub.ts", source));
const alias = ["onnxruntime-common", "onnxruntime-node", "onnxruntime-web/webgpu", "onnxruntime-web", "sharp"].map(
  (find) => ({ find, replacement: stub }),
);
/** @type {import("vite").Plugin} Modules find files next to where they stand in the source, not in the bundle. */
const ownAddress = {
  name: "own-address",
  transform: (code, id) =>
    id.includes("node_modules") || !code.includes("import.meta.url")
      ? null
      : code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href)),
};
// The page's own plugins are TypeScript, which its configuration is read with.
const site = await loadConfigFromFile(
  { command: "build", mode: "production" },
  path(new URL("../../vite.config.ts", source)),
);
const packageData = site?.config.plugins
  ?.flat()
  .find((plugin) => plugin && "name" in plugin && plugin.name === "package-data");
if (!packageData) throw new Error("The page’s configuration has no plugin “package-data”.");
const common = /** @type {const} */ ({ configFile: false, logLevel: "warn", publicDir: false, resolve: { alias } });

rmSync(folder, { recursive: true, force: true });
await build({
  ...common,
  plugins: [ownAddress, packageData],
  ssr: { noExternal: ["@huggingface/transformers"] },
  build: {
    ssr: true,
    outDir: path(new URL("node/", folder)),
    target: "node20",
    rollupOptions: {
      input: ["main.ts", "node.ts", "countTiktoken.ts", "trainOnce.ts"].map((name) => path(new URL(name, source))),
    },
  },
});
await build({
  ...common,
  root: path(new URL("page/", source)),
  plugins: [packageData],
  build: {
    outDir: path(new URL("page/", folder)),
    // The prepared files are at /assets/.
    assetsDir: "code",
    emptyOutDir: true,
    // Libraries are measured as they are published.
    minify: false,
    target: "es2022",
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
  },
});
const { status } = spawnSync(
  process.execPath,
  [path(new URL("node/main.js", folder)), folder.href, ...process.argv.slice(2)],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;

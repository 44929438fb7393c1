import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/**
 * Serves `virtual:prepared-vocabularies`: which file, hash and size each prepared vocabulary has.
 * Bundled rather than fetched, so that a page and the vocabularies it asks for are always of one build.
 */
export function preparedVocabularies(): Plugin {
  const id = "virtual:prepared-vocabularies";
  // Rollup's convention: the zero byte keeps other plugins from taking the id for a path.
  const resolvedId = `\0${id}`;
  const manifestPath = fileURLToPath(new URL("public/vocabularies/manifest.json", import.meta.url));
  return {
    name: "prepared-vocabularies",
    resolveId: (source) => (source === id ? resolvedId : null),
    load(loaded) {
      if (loaded !== resolvedId) return null;
      let manifest: string;
      try {
        manifest = readFileSync(manifestPath, "utf8");
      } catch (cause) {
        return this.error({
          message: `${manifestPath} cannot be read. Run \`npm run prepare:vocabularies\`.`,
          cause,
        });
      }
      this.addWatchFile(manifestPath);
      return `export default ${JSON.stringify(JSON.parse(manifest).vocabularies)};`;
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, _response, next) => {
        // The packs are compressed already. Left alone, the preview server would compress them again for each request,
        // and send no Content-Length.
        if (/\.pack(\?|$)/.test(request.url ?? "")) delete request.headers["accept-encoding"];
        next();
      });
    },
  };
}

const { version } = readPackage("package.json");

function readPackage(path: string): { version: string } {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
}

/** Gives Transformers.js an empty runtime for models: it imports one of many megabytes, and nothing here needs it. */
function withoutModels(): Plugin {
  const id = "\0without-models";
  return {
    name: "without-models",
    enforce: "pre",
    resolveId: (source) => (source.startsWith("onnxruntime-") ? id : null),
    load: (loaded) => (loaded === id ? "export class Tensor {}; export default {};" : null),
  };
}

export default defineConfig({
  // Relative addresses, so that the build can be put into any folder of any site.
  base: "./",
  plugins: [react(), preparedVocabularies(), withoutModels()],
  worker: { format: "es", plugins: () => [preparedVocabularies(), withoutModels()] },
  define: {
    __APP_VERSION__: JSON.stringify(version),
    __TIKTOKEN_VERSION__: JSON.stringify(readPackage("node_modules/tiktoken/package.json").version),
    __TRANSFORMERS_VERSION__: JSON.stringify(
      readPackage("node_modules/@huggingface/transformers/package.json").version,
    ),
  },
  // `vite` would prepare it beforehand, without the plugins above.
  optimizeDeps: { exclude: ["@huggingface/transformers"] },
  build: { target: "es2022" },
});

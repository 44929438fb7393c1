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
        // The files are gzipped already. Left alone, the preview server would compress them again for each request,
        // and send no Content-Length.
        if (/\.vocab(\?|$)/.test(request.url ?? "")) delete request.headers["accept-encoding"];
        next();
      });
    },
  };
}

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

export default defineConfig({
  // Relative addresses, so that the build can be put into any folder of any site.
  base: "./",
  plugins: [react(), preparedVocabularies()],
  worker: { format: "es", plugins: () => [preparedVocabularies()] },
  define: { __APP_VERSION__: JSON.stringify(version) },
  build: { target: "es2022" },
});

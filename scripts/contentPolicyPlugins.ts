import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { commonHeaders, pagePolicy, policyOf } from "./contentPolicy.mjs";

/** Writes the page's policy into its HTML, before anything that it is about, and sends it, as a server should, in `vite preview`. */
export function contentPolicy(): Plugin {
  return {
    name: "content-policy",
    apply: (_config, { command, isPreview }) => command === "build" || isPreview === true,
    transformIndexHtml: {
      order: "post",
      // Behind the encoding, which has to stand in a page's first kilobyte.
      handler(html) {
        const encoding = '<meta charset="UTF-8" />';
        if (!html.includes(encoding)) throw new Error(`index.html has no ${encoding}.`);
        return html.replace(encoding, `$&\n    <meta http-equiv="Content-Security-Policy" content="${pagePolicy}" />`);
      },
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
        const policy = policyOf(pathname);
        if (policy !== null) response.setHeader("Content-Security-Policy", policy);
        next();
      });
    },
  };
}

/**
 * Has two libraries adopt their style sheets, which a policy without inline styles lets them, where they would put a `<style>`
 * element into the page, which it does not.
 */
export function adoptedStyleSheets(): Plugin {
  const ownSingleton = fileURLToPath(new URL("../src/ui/adoptedSingleton.ts", import.meta.url));
  const onlyInShadow = "!root.head && root.adoptedStyleSheets";
  return {
    name: "adopted-style-sheets",
    enforce: "pre",
    resolveId(source, importer) {
      const isSingleton = source === "./singleton" && /\/react-style-singleton\/dist\//.test(importer ?? "");
      return isSingleton ? ownSingleton : null;
    },
    // CodeMirror's: it adopts in a shadow tree, as any document can since 2023.
    transform(code, id) {
      if (!/\/style-mod\/src\/style-mod\.js$/.test(id)) return null;
      if (!code.includes(onlyInShadow)) {
        this.error(`${id} has no “${onlyInShadow}” any more: see how it adds style sheets now.`);
      }
      return { code: code.replace(onlyInShadow, "root.adoptedStyleSheets"), map: null };
    },
  };
}

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { chatTemplates } from "./scripts/chatTemplates.ts";
import { chunkFiles, closure } from "./scripts/chunkFiles.ts";
import { adoptedStyleSheets, contentPolicy } from "./scripts/contentPolicyPlugins.ts";
import { findingIndex } from "./scripts/findingIndex.ts";
import { firstLook } from "./scripts/firstLook/plugin.ts";
import { licences } from "./scripts/licences.ts";
import { packageData } from "./scripts/packageData.ts";
import { plainIcons } from "./scripts/plainIcons.ts";
import { importSource } from "./scripts/prepared.mjs";
import { previewPages } from "./scripts/previewPages.ts";
import { serviceWorker } from "./scripts/serviceWorkerPlugin.ts";
import { shortScripts } from "./scripts/shortScripts.ts";
import { hasSideEffects } from "./scripts/sideEffects.ts";
import { weighBuild } from "./scripts/weigh.ts";

/**
 * Serves `virtual:prepared-vocabularies` and `virtual:prepared-corpora`: which file, hash and size each prepared asset has.
 * Bundled rather than fetched, so that a page and the assets it asks for are always of one build. And
 * `virtual:builtin-files`, which has what loading a built-in takes and no more: a visit's first worker has it in its code.
 */
export function preparedAssets(): Plugin {
  // Rollup's convention: the zero byte keeps other plugins from taking an id for a path.
  const pattern = /^\0virtual:(prepared-vocabularies|prepared-corpora|builtin-files)$/;
  return {
    name: "prepared-assets",
    resolveId: (source) => (pattern.test(`\0${source}`) ? `\0${source}` : null),
    async load(loaded) {
      const name = pattern.exec(loaded)?.[1];
      if (name === undefined) return null;
      const kind = name === "prepared-corpora" ? "corpora" : "vocabularies";
      const manifestPath = fileURLToPath(new URL(`public/${kind}/manifest.json`, import.meta.url));
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
      const assets = JSON.parse(manifest)[kind];
      return `export default ${JSON.stringify(name === "builtin-files" ? await builtinFiles(assets) : assets)};`;
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, _response, next) => {
        // The preview is for the machine that it runs on, where compressing each answer anew takes longer than sending it.
        // Vocabularies and corpora, which are compressed already, would lose their Content-Length besides.
        delete request.headers["accept-encoding"];
        next();
      });
    },
  };
}

/** The files of the built-ins, with what they are called, by id; null for baselines, which have none. */
async function builtinFiles(vocabularies: Readonly<Record<string, { readonly file: string; readonly bytes: number }>>) {
  const { catalogue }: typeof import("./src/tokenizers/catalogue/index.ts") = await importSource(
    "src/tokenizers/catalogue/index.ts",
  );
  return Object.fromEntries(
    catalogue.map(({ id, label, vocabulary }) => {
      const { file, bytes } = vocabularies[vocabulary ?? ""] ?? {};
      return [id, vocabulary === null ? null : { label, file, bytes }];
    }),
  );
}

const { version } = readPackage("package.json");

/** The commit that is built, in short; empty where there is no repository, as in an archive of the sources. */
function commit(): string {
  if (process.env.TESSERA_COMMIT) return process.env.TESSERA_COMMIT.slice(0, 7);
  const { stdout } = spawnSync("git", ["rev-parse", "--short=7", "HEAD"], { encoding: "utf8" });
  return stdout?.trim() ?? "";
}

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

/** Has the browser fetch the page's code at once: the entry, which asks for it, starts the workers before. */
function preloadPage(): Plugin {
  return {
    name: "preload-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const { scripts, styles } = chunkFiles(bundle, pageName);
        const link = (rel: string) => (file: string) =>
          ({ tag: "link", attrs: { rel, href: `./${file}`, crossorigin: true }, injectTo: "head" }) as const;
        return [...scripts.map(link("modulepreload")), ...styles.map(link("stylesheet"))];
      },
    },
  };
}

/** The chunk that the first page is in. */
const pageName = "page";
/** The scripts that the first page begins with. */
const firstFile = /\/(rolldown-runtime|start|react|page|figures)-[^/]+\.js$/;

/** Parts that few ask for. What they import is asked for once they are there: named beforehand, it would be 500 bytes of each first visit. */
const rarePart = /\/(library|openFile|KeptDialog|CorpusDialog)-[^/]+\.js$/;

/** Modules that a first visit loads one after the other: what starts it and the workers, the page, and the figures below it. */
const [startModules, pageModules, figureModules] = [new Set<string>(), new Set<string>(), new Set<string>()];
/** Icons that several later parts have: in files of their own, the first page would name some twenty of them. */
const laterIcons = new Set<string>();
/** Those of the page that are React's, two thirds of its code: browsers read them in a task of their own (src/app/start.ts). */
const reactModules = new Set<string>();

/**
 * Finds them, for one chunk of each. By itself the bundler puts what later parts of the page import into chunks of their own,
 * and small modules take a quarter more once they are compressed one by one: each new part would make the first page larger.
 */
function findPage(): Plugin {
  return {
    name: "find-page",
    apply: "build",
    buildEnd() {
      const reach = (path: string) =>
        closure(fileURLToPath(new URL(path, import.meta.url)), (id) => this.getModuleInfo(id)?.importedIds ?? []);
      const known = new Set<string>();
      for (const [modules, entry] of [
        [startModules, "src/app/start.ts"],
        [pageModules, "src/app/main.tsx"],
        [figureModules, "src/views/compare/RatiosTable.tsx"],
      ] as const) {
        for (const id of reach(entry)) if (!known.has(id)) modules.add(id);
        for (const id of modules) known.add(id);
      }
      for (const id of this.getModuleIds()) {
        const isShared = (this.getModuleInfo(id)?.importers.length ?? 0) > 1;
        if (isShared && /\/lucide-react\/.*\/icons\//.test(id) && !known.has(id)) laterIcons.add(id);
      }
      for (const id of pageModules) {
        if (/\/node_modules\/(react|react-dom|scheduler)\//.test(id) && pageModules.delete(id)) reactModules.add(id);
      }
    },
  };
}

/**
 * Finds the modules that a worker has from its start, for one chunk of all, as {@link findPage} does for the page: a visit's
 * first worker comes with it too. Workers are built side by side, each with a plugin of its own: what is found is the worker's.
 */
function findWorker(): Plugin {
  const modules = new Set<string>();
  return {
    name: "find-worker",
    apply: "build",
    outputOptions: (options) => ({
      ...options,
      codeSplitting: {
        groups: [{ name: "worker", test: (id) => modules.has(id), includeDependenciesRecursively: false }],
      },
    }),
    buildEnd() {
      for (const id of this.getModuleIds()) {
        if (!this.getModuleInfo(id)?.isEntry) continue;
        const reached = closure(id, (from) => this.getModuleInfo(from)?.importedIds ?? []);
        for (const one of reached) modules.add(one);
      }
    },
  };
}

export default defineConfig({
  // Relative addresses, so that the build can be put into any folder of any site.
  base: "./",
  plugins: [
    react(),
    preparedAssets(),
    chatTemplates(),
    packageData(),
    findingIndex(),
    withoutModels(),
    adoptedStyleSheets(),
    plainIcons(),
    findPage(),
    preloadPage(),
    firstLook([preparedAssets(), chatTemplates(), plainIcons()]),
    contentPolicy(),
    previewPages(),
    shortScripts(),
    licences(),
    serviceWorker(),
    weighBuild(),
  ],
  worker: {
    format: "es",
    plugins: () => [preparedAssets(), packageData(), withoutModels(), findWorker()],
    // Each kind in a folder of its own, by whose address a server knows the policy that it goes by.
    rolldownOptions: {
      treeshake: { moduleSideEffects: hasSideEffects },
      output: { entryFileNames: ({ name }) => `workers/${name.replace(/\.worker$/, "")}/[name]-[hash].js` },
    },
  },
  define: {
    __APP_VERSION__: JSON.stringify(version),
    __APP_COMMIT__: JSON.stringify(commit()),
    __TIKTOKEN_VERSION__: JSON.stringify(readPackage("node_modules/tiktoken/package.json").version),
    __TRANSFORMERS_VERSION__: JSON.stringify(
      readPackage("node_modules/@huggingface/transformers/package.json").version,
    ),
  },
  // `vite` would prepare it beforehand, without the plugins above.
  optimizeDeps: { exclude: ["@huggingface/transformers"] },
  // Browsers without modulepreload load the same files a little later; a polyfill would cost all others.
  build: {
    target: "es2022",
    // What a later part imports of the first page is there: named with each of them, it would be 200 bytes more of that.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (part, files, { hostType }) =>
        hostType === "html"
          ? files
          : files.filter((file) => !firstFile.test(file) && !(file.endsWith(".js") && rarePart.test(part))),
    },
    rolldownOptions: {
      treeshake: { moduleSideEffects: hasSideEffects },
      output: {
        codeSplitting: {
          groups: [
            ["start", startModules] as const,
            ["react", reactModules] as const,
            [pageName, pageModules] as const,
            ["figures", figureModules] as const,
            ["icons", laterIcons] as const,
          ].map(([name, modules]) => ({
            name,
            test: (id: string) => modules.has(id),
            includeDependenciesRecursively: false,
          })),
        },
      },
    },
  },
});

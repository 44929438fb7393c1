import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { type BuiltFile, codeFolders, dataFolders, type FileList } from "../src/offline/names.ts";
import { afterBuild } from "./afterBuild.ts";

/** Code that is loaded when somebody compares with a reference library: a megabyte and a half that most never ask for. */
const referenceCode = /^(workers\/reference\/|assets\/(transformers\.web|tiktoken_bg)-)/;
/** What no page asks for by itself. */
const unasked =
  /^(vocabularies|corpora)\/manifest\.json$|^service-worker\.js$|^licences\.txt$|\.(br|gz|map)$|^previews\/|^(?!index\.)\w+\.html$/;

/** Writes `service-worker.js` beside the page, with the list of what was built. */
export function serviceWorker(): Plugin {
  return afterBuild("service-worker", (folder) =>
    build({
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      define: { __FILE_LIST__: JSON.stringify(listFiles(folder)) },
      build: {
        outDir: folder,
        emptyOutDir: false,
        target: "es2022",
        lib: {
          entry: fileURLToPath(new URL("../src/offline/serviceWorker.ts", import.meta.url)),
          // Firefox takes modules as service workers only since 2025.
          formats: ["iife"],
          name: "serviceWorker",
          fileName: () => "service-worker.js",
        },
      },
    }),
  );
}

/** @param folder of the build @returns its files, by what happens to them */
function listFiles(folder: string): FileList {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const version = /<script type="module"[^>]* src="\.\/assets\/(start-[^"]+\.js)"/.exec(html)?.[1];
  if (version === undefined) throw new Error("index.html does not begin with assets/start-….js.");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry): BuiltFile => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(folder, path).split(sep).join("/"), bytes: statSync(path).size };
    })
    .filter(({ path }) => !unasked.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const isIn = (folders: readonly string[], path: string) => folders.some((name) => path.startsWith(`${name}/`));
  const isCode = ({ path }: BuiltFile) => isIn(codeFolders, path) && !referenceCode.test(path);
  const isData = ({ path }: BuiltFile) => isIn(dataFolders, path) || referenceCode.test(path);
  return {
    version,
    page: files
      .filter((file) => !isCode(file) && !isData(file))
      .map((file) => (file.path === "index.html" ? { ...file, path: "" } : file)),
    code: files.filter(isCode),
    data: files.filter(isData),
  };
}

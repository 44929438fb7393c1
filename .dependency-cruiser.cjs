/**
 * The import arrows, as `npm run arrows` enforces them. A floor may import what stands at its name, and itself.
 * An entry is a folder of src/, a folder within one, or a single file.
 */
const arrows = {
  text: [],
  tokenizers: ["text"],
  corpora: ["text"],
  hub: ["text"],
  models: [],
  chat: ["text", "tokenizers/tokenizer.ts"],
  analysis: ["text", "tokenizers", "corpora"],
  instruments: ["text", "tokenizers", "corpora", "analysis"],
  training: ["text", "tokenizers"],
  guide: ["text", "tokenizers", "corpora", "analysis", "instruments", "training"],
  worker: ["text", "tokenizers", "chat", "corpora", "hub", "analysis", "instruments", "training", "guide"],
  state: ["text", "tokenizers", "chat", "corpora", "hub", "analysis", "instruments", "training", "worker"],
  // References in an address are checked against the catalogue.
  url: [
    "text",
    "tokenizers/catalogue",
    "tokenizers/tokenizerReference.ts",
    "tokenizers/writeReference.ts",
    "tokenizers/ways/way.ts",
    "models",
    "instruments",
    "state",
  ],
  ui: [],
  offline: [],
  // Views ask the worker for encodings; the tokenizers themselves stay out of the page's first bundle.
  views: [
    "text",
    "chat",
    "tokenizers/catalogue",
    "tokenizers/tokenizer.ts",
    "tokenizers/tokenizerReference.ts",
    "tokenizers/writeReference.ts",
    // What a trace is, and its merges as a tree: nothing of the engine.
    "tokenizers/trace.ts",
    // How bytes are written as letters: a table.
    "tokenizers/byteAlphabet.ts",
    "tokenizers/tracing/mergeTree.ts",
    // What ways to cut are called.
    "tokenizers/ways/way.ts",
    // What is done to texts first, by name, and tables of it: nothing of how.
    "tokenizers/transforms/transform.ts",
    "tokenizers/transforms/tablePart.ts",
    "corpora/language.ts",
    "corpora/draft.ts",
    // What languages are called and grouped by: nothing of texts.
    "corpora/families.ts",
    "corpora/languageList.ts",
    "corpora/search.ts",
    "models",
    "analysis",
    "instruments",
    // What a training goes by, and the names of its algorithms: nothing that learns.
    "training/algorithms.ts",
    "training/choices.ts",
    "training/firstEntries.ts",
    "training/options.ts",
    "training/recipe.ts",
    // What a class looks at: a few words, learned from while it is drawn.
    "training/lesson",
    // Findings with their texts; what computes them is in their worker.
    "guide",
    "worker",
    "state",
    "url",
    "ui",
  ],
  cli: ["text", "tokenizers", "chat", "corpora", "hub", "models", "analysis", "instruments", "training"],
};

const floors = Object.entries(arrows).map(([floor, targets]) => ({
  name: `arrows-${floor}`,
  comment: `src/${floor} may import ${targets.length > 0 ? targets.join(", ") : "nothing else of ours"}.`,
  severity: "error",
  from: { path: `^src/${floor}/` },
  to: { path: "^src/", pathNot: [floor, ...targets].map(pathOf) },
}));

/** "tokenizers/tokenizer.ts" is that file alone; "text" is the whole folder. */
function pathOf(target) {
  return target.endsWith(".ts") ? `^src/${target.replaceAll(".", "\\.")}$` : `^src/${target}/`;
}

const testFile = "\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    ...floors,
    {
      name: "floors-are-listed",
      comment: "A new folder of src/ needs its arrows above (src/app may import all).",
      severity: "error",
      from: { path: "^src/", pathNot: [...Object.keys(arrows), "app"].map(pathOf).concat("^src/platform\\.d\\.ts$") },
      to: {},
    },
    {
      name: "node-from-cli-only",
      comment: "What is shared with the page knows neither Node nor the DOM; src/cli reads files for it.",
      severity: "error",
      from: { path: "^src/", pathNot: [testFile, "^src/cli/"] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-cycles",
      comment: "Modules that import each other can only be understood together. Move what they share below both.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "Nothing imports this module and it imports nothing: delete it, or make it an entry point here.",
      severity: "error",
      // The build puts the last two in the place of libraries' modules (scripts/contentPolicyPlugins.ts, plainIcons.ts).
      from: {
        orphan: true,
        path: "^src/",
        pathNot: [testFile, "\\.d\\.ts$", "^src/app/main\\.tsx$", "^src/ui/(adoptedSingleton|plainIcon)\\.ts$"],
      },
      to: {},
    },
    {
      name: "no-tests-from-src",
      comment: "What ships must not depend on tests.",
      severity: "error",
      from: { path: "^src/", pathNot: testFile },
      to: { path: [testFile, "^(e2e|test)/"] },
    },
    {
      name: "no-dev-dependencies-from-src",
      comment: "What ships needs its packages under `dependencies`; types alone leave no trace in the build.",
      severity: "error",
      from: { path: "^src/", pathNot: testFile },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-undeclared-packages",
      comment: "A package that only another package brings along can vanish: declare it in package.json.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "resolvable",
      comment:
        "The import leads nowhere. Only what Vite makes up needs no file: virtual modules, and a file's address.",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true, pathNot: ["^virtual:", "\\?url$"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Imports of types count too: a floor that knows another's types depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.page.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "browser", "types", "default"],
      mainFields: ["module", "main", "types"],
    },
  },
};

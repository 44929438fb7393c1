import { defineConfig } from "vite";

/** The command line as one file for Node, dist-cli/main.js: all packages are in it, and only `node:*` is imported. */
export default defineConfig({
  publicDir: false,
  logLevel: "warn",
  ssr: { noExternal: true },
  build: {
    ssr: "src/cli/main.ts",
    outDir: "dist-cli",
    target: "node20",
    rolldownOptions: { output: { entryFileNames: "main.js" } },
  },
});

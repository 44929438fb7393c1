import { defineConfig } from "vite";
import { chatTemplates } from "./scripts/chatTemplates.ts";
import { packageData } from "./scripts/packageData.ts";

/**
 * The command line for Node, dist-cli/main.js and the parts that it loads when they are needed: all packages are in them,
 * and only `node:*` is imported. A part's name changes with its content.
 */
export default defineConfig({
  plugins: [chatTemplates(), packageData()],
  publicDir: false,
  logLevel: "warn",
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: "dist-cli",
    target: "node20",
    rolldownOptions: {
      input: {
        main: "src/cli/main.ts",
        worker: "src/cli/threads/worker.ts",
        watch: "src/cli/threads/watch.ts",
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});

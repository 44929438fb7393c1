import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { chatTemplates } from "../../scripts/chatTemplates.ts";
import { packageData } from "../../scripts/packageData.ts";
import { preparedAssets } from "../../vite.config.ts";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Hostile inputs for Node: main.js starts a watch.js for each kind, and that a thread.js. */
export default defineConfig({
  plugins: [preparedAssets(), chatTemplates(), packageData()],
  publicDir: false,
  logLevel: "warn",
  build: {
    ssr: true,
    outDir: path("../../node_modules/.cache/hostile"),
    emptyOutDir: true,
    target: "node20",
    rolldownOptions: {
      input: { main: path("main.ts"), watch: path("watch.ts"), thread: path("thread.ts") },
      output: { entryFileNames: "[name].js" },
    },
  },
});

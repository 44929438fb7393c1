import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { chatTemplates } from "./scripts/chatTemplates.ts";
import { findingIndex } from "./scripts/findingIndex.ts";
import { packageData } from "./scripts/packageData.ts";
import { preparedAssets } from "./vite.config.ts";

/** Where .ci/run wants the results as JSON too, to sum them up. */
const resultsFolder = process.env.TESSERA_RESULTS;

export default defineConfig({
  plugins: [preparedAssets(), chatTemplates(), packageData(), findingIndex()],
  resolve: {
    alias: [
      { find: /^.*\/closeDoors$/, replacement: fileURLToPath(new URL("test/support/openDoors.ts", import.meta.url)) },
    ],
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}", "test/**/*.test.ts"],
    exclude: ["test/exhaustive/**"],
    setupFiles: ["test/support/sameCases.ts"],
    // Each worker may hold several vocabularies at once: hundreds of megabytes.
    maxWorkers: 2,
    // Modules and vocabularies are loaded once a worker, which saves a minute: a test leaves shared state as it found it.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: resultsFolder ? ["default", ["json", { outputFile: join(resultsFolder, "vitest.json") }]] : ["default"],
  },
});

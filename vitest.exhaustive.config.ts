import { defineConfig } from "vitest/config";
import { preparedAssets } from "./vite.config.ts";

/** Comparisons with the reference libraries that take minutes: `npm run test:exhaustive`. */
export default defineConfig({
  plugins: [preparedAssets()],
  test: {
    environment: "node",
    include: ["test/exhaustive/**/*.test.ts"],
    maxWorkers: 2,
    // Zero is no limit.
    testTimeout: 0,
    hookTimeout: 0,
  },
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { chatTemplates } from "./scripts/chatTemplates.ts";
import { findingIndex } from "./scripts/findingIndex.ts";
import { packageData } from "./scripts/packageData.ts";
import { preparedAssets } from "./vite.config.ts";

/**
 * Tests of the normal run whose cases are generated, which are others each time here, or more here than there
 * (`test/support/runs.ts`): by themselves or by what they share.
 */
function testsThatGrow(): string[] {
  const files = ["src", "test"].flatMap((folder) => {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return names.filter((name) => name.endsWith(".test.ts")).map((name) => join(folder, name));
  });
  const grows = /from "(fast-check|.*\/support\/(runs|againstReference|decoding))"/;
  return files.filter((file) => grows.test(readFileSync(file, "utf8")));
}

/** Comparisons with the reference libraries that take minutes: `npm run test:exhaustive`. */
export default defineConfig({
  plugins: [preparedAssets(), chatTemplates(), packageData(), findingIndex()],
  test: {
    environment: "node",
    include: [...testsThatGrow(), "test/exhaustive/**/*.test.ts"],
    // For the bulk of them.
    env: { TESSERA_EXHAUSTIVE: "1" },
    maxWorkers: 2,
    // Zero is no limit.
    testTimeout: 0,
    hookTimeout: 0,
  },
});

import { defineConfig } from "@playwright/test";
import { findBrowser } from "../e2e/browser.ts";

/** Benchmarks of the page, one at a time. They print figures and ratios; only a broken page fails them. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.bench.ts",
  workers: 1,
  timeout: 300_000,
  reporter: [["list"]],
  use: { launchOptions: findBrowser() },
});

import { join } from "node:path";
import { defineConfig, devices, type ReporterDescription } from "@playwright/test";
import { findBrowser } from "./e2e/browser.ts";

/** Where .ci/run wants the results as JSON too, to sum them up. */
const resultsFolder = process.env.TESSERA_RESULTS;

const lines: ReporterDescription[] = [["list"], ["./e2e/saySkipped.ts"]];
const address = "http://localhost:4302/";

/** Tests of the production build, which `npm run test:e2e` makes beforehand. */
export default defineConfig({
  testDir: "e2e",
  // One more than CI has cores: while one browser waits, for what it loads or is to show, another goes on.
  workers: 3,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: resultsFolder ? [...lines, ["json", { outputFile: join(resultsFolder, "playwright.json") }]] : lines,
  // No test is about speed: what comes in a moment here may take a slow and busy machine a minute. A test that fails waits
  // as long, and one that passes never does.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  // No traces: recording every test costs more than running it. For a failure at hand: npx playwright test --trace on.
  // Nor service workers: what a test sees is what the server sends, but for the tests of those.
  use: { baseURL: address, launchOptions: findBrowser(), serviceWorkers: "block" },
  // What takes seconds and looks at what other tests look at too is tagged, and not part of `npm test`.
  projects: [
    { name: "chromium", use: devices["Desktop Chrome"], grepInvert: /@resilience/ },
    { name: "resilience", use: devices["Desktop Chrome"], grep: /@resilience/ },
  ],
  webServer: { command: "npx vite preview --port 4302 --strictPort", url: address },
});

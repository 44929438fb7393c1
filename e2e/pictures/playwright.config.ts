import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "../browser.ts";

/** Draws the pictures of README and docs anew: `npm run pictures`. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.picture.ts",
  workers: 1,
  timeout: 180_000,
  reporter: [["list"]],
  use: { baseURL: "http://localhost:4174/", launchOptions: findBrowser(), deviceScaleFactor: 1 },
  webServer: {
    command: "npx vite preview --port 4174 --strictPort",
    url: "http://localhost:4174/",
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
  },
});

// @ts-check
/** Bundles what tries hostile inputs, which Node 20 cannot run as TypeScript, and starts it. Arguments go to main.ts. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { build } from "vite";

/** @param {string} name */
const path = (name) => fileURLToPath(new URL(name, import.meta.url));

await build({ configFile: path("vite.config.ts") });
const { status } = spawnSync(
  process.execPath,
  [path("../../node_modules/.cache/hostile/main.js"), ...process.argv.slice(2)],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;

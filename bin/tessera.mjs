#!/usr/bin/env node
// @ts-check
/**
 * `npx tessera`: starts the command line (src/cli). In a checkout it first prepares what is missing or older than the
 * sources, as after `npm ci --ignore-scripts` or an edit; an installed package has no sources and comes prepared.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const program = new URL("dist-cli/main.js", root);
const vocabularies = new URL("public/vocabularies/", root);
const corpora = new URL("public/corpora/", root);

/** All that the program and its vocabularies are made of. */
const sources = [
  ...[
    "src/text/",
    "src/tokenizers/",
    "src/chat/",
    "src/corpora/",
    "src/hub/",
    "src/models/",
    "src/analysis/",
    "src/instruments/",
    "src/training/",
    "src/cli/",
    "scripts/",
  ],
  ...["vite.cli.config.ts", "package-lock.json"],
].map((path) => new URL(path, root));

/** @param {URL} url @returns {number} when it, or anything in it but tests, last changed, in milliseconds since 1970 */
function changedAt(url) {
  if (!url.pathname.endsWith("/")) return statSync(url).mtimeMs;
  const times = readdirSync(url, { withFileTypes: true })
    .filter(({ name }) => !name.includes(".test."))
    .map((entry) => changedAt(new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, url)));
  return Math.max(0, ...times);
}

/** @returns {boolean} */
function isReady() {
  const prepared = [program, ...[vocabularies, corpora].map((folder) => new URL("manifest.json", folder))];
  if (!prepared.every((file) => existsSync(file))) return false;
  const built = statSync(program).mtimeMs;
  return sources.every((source) => changedAt(source) <= built);
}

/** Prepares all; what that prints goes to standard error, for standard output is the program's. */
function prepare() {
  console.error("tessera: preparing the vocabularies and the program, once …");
  for (const script of ["scripts/prepare.mjs", "bin/build.mjs"]) {
    const path = fileURLToPath(new URL(script, root));
    const { status } = spawnSync(process.execPath, [path], { stdio: ["ignore", 2, 2] });
    if (status !== 0) {
      console.error(`tessera: ${script} failed. Run \`npm ci\` in ${fileURLToPath(root)} and try again.`);
      process.exit(1);
    }
  }
}

const isCheckout = existsSync(new URL("src/cli/", root));
if (isCheckout && !isReady()) prepare();
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
/** @type {typeof import("../src/cli/main.ts")} */
const { main } = await import(program.href);
await main(process.argv.slice(2), { version, vocabularies, corpora });

// @ts-check
/**
 * Builds dist-cli (`npm run build:cli`): main.js and the parts that it loads when they are needed. Each file is written by
 * a rename and main.js last, so that a second `tessera` that starts meanwhile never loads half of it; what one that runs
 * may still load stays for a day.
 */
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const configFile = fileURLToPath(new URL("../vite.cli.config.ts", import.meta.url));
const folder = new URL("../dist-cli/", import.meta.url);
const keptFor = 24 * 60 * 60 * 1000;

const result = await build({ root, configFile, build: { write: false } });
const chunks = ("output" in result ? result.output : []).map((file) => {
  if (file.type !== "chunk")
    throw new Error(`The command line was to become code alone, and ${file.fileName} is none.`);
  return file;
});
if (!chunks.some(({ fileName }) => fileName === "main.js")) throw new Error("The command line has no main.js.");
await mkdir(folder, { recursive: true });
for (const { fileName, code } of [...chunks].sort(
  (a, b) => Number(a.fileName === "main.js") - Number(b.fileName === "main.js"),
)) {
  const temporary = new URL(`${fileName}.${process.pid}.tmp`, folder);
  await writeFile(temporary, code);
  await rename(temporary, new URL(fileName, folder));
}
for (const name of await readdir(folder)) {
  if (chunks.some(({ fileName }) => fileName === name)) continue;
  // Another one that builds at the same time may have renamed or removed it since.
  const found = await stat(new URL(name, folder)).catch(() => null);
  if (found !== null && found.mtimeMs < Date.now() - keptFor) await rm(new URL(name, folder), { force: true });
}

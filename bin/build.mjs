// @ts-check
/**
 * Builds dist-cli/main.js (`npm run build:cli`). Written by a rename, so that a second `tessera` that starts meanwhile
 * never loads half of it.
 */
import { mkdir, rename, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const configFile = fileURLToPath(new URL("../vite.cli.config.ts", import.meta.url));
const program = new URL("../dist-cli/main.js", import.meta.url);

const result = await build({ root, configFile, build: { write: false } });
const files = "output" in result ? result.output : [];
const [main, ...others] = files;
if (main?.type !== "chunk" || others.length > 0) {
  throw new Error(`The command line was to become one file, not ${files.map(({ fileName }) => fileName).join(", ")}.`);
}
await mkdir(new URL(".", program), { recursive: true });
const temporary = new URL(`main.${process.pid}.tmp`, program);
await writeFile(temporary, main.code);
await rename(temporary, program);

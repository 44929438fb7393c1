// @ts-check
/**
 * Prepares the built-in vocabularies from installed npm packages: public/vocabularies/<name>.<hash>.pack (docs/pack.md),
 * and a manifest that names them.
 *
 * Safe to interrupt and to run twice at once: a file's name follows from its bytes, every write is a rename, and the
 * manifest is replaced only when all that it names is in place.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { deflateRaw, constants as zlib } from "node:zlib";
import { vocabularySources } from "./vocabularySources.mjs";

/** @import { VocabularySource } from "./vocabularySources.mjs" */

/**
 * @typedef {object} PreparedVocabulary
 * @property {string} file name in public/vocabularies
 * @property {number} bytes size of the file
 *  * @property {string} sha256 of the file's bytes, in hex
 * @property {string} package npm package that it came from
 * @property {string} version that package's installed version
 */

/**
 * @typedef {object} Manifest
 * @property {2} format
 * @property {string} scripts hash of the preparing code: other code may prepare other bytes
 * @property {Record<string, PreparedVocabulary>} vocabularies
 */

const projectFolder = fileURLToPath(new URL("..", import.meta.url));
const outputFolder = join(projectFolder, "public", "vocabularies");
const manifestPath = join(outputFolder, "manifest.json");
const temporarySuffix = ".tmp";

/** @returns {Promise<void>} */
async function prepare() {
  const started = performance.now();
  await mkdir(outputFolder, { recursive: true });
  const scripts = await hashOfScripts();
  const previous = await readManifest();
  const reusable = previous?.scripts === scripts ? previous.vocabularies : {};

  // All versions first: a package that is missing is then known before any work is begun.
  const sources = await Promise.all(
    Object.entries(vocabularySources).map(async ([name, source]) => ({
      name,
      source,
      version: await installedVersion(source.package),
    })),
  );
  const prepared = await Promise.all(
    sources.map(async ({ name, source, version }) => {
      const kept = reusable[name];
      if (kept?.package === source.package && kept.version === version && (await isInPlace(kept))) {
        return { name, entry: kept, written: false };
      }
      return { name, entry: await prepareVocabulary(name, source, version), written: true };
    }),
  );

  const written = prepared.filter((vocabulary) => vocabulary.written);
  /** @type {Manifest} */
  const manifest = {
    format: 2,
    scripts,
    vocabularies: Object.fromEntries(prepared.map(({ name, entry }) => [name, entry])),
  };
  if (JSON.stringify(manifest) !== JSON.stringify(previous)) {
    await writeAtomically(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  await removeStale(new Set(prepared.map(({ entry }) => entry.file)));

  if (written.length === 0) {
    console.log(`Vocabularies: all ${prepared.length} up to date.`);
    return;
  }
  const megabytes = written.reduce((sum, { entry }) => sum + entry.bytes, 0) / 1e6;
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `Vocabularies: prepared ${written.length} of ${prepared.length}, ${megabytes.toFixed(1)} MB in ${seconds.toFixed(1)} s.`,
  );
}

/** @returns {Promise<string>} */
async function hashOfScripts() {
  const hash = createHash("sha256");
  const tokenizers = join(projectFolder, "src", "tokenizers");
  for (const folder of [join(projectFolder, "scripts"), join(tokenizers, "pack"), join(tokenizers, "formats")]) {
    for (const name of (await readdir(folder)).sort()) {
      if (!/\.test\.ts$/.test(name)) hash.update(await readFile(join(folder, name)));
    }
  }
  return hash.digest("hex").slice(0, 16);
}

/** @returns {Promise<Manifest | null>} null when there is none that this version can read */
async function readManifest() {
  try {
    const manifest = JSON.parse(await readFile(manifestPath, "utf8"));
    return manifest?.format === 2 ? manifest : null;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param {string} packageName */
function packageFolder(packageName) {
  return join(projectFolder, "node_modules", packageName);
}

/** @param {string} packageName @returns {Promise<string>} */
async function installedVersion(packageName) {
  try {
    return JSON.parse(await readFile(join(packageFolder(packageName), "package.json"), "utf8")).version;
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Error(`The npm package ${packageName} is not installed. Run \`npm ci\`.`);
  }
}

/** @param {PreparedVocabulary} entry @returns {Promise<boolean>} */
async function isInPlace(entry) {
  try {
    return (await stat(join(outputFolder, entry.file))).size === entry.bytes;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/**
 * @param {string} name
 * @param {VocabularySource} source
 * @param {string} version of the source's package
 * @returns {Promise<PreparedVocabulary>}
 */
async function prepareVocabulary(name, source, version) {
  const json = await readSource(source, version);
  const { readTiktokenJson, readTokenizerJson, writePack } = await packing();
  const parts = source.package === "tiktoken" ? readTiktokenJson(json) : readTokenizerJson(json);
  const bytes = await writePack(parts, (body) => promisify(deflateRaw)(body, { level: zlib.Z_BEST_COMPRESSION }));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = `${name}.${sha256.slice(0, 16)}.pack`;
  await writeAtomically(join(outputFolder, file), bytes);
  return { file, bytes: bytes.length, sha256, package: source.package, version };
}

/** @type {Promise<typeof import("../src/tokenizers/pack/prepare.ts")> | undefined} */
let packingModule;

/** The app's own code that reads the formats and writes packs; Vite loads it, since Node 20 runs no TypeScript. */
function packing() {
  packingModule ??= import("vite")
    .then(({ runnerImport }) =>
      runnerImport(join(projectFolder, "src", "tokenizers", "pack", "prepare.ts"), {
        configFile: false,
        logLevel: "error",
      }),
    )
    .then(({ module }) => module);
  return packingModule;
}

/** @param {VocabularySource} source @param {string} version */
async function readSource(source, version) {
  try {
    return await source.read(packageFolder(source.package));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The npm package ${source.package} ${version} cannot be used (${reason}). Run \`npm ci\` to restore the version in package-lock.json.`,
      { cause: error },
    );
  }
}

/** @param {string} path @param {string | Uint8Array} content */
async function writeAtomically(path, content) {
  const temporary = `${path}.${process.pid}${temporarySuffix}`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}

/**
 * Removes what no vocabulary uses any more. A young temporary file may be another process's, at work on the same.
 * @param {ReadonlySet<string>} inUse
 */
async function removeStale(inUse) {
  const anHourAgo = Date.now() - 3_600_000;
  for (const file of await readdir(outputFolder)) {
    if (inUse.has(file) || file === basename(manifestPath)) continue;
    const path = join(outputFolder, file);
    if (file.endsWith(temporarySuffix) && (await modifiedAt(path)) > anHourAgo) continue;
    await rm(path, { force: true, recursive: true });
  }
}

/** @param {string} path @returns {Promise<number>} milliseconds since 1970; 0 when the file is gone */
async function modifiedAt(path) {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

/** @param {unknown} error @returns {boolean} */
function isMissing(error) {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

try {
  await prepare();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

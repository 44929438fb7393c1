// @ts-check
/**
 * What vocabularies and corpora are prepared by: files in a folder of public/, each named `<name>.<hash>.<ending>`, and a
 * manifest that names them.
 *
 * Safe to interrupt and to run twice at once: a file's name follows from its bytes, every write is a rename, and the
 * manifest is replaced only when all that it names is in place.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectFolder = fileURLToPath(new URL("..", import.meta.url));
const temporarySuffix = ".tmp";

/**
 * @typedef {object} Prepared
 * @property {string} file name in the folder
 * @property {number} bytes size of the file
 * @property {string} sha256 of the file's bytes, in hex
 * @property {string} package npm package that it came from
 * @property {string} version that package's installed version
 */

/**
 * @typedef {object} Item something to prepare
 * @property {string} name
 * @property {string} package npm package that it comes from
 * @property {string} version of that package
 * @property {() => Promise<Uint8Array>} prepare makes the file's bytes
 */

/**
 * @typedef {object} Kind
 * @property {string} folder of public/, and the manifest's field
 * @property {string} ending of the files' names
 * @property {number} format of the manifest
 * @property {string} scripts hash of the preparing code: other code may prepare other bytes
 * @property {readonly Item[]} items
 */

/**
 * Prepares what is not up to date, removes what is no longer of use, and says on the console what was done.
 * @param {Kind} kind
 */
export async function prepareFolder({ folder, ending, format, scripts, items }) {
  const started = performance.now();
  const outputFolder = join(projectFolder, "public", folder);
  const manifestPath = join(outputFolder, "manifest.json");
  await mkdir(outputFolder, { recursive: true });
  const previous = await readManifest(manifestPath, format);
  const reusable = previous?.scripts === scripts ? previous[folder] : {};

  const prepared = await Promise.all(
    items.map(async (item) => {
      /** @type {Prepared | undefined} */
      const kept = reusable[item.name];
      if (kept?.package === item.package && kept.version === item.version && (await isInPlace(outputFolder, kept))) {
        return { name: item.name, entry: kept, written: false };
      }
      return { name: item.name, entry: await write(item, outputFolder, ending), written: true };
    }),
  );

  const entries = Object.fromEntries(prepared.map(({ name, entry }) => [name, entry]));
  const manifest = { format, scripts, [folder]: entries };
  if (JSON.stringify(manifest) !== JSON.stringify(previous)) {
    await writeAtomically(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`);
  }
  await removeStale(outputFolder, new Set([...prepared.map(({ entry }) => entry.file), basename(manifestPath)]));

  const written = prepared.filter((each) => each.written);
  const title = `${folder.charAt(0).toUpperCase()}${folder.slice(1)}`;
  if (written.length === 0) {
    console.log(`${title}: all ${prepared.length} up to date.`);
    return;
  }
  const megabytes = written.reduce((sum, { entry }) => sum + entry.bytes, 0) / 1e6;
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${title}: prepared ${written.length} of ${prepared.length}, ${megabytes.toFixed(1)} MB in ${seconds.toFixed(1)} s.`,
  );
}

/**
 * A hash of code, and of what else the prepared bytes depend on.
 * @param {readonly string[]} paths of files, and of folders whose files count but for tests, from the project's folder
 * @param {readonly string[]} [others]
 */
export async function hashOfScripts(paths, others = []) {
  const hash = createHash("sha256");
  for (const path of paths.map((path) => join(projectFolder, path))) {
    for (const file of await filesOf(path)) if (!/\.test\.ts$/.test(file)) hash.update(await readFile(file));
  }
  hash.update(JSON.stringify(others));
  return hash.digest("hex").slice(0, 16);
}

/**
 * A file, or all files of a folder and of the folders in it, in an order that is always the same.
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesOf(path) {
  if (!(await stat(path)).isDirectory()) return [path];
  const inside = await Promise.all((await readdir(path)).sort().map((name) => filesOf(join(path, name))));
  return inside.flat();
}

/** @param {string} packageName */
export function packageFolder(packageName) {
  return join(projectFolder, "node_modules", packageName);
}

/** @param {string} packageName @returns {Promise<string>} */
export async function installedVersion(packageName) {
  try {
    return JSON.parse(await readFile(join(packageFolder(packageName), "package.json"), "utf8")).version;
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Error(`The npm package ${packageName} is not installed. Run \`npm ci\`.`);
  }
}

/**
 * The app's own code, which Vite loads, since Node 20 runs no TypeScript.
 * @param {string} path from the project's folder
 */
export async function importSource(path) {
  const { runnerImport } = await import("vite");
  const options = /** @type {const} */ ({ configFile: false, logLevel: "error" });
  return (await runnerImport(join(projectFolder, path), options)).module;
}

/**
 * @param {Item} item
 * @param {string} outputFolder
 * @param {string} ending
 * @returns {Promise<Prepared>}
 */
async function write({ name, package: packageName, version, prepare }, outputFolder, ending) {
  const bytes = await prepare().catch((error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The npm package ${packageName} ${version} cannot be used (${reason}). Run \`npm ci\` to restore the version in package-lock.json.`,
      { cause: error },
    );
  });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = `${name}.${sha256.slice(0, 16)}.${ending}`;
  await writeAtomically(join(outputFolder, file), bytes);
  return { file, bytes: bytes.length, sha256, package: packageName, version };
}

/**
 * @param {string} path
 * @param {number} format
 * @returns {Promise<any>} null when there is none that this version can read
 */
async function readManifest(path, format) {
  try {
    const manifest = JSON.parse(await readFile(path, "utf8"));
    return manifest?.format === format ? manifest : null;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** @param {string} outputFolder @param {Prepared} entry @returns {Promise<boolean>} */
async function isInPlace(outputFolder, entry) {
  try {
    return (await stat(join(outputFolder, entry.file))).size === entry.bytes;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** @param {string} path @param {string | Uint8Array} content */
async function writeAtomically(path, content) {
  const temporary = `${path}.${process.pid}${temporarySuffix}`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}

/**
 * Removes what is not in use any more. A young temporary file may be another process's, at work on the same.
 * @param {string} outputFolder
 * @param {ReadonlySet<string>} inUse
 */
async function removeStale(outputFolder, inUse) {
  const anHourAgo = Date.now() - 3_600_000;
  for (const file of await readdir(outputFolder)) {
    if (inUse.has(file)) continue;
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

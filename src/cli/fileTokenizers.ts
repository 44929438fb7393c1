import { basename, join } from "node:path";
import { templatesInFiles } from "../chat/templatesIn";
import { beginsGguf } from "../tokenizers/formats/gguf/beginsGguf";
import { ggufHeaderOf } from "../tokenizers/formats/gguf/headerOf";
import { fileEndings, largestFiles } from "../tokenizers/formats/limits";
import { type NamedFile, patternQuestion, readTokenizerFiles, tooLarge } from "../tokenizers/formats/readFiles";
import { TokenizerError } from "../tokenizers/tokenizer";
import { tokenizerInWay } from "../tokenizers/ways/inWay";
import type { Environment, LoadedTokenizer } from "./environment";
import { nodePlatform } from "./prepared";
import { isPath, nameAndWay } from "./tokenizerNames";

/**
 * An environment in which tokenizers can be named by paths too, and with a way to cut.
 * @param pattern what cuts the text before ranks merge it, for files of ranks alone
 */
export function withFileTokenizers(environment: Environment, pattern: string | undefined): Environment {
  return {
    ...environment,
    async loadTokenizer(given) {
      const [name, way] = nameAndWay(given);
      const loaded = isPath(name)
        ? await loadFileTokenizer(name, pattern, environment)
        : await environment.loadTokenizer(name, pattern);
      return way === null ? loaded : { ...loaded, tokenizer: tokenizerInWay(loaded.tokenizer, way) };
    },
  };
}

/**
 * Loads a tokenizer from a file, or from the files of a folder.
 * @throws {InputError} for what cannot be read
 * @throws {TokenizerError} for what is no tokenizer, or one that is damaged or not supported
 */
async function loadFileTokenizer(
  path: string,
  pattern: string | undefined,
  environment: Environment,
): Promise<LoadedTokenizer> {
  const { isFolder, size } = await environment.inspect(path);
  const files = isFolder ? await readFolder(path, environment) : [await readNamed(path, size, environment)];
  const found = await readTokenizerFiles(files, { pattern, platform: nodePlatform, compare: true });
  const { tokenizer, parts } = found;
  if (tokenizer === null) {
    throw new TokenizerError(`${patternQuestion(found.used[0] ?? path, found.named)} That is the option --pattern.`);
  }
  for (const note of found.notes) environment.warn(`tessera: ${path}: ${note}`);
  return { tokenizer, parts, templates: async () => templatesInFiles(files, found.chat) };
}

async function readFolder(path: string, environment: Environment): Promise<NamedFile[]> {
  const names = (await environment.listFolder(path)).filter((name) => fileEndings.test(name)).sort();
  const sizes = await Promise.all(names.map(async (name) => (await environment.inspect(join(path, name))).size));
  const total = sizes.reduce((sum, size, i) => (names[i]?.endsWith(".gguf") ? sum : sum + size), 0);
  if (total > largestFiles) throw new TokenizerError(`${path}: ${tooLarge(total).message} Name one file of them.`);
  return Promise.all(names.map((name, i) => readNamed(join(path, name), sizes[i] ?? 0, environment)));
}

async function readNamed(path: string, size: number, environment: Environment): Promise<NamedFile> {
  const name = basename(path);
  if (await isGguf(path, environment)) return { name, bytes: await ggufHeaderOf(environment.readFile(path)) };
  if (size > largestFiles) throw new TokenizerError(`${path}: ${tooLarge(size).message}`);
  const pieces: Uint8Array[] = [];
  for await (const piece of environment.readFile(path)) pieces.push(piece);
  return { name, bytes: new Uint8Array(Buffer.concat(pieces)) };
}

/** Of models in GGUF, which have gigabytes, the header alone is read. */
async function isGguf(path: string, environment: Environment): Promise<boolean> {
  for await (const piece of environment.readFile(path)) return beginsGguf(piece);
  return false;
}

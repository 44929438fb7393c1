import { join } from "node:path";
import { templatesInFiles } from "../chat/templatesIn";
import { HubClient } from "../hub/hubClient";
import { publicEndpoint, readEndpoint } from "../hub/hubEndpoint";
import { HubError } from "../hub/hubError";
import { formatPinned, isCommit, readHubReference } from "../hub/hubReference";
import { knownTokenizers } from "../hub/knownTokenizers";
import { type HubFiles, type HubProgress, loadFiles, loadReadable } from "../hub/loadFiles";
import { ggufHeaderOf } from "../tokenizers/formats/gguf/headerOf";
import { patternQuestion, readTokenizerFiles } from "../tokenizers/formats/readFiles";
import { TokenizerError } from "../tokenizers/tokenizer";
import { parseReference } from "../tokenizers/tokenizerReference";
import type { LoadedTokenizer } from "./environment";
import { cacheFolder, HubCacheFolder, sha256Hex } from "./hubCacheFolder";
import { nodePlatform } from "./prepared";

/** What loading from the Hub needs of the process. */
export interface HubSurroundings {
  /** Variables: HF_ENDPOINT, HF_TOKEN, and where caches are. */
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Writes a line to standard error. */
  warn(line: string): void;
  /** Writes to the terminal that standard error is; null when it is none. */
  readonly terminal: ((text: string) => void) | null;
}

/** What `-t hub:…` loads from: the Hub, through a folder of what was loaded before. */
export class HubTokenizers {
  readonly cache: HubCacheFolder;
  readonly #surroundings: HubSurroundings;

  constructor(surroundings: HubSurroundings) {
    const { env, platform, warn } = surroundings;
    this.#surroundings = surroundings;
    this.cache = new HubCacheFolder(join(cacheFolder(env, platform), "hub"), (sentence) =>
      warn(`tessera: ${sentence}`),
    );
  }

  /**
   * Loads a tokenizer. What a branch or tag stands for now is said, so that the same bytes can be named later.
   * @param name `hub:owner/name@revision`, or what else `readHubReference` takes
   * @param pattern what cuts the text before ranks merge it, for files of ranks alone
   * @throws {HubError} `reference`, when the name is none; or for what cannot be downloaded
   * @throws {TokenizerError} for files that make no tokenizer
   */
  async load(name: string, pattern?: string): Promise<LoadedTokenizer> {
    try {
      return await this.#load(name, pattern);
    } catch (error) {
      throw withVariable(error);
    }
  }

  async #load(name: string, asked: string | undefined): Promise<LoadedTokenizer> {
    const { env, warn, terminal } = this.#surroundings;
    const endpoint = readEndpoint(env.HF_ENDPOINT || publicEndpoint);
    // A link's reference names the pattern too.
    const pinnedName = parseReference(name);
    const isPinned = pinnedName?.kind === "hub";
    const reference = readHubReference(isPinned ? formatPinned(pinnedName) : name, endpoint);
    const pattern = asked ?? (isPinned ? (pinnedName.pattern ?? undefined) : undefined);
    const token = env.HF_TOKEN?.trim() || null;
    const client = new HubClient({ fetch: (url, init) => fetch(url, init), sha256: sha256Hex, endpoint, token });
    const options = terminal === null ? {} : { onProgress: progressLine(reference.id, terminal) };
    let pinned = name;
    const load = async (except: readonly string[]) => {
      const loaded = await loadFiles(reference, client, this.cache, {
        ...options,
        except,
        ggufHeader: ggufHeaderOf,
      }).finally(() => terminal?.(eraseLine));
      const isNews = pinned === name && (reference.revision === null || !isCommit(reference.revision));
      pinned = formatPinned(loaded);
      if (isNews) warn(`tessera: ${name} is ${pinned} now.`);
      return loaded;
    };
    const read = async ({ id, files }: HubFiles) => {
      const named = Array.from(files, ([file, bytes]) => ({ name: file, bytes }));
      const known = knownTokenizers.find((tokenizer) => tokenizer.id === id)?.pattern;
      const found = await readTokenizerFiles(named, { pattern: pattern ?? known, platform: nodePlatform });
      const { tokenizer, parts, notes, chat } = found;
      const templates = async () => templatesInFiles(named, chat);
      if (tokenizer !== null) return { tokenizer, parts, notes, templates };
      throw new TokenizerError(`${patternQuestion(found.used[0] ?? name, found.named)} That is the option --pattern.`);
    };
    try {
      const { read: found, problem } = await loadReadable(load, read, isTokenizerError);
      if (problem !== null)
        warn(`tessera: ${pinned}: ${problem.message} What else the model has is read in its place.`);
      for (const note of found.notes) warn(`tessera: ${pinned}: ${note}`);
      return { tokenizer: found.tokenizer, parts: found.parts, templates: found.templates };
    } catch (cause) {
      if (!isTokenizerError(cause)) throw cause;
      throw new TokenizerError(`${pinned} cannot be used. ${cause.message}`, { cause });
    }
  }
}

function isTokenizerError(error: unknown): error is TokenizerError {
  return error instanceof TokenizerError;
}

/** Says by which variable the command line is told what the Hub asks for. */
function withVariable(error: unknown): unknown {
  if (!(error instanceof HubError)) return error;
  const variable = error.code === "gated" ? "HF_TOKEN" : error.code === "settings" ? "HF_TOKEN or HF_ENDPOINT" : null;
  if (variable === null) return error;
  return new HubError(error.code, `${error.message} Set ${variable}.`, error.retryAfter, { cause: error });
}

/** Back to the line's beginning, and erased from there (ECMA-48, EL). */
const eraseLine = "\r\u001b[K";

/** Shows in one line of a terminal how far a download is. */
function progressLine(id: string, terminal: (text: string) => void) {
  let shown = "";
  return ({ loaded, total }: HubProgress) => {
    const line = `tessera: loading ${id}: ${megabytes(loaded)}${total === null ? "" : ` of ${megabytes(total)}`} MB`;
    if (line !== shown) terminal(eraseLine + line);
    shown = line;
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

import { shortened } from "../../text/shortened";
import { TokenizerError } from "../tokenizer";
import { largestFiles } from "./limits";
import { knownPatterns } from "./ranks/knownPatterns";
import type { Recognised } from "./recognised";

/** What files of a size that is known before they are read are refused with. */
export function tooLarge(bytes: number): TokenizerError {
  const size = Math.ceil(bytes / 1024 / 1024);
  return new TokenizerError(
    `These are ${size} MB. A tokenizer’s files are read up to ${largestFiles / 1024 / 1024} MB.`,
  );
}

/**
 * What to ask for a file that does not say how text is cut.
 * @param named how a GGUF file names it, where that is not known; null for ranks
 */
export function patternQuestion(file: string, named: string | null): string {
  const names = [...knownPatterns.keys()].join(", ");
  const why =
    named === null ? "has ranks alone" : `has its text cut by a pre-tokenizer not known here, “${shortened(named)}”`;
  return `${file} ${why}. Say which pattern cuts the text: ${names}, or a pattern written out.`;
}

const understood =
  "Understood are tokenizer.json, a SentencePiece .model, .tiktoken ranks, tekken.json, WordPiece’s vocab.txt, vocab.json " +
  "with merges.txt, models in GGUF, and Tessera’s packs.";

/** What to say of files among which there is no tokenizer: what they are, and what would be understood. */
export function nothingFound(files: readonly Recognised[]): string {
  if (files.length === 0) return `There are no files. ${understood}`;
  const halves = files.filter(({ kind }) => kind === "vocab.json" || kind === "merges.txt");
  const [half] = halves;
  if (half !== undefined) {
    const other = half.kind === "vocab.json" ? "merges.txt" : "vocab.json";
    const beside = listed(files.filter((file) => file !== half && file.kind !== "tokenizer configuration"));
    const rest = beside === "" ? "" : ` Beside it, ${beside}.`;
    return `${half.file.name} (${half.kind}) is half of a tokenizer: add its ${other}, or name the folder with both.${rest}`;
  }
  return `There is no tokenizer here: ${listed(files)}. ${understood}`;
}

/** What files are, of many the first. */
function listed(files: readonly Recognised[]): string {
  const shown = files
    .slice(0, 5)
    .map((found) => `${found.file.name} is ${found.kind === "other" ? found.what : wordsOf(found.kind)}`);
  return shown.join("; ") + (files.length > 5 ? `, and ${files.length - 5} more` : "");
}

function wordsOf(kind: Recognised["kind"]): string {
  return kind === "tokenizer configuration" ? "only a tokenizer’s configuration" : `not enough by itself (${kind})`;
}

/** Errors of a hostile file, in a sentence that begins with its name. */
function toError(name: string, cause: unknown): unknown {
  if (cause instanceof TokenizerError) {
    const isNamed = cause.message.startsWith(name) || name === "";
    return isNamed ? cause : new TokenizerError(`${name}: ${cause.message}`, { cause });
  }
  // Too deep a recursion, too long an array: what no tokenizer asks for.
  if (cause instanceof RangeError) {
    return new TokenizerError(`${name} cannot be read: it asks for more memory or depth than a tokenizer needs.`, {
      cause,
    });
  }
  return cause;
}

/** Does what may fail for a file, with errors in a sentence that begins with its name. */
export function guarded<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw toError(name, cause);
  }
}

/** {@link guarded} for what takes its time. */
export async function guardedAsync<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (cause) {
    throw toError(name, cause);
  }
}

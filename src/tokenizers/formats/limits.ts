import { shortened } from "../../text/shortened";
import { TokenizerError } from "../tokenizer";

/** Bytes of a tokenizer's files, all together, at most. Gemma 3's tokenizer.json is the largest that we know: 33 MB. */
export const largestFiles = 256 * 1024 * 1024;

/** Endings of files in a folder that can be a tokenizer's; models and their weights lie beside them. */
export const fileEndings = /\.(json|txt|model|spm|tiktoken|bpe|vocab|pack|gguf|jinja)(\.gz)?$/;

/** An id beyond this is not a vocabulary's; a table by ids would take hundreds of megabytes. {@link checkId} refuses them. */
export const largestId = 0xffffff;

/** Whether a value is an id that a vocabulary may have. */
export function isId(id: unknown): id is number {
  return typeof id === "number" && Number.isSafeInteger(id) && id >= 0 && id <= largestId;
}

/**
 * Refuses an id that no vocabulary has.
 * @param told what has it, and which, as “Line 3 has the rank 99999999”
 * @throws {TokenizerError}
 */
export function checkId(id: number, told: () => string): void {
  if (!isId(id)) throw new TokenizerError(`${told()}; ids up to ${largestId} are read.`);
}

/**
 * Bytes of a file in text or JSON, at most, which becomes a string of as many characters, and lists of those. Models in GGUF are
 * larger, and only their headers are read.
 */
export const largestText = 128 * 1024 * 1024;

/**
 * Entries, lines, merges or added tokens of a file, at most. XLM-V has 900,000 entries, Gemma 3 half a million merges.
 */
export const mostItems = 1 << 20;

/** Bytes of all entries of a vocabulary together, at most, where a file makes them of one another. Gemma 3's are 2.3 MB. */
export const mostEntryBytes = 1 << 26;

/** Control tokens that a file asks for by their number alone, at most; those that are published have 1,000. */
export const mostCountedSpecials = 1 << 16;

/** Objects and lists within one another, and values in all, outside of the tables. Published files stay below 10 and 50,000. */
const deepest = 50;
const mostValues = 1_000_000;

/**
 * Refuses a `tokenizer.json` that would take time or memory beyond any tokenizer's, before it is read.
 * @param json the parsed file, unchecked: what is of another type than it should be is left for its reader to name
 * @throws {TokenizerError} that names the field
 */
export function checkSize(json: unknown): void {
  const model = own(json, "model");
  const tables = [own(model, "vocab"), own(model, "merges"), own(json, "added_tokens")] as const;
  const [vocab, merges, added] = tables;
  checkCount("model.vocab", vocab);
  checkCount("model.merges", merges);
  checkCount("added_tokens", added);
  if (isObject(vocab) && !Array.isArray(vocab)) {
    for (const [name, id] of Object.entries(vocab)) {
      checkSizeOfId(id, () => `model.vocab.${name.slice(0, 60)}`);
    }
  }
  if (Array.isArray(added)) {
    added.forEach((token, i) => {
      checkSizeOfId(own(token, "id"), () => `added_tokens[${i}].id`);
    });
  }
  if (Array.isArray(vocab)) {
    vocab.forEach((piece: unknown, i) => {
      const score: unknown = Array.isArray(piece) ? piece[1] : 0;
      if (typeof score === "number" && !Number.isFinite(score)) {
        throw new TokenizerError(`model.vocab[${i}] has the score ${score}, which is no log probability.`);
      }
    });
  }
  checkDepth(json, new Set<unknown>(tables));
}

/**
 * UTF-16 units of a pattern, an added token or any other string of a stage, at most: each character may become a node of what
 * finds it. Published ones stay below 7,000.
 */
const longestString = 1 << 17;

/** Strings of a stage that are tables or programs: in base64, SentencePiece's own have some 300,000 characters. */
export const longStrings: ReadonlySet<string> = new Set(["precompiled_charsmap"]);

/** @throws {TokenizerError} that shows the beginning of a string that no stage can have */
export function checkString(text: string): void {
  if (text.length <= longestString) return;
  throw new TokenizerError(`“${shortened(text)}” has ${text.length} characters; at most ${longestString} are read.`);
}

function checkCount(name: string, table: unknown): void {
  if (!isObject(table)) return;
  const count = Array.isArray(table) ? table.length : Object.keys(table).length;
  if (count > mostItems) throw new TokenizerError(`${name} has ${count} items; at most ${mostItems} are read.`);
}

function checkSizeOfId(id: unknown, name: () => string): void {
  if (typeof id === "number" && id > largestId) checkId(id, () => `${name()} is ${id}`);
}

/** Without recursion, which is what such a file would break. */
function checkDepth(json: unknown, tables: ReadonlySet<unknown>): void {
  let values = 0;
  let level = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new TokenizerError(`The file has over ${deepest} objects or lists within one another.`);
    const next: unknown[] = [];
    for (const value of level) {
      if (!isObject(value) || tables.has(value)) continue;
      const inner = Object.entries(value);
      values += inner.length;
      if (values > mostValues) throw new TokenizerError(`The file has over ${mostValues} values beside its tables.`);
      for (const [name, item] of inner) {
        if (isObject(item)) next.push(item);
        else if (typeof item === "string" && !longStrings.has(name)) checkString(item);
      }
    }
    level = next;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function own(value: unknown, key: string): unknown {
  return isObject(value) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

import { saidOf } from "../../text/saidOf";
import { packVersion } from "../../tokenizers/pack/format";
import {
  type FileTokenizerReference,
  type HubTokenizerReference,
  parseReference,
  type TokenizerReference,
} from "../../tokenizers/tokenizerReference";
import type { TokenizerCache } from "../../worker/hubCache/storage";
import type { ImportPool } from "../../worker/import/pool";
import type { HubSettings, ImportedTokenizer, ImportFailure, TokenizerFacts } from "../../worker/import/protocol";
import { filesBytes, type Place } from "./brought";
import type { LoadCall } from "./sharedLoads";
import type { TokenizerStorage } from "./storage";

/** Where tokenizers come from. */
export interface Sources {
  readonly cache: Pick<TokenizerCache, "pack" | "tokenizers" | "remove">;
  readonly storage: TokenizerStorage;
  readonly importer: Pick<ImportPool, "fromHub" | "fromFiles">;
  /** The settings of the moment when it is called. */
  hub(): HubSettings;
}

/** A tokenizer that was found. */
export interface SourcedTokenizer extends ImportedTokenizer {
  /** What it was read from; null for one from the Hub. */
  readonly files: readonly File[] | null;
  readonly place: Place;
  /** What the browser did not keep, and why, in sentences. */
  readonly warnings: readonly string[];
}

/** What a reference that is not built in is made of. */
export type BroughtReference = HubTokenizerReference | FileTokenizerReference;

/** Whether references mean the same tokenizer: files are told apart by their hash, names are for people. */
export function isSameTokenizer(a: TokenizerReference, b: TokenizerReference): boolean {
  if (a === b) return true;
  const [one, other] = [parseReference(a), parseReference(b)];
  if (one?.kind !== "file" || other?.kind !== "file") return false;
  return one.sha256 === other.sha256 && one.pattern === other.pattern;
}

/**
 * Finds a tokenizer in the browser's storage; one from the Hub is loaded from there when it is not.
 * @throws {Error} whose message says what is missing and what helps; the signal's reason when it was aborted
 */
export function findTokenizer(
  sources: Sources,
  reference: TokenizerReference,
  parts: BroughtReference,
  call: LoadCall,
): Promise<SourcedTokenizer> {
  return parts.kind === "hub" ? findOnHub(sources, reference, parts, call) : findFile(sources, reference, parts, call);
}

/**
 * Brings a tokenizer by the import worker, which keeps it in the Hub's cache.
 * @throws {Error} with the message of the failure
 */
export async function importFromHub(
  { importer, hub }: Sources,
  reference: TokenizerReference,
  call: LoadCall,
): Promise<SourcedTokenizer> {
  const result = await importer.fromHub({ ...hub(), reference, pattern: null }, call);
  if (result.status === "failed") throw failureError(result);
  if (result.status === "needs-pattern") {
    throw new Error(
      `${result.file} does not say how text is cut, and neither does the link. Look the model up on the Hub here, and choose a pattern.`,
    );
  }
  const { tokenizer, warnings } = result;
  return { ...tokenizer, files: null, place: hubPlace(warnings), warnings };
}

/**
 * Has a tokenizer.json held beside the SentencePiece model that lies beside it: both are read, anew.
 * @param files that the tokenizer is of; null for one from the Hub, whose model is loaded for that
 * @returns what is known of it now: its notes say how they compare
 * @throws {Error} with the message of the failure
 */
export async function importCompared(
  { importer, hub }: Sources,
  before: TokenizerFacts,
  files: readonly File[] | null,
  call: LoadCall,
): Promise<TokenizerFacts> {
  const { reference } = before;
  const asked = { pattern: null, compare: true };
  const result =
    files === null
      ? await importer.fromHub({ ...hub(), ...asked, reference }, call)
      : await importer.fromFiles({ ...asked, files }, call);
  if (result.status === "failed") throw failureError(result);
  if (result.status === "needs-pattern") throw new Error(`${result.file} does not say how text is cut.`);
  return withKnownLength(result.tokenizer.facts, before);
}

/** Of somebody's own files only those are kept that say how text is cut, and another may have said how much the model takes, or how it is chatted with. */
function withKnownLength(facts: TokenizerFacts, before: TokenizerFacts): TokenizerFacts {
  const { modelMaxLength = null, chat = null } = before;
  return { ...facts, modelMaxLength: facts.modelMaxLength ?? modelMaxLength, chat: facts.chat ?? chat };
}

/** Where a tokenizer from the Hub is, by what its import has warned of. */
export function hubPlace(warnings: readonly string[]): Place {
  return warnings.length === 0 ? "cache" : "visit";
}

/** Keeps a tokenizer of somebody's own files. @throws {StorageError} when the browser refuses */
export function storeFiles(
  { storage }: Sources,
  { facts, pack }: ImportedTokenizer,
  files: readonly File[],
): Promise<void> {
  const { reference } = facts;
  const sizes = { packBytes: pack.size, bytes: filesBytes(facts) };
  return storage.put({ reference, facts, packVersion, ...sizes, lastUsed: Date.now() }, { pack, files });
}

/** Takes a tokenizer out of the browser's storage. @throws {StorageError} when the browser refuses */
export async function eraseTokenizer({ cache, storage }: Sources, reference: TokenizerReference): Promise<void> {
  const parts = parseReference(reference);
  if (parts?.kind === "hub") await cache.remove({ id: parts.id, commit: parts.commit });
  else await storage.remove(reference);
}

async function findOnHub(
  sources: Sources,
  reference: TokenizerReference,
  { id, commit, pattern }: HubTokenizerReference,
  call: LoadCall,
): Promise<SourcedTokenizer> {
  const cached = await sources.cache.pack({ id, commit }, pattern);
  call.signal.throwIfAborted();
  if (cached !== null) return { ...cached, files: null, place: "cache", warnings: [] };
  return importFromHub(sources, reference, call);
}

async function findFile(
  sources: Sources,
  reference: TokenizerReference,
  parts: FileTokenizerReference,
  call: LoadCall,
): Promise<SourcedTokenizer> {
  const { storage, importer } = sources;
  const kept = await keptFile(storage, reference).catch((cause: Error) => {
    throw new Error(`${missingFile(parts)} ${cause.message}`, { cause });
  });
  call.signal.throwIfAborted();
  if (kept === null) throw new Error(missingFile(parts));
  const { facts, pack, files } = kept;
  if (kept.packVersion === packVersion) {
    const warnings = await refusals(() => storage.touch(facts.reference, Date.now()));
    return { facts, pack, files, place: "kept", warnings };
  }
  const result = await importer.fromFiles({ files, pattern: parts.pattern }, call);
  if (result.status === "failed") throw failureError(result);
  if (result.status === "needs-pattern") throw new Error(missingFile(parts));
  const read = withKnownLength(result.tokenizer.facts, facts);
  const again = { ...result.tokenizer, facts: { ...read, reference: facts.reference } };
  const warnings = await refusals(() => storeFiles(sources, again, files));
  return { ...again, files, place: "kept", warnings };
}

/** What is kept of a file, by whatever name. */
async function keptFile(storage: TokenizerStorage, reference: TokenizerReference) {
  const kept = await storage.get(reference);
  if (kept !== null) return kept;
  const other = (await storage.list()).find((tokenizer) => isSameTokenizer(tokenizer.reference, reference));
  return other === undefined ? null : storage.get(other.reference);
}

/** Why the browser does not write, in sentences: what was read can be used all the same. */
async function refusals(write: () => Promise<void>): Promise<string[]> {
  try {
    await write();
    return [];
  } catch (error) {
    return [saidOf(error)];
  }
}

function missingFile({ name, sha256 }: FileTokenizerReference): string {
  return (
    `“${name}” (SHA-256 ${sha256}) is a file that somebody brought, which a link cannot carry, and this browser does not ` +
    "keep it. If you have it, drop it on the page, or choose it."
  );
}

/** A failure as an error, with the wait that it is about. */
function failureError({ message, retryAfter }: ImportFailure): Error {
  const isSaid = retryAfter === null || /\b(?:wait|try again in)\b/i.test(message);
  const unit = retryAfter === 1 ? "second" : "seconds";
  return new Error(isSaid ? message : `${message} Wait ${retryAfter} ${unit}, then try again.`);
}

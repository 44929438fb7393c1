import { chooseFiles, modelBeside, pathsIn } from "./chooseFiles";
import type { FileSet, HubCache } from "./hubCache";
import type { HubClient } from "./hubClient";
import { idOfPlace, isGgufName, placeOf } from "./hubPlace";
import { type HubReference, isCommit, type PinnedReference } from "./hubReference";

/** The file that says all there is to say. */
const fullest = "tokenizer.json";

/** How far a download is, over all files of a tokenizer. */
export interface HubProgress {
  /** Bytes that have arrived. */
  readonly loaded: number;
  /** Bytes that there are; null where the Hub does not say it. */
  readonly total: number | null;
}

/** How to load. */
export interface LoadFilesOptions {
  /** Aborting ends the transfer; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  onProgress?(progress: HubProgress): void;
  /** Names of files that have been found to be of no use: what is kept with them is not taken, nor are they chosen. */
  readonly except?: readonly string[];
  /** Whether the SentencePiece model beside a tokenizer.json is wanted as well, for both to be held side by side. */
  readonly withModel?: boolean;
  /** Takes a GGUF file's header out of the file's pieces. Left out, no GGUF file is loaded. */
  ggufHeader?(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>>;
}

/** A tokenizer's files, and the commit that they are of. */
export interface HubFiles extends PinnedReference {
  readonly files: FileSet;
  /** As the model's page states it; null where it does not, or the cache does not keep it. */
  readonly licence: string | null;
  /** Name of the SentencePiece model that lies beside the tokenizer.json and was not loaded; null where none is known of. */
  readonly beside: string | null;
}

/**
 * Loads a tokenizer's files: from the cache, else from the Hub into the cache. A reference to a commit that is cached
 * needs no network; any other is resolved first.
 * @throws {HubError} that says what to do; the signal's reason when it was aborted
 */
export async function loadFiles(
  reference: HubReference,
  client: HubClient,
  cache: HubCache,
  { signal, onProgress, except = [], withModel = false, ggufHeader }: LoadFilesOptions = {},
): Promise<HubFiles> {
  const { id, revision } = reference;
  const isUseful = (files: FileSet | null) => files !== null && !except.some((name) => files.has(name));
  if (revision !== null && isCommit(revision)) {
    const files = withModel ? null : await cache.get({ id, commit: revision });
    if (files !== null && isUseful(files)) {
      const licence = (await cache.licence?.({ id, commit: revision })) ?? null;
      return { id, commit: revision, files, licence, beside: null };
    }
  }
  const model = await client.resolve(reference, signal);
  const { path, folder } = placeOf(id);
  const pinned = { id: idOfPlace(model.id, path), commit: model.commit };
  const { licence } = model;
  const cached = await cache.get(pinned);
  const pathOf = (name: string) => (folder === "" ? name : `${folder}/${name}`);
  const left = new Set(except.map(pathOf));
  const isLeft = (name: string) => left.has(name) || (ggufHeader === undefined && isGgufName(name));
  const present = model.files.flatMap(({ name }) => (isLeft(name) ? [] : [name]));
  const beside = modelBeside(pathsIn(folder, present));
  const names = [...chooseFiles(id, present, revision), ...(withModel && beside !== null ? [beside] : [])];
  if (cached !== null && isUseful(cached) && (!withModel || names.every((name) => cached.has(name)))) {
    return { ...pinned, files: cached, licence, beside: beside !== null && !cached.has(beside) ? beside : null };
  }
  const chosen = names.flatMap((name) => {
    const file = model.files.find((listed) => listed.name === pathOf(name));
    return file === undefined ? [] : [{ ...file, name }];
  });
  const total = chosen.reduce<number | null>(
    // How much of a GGUF file is its header, is known when it is here.
    (sum, { bytes, name }) => (sum === null || bytes === null || isGgufName(name) ? null : sum + bytes),
    0,
  );
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let before = 0;
  for (const file of chosen) {
    const report = (bytes: number) => onProgress?.({ loaded: before + bytes, total });
    const load = () =>
      ggufHeader !== undefined && isGgufName(file.name)
        ? ggufHeader(client.stretches(pinned, file, signal, report))
        : client.download(pinned, file, signal, report);
    const bytes = cached?.get(file.name) ?? (await load());
    files.set(file.name, bytes);
    before += bytes.length;
  }
  await cache.put(pinned, files, licence);
  return { ...pinned, files, licence, beside: withModel ? null : beside };
}

/**
 * Loads a tokenizer's files and reads them; where its tokenizer.json cannot be read, the next best of its files.
 * @param load as {@link loadFiles}
 * @param read gives the tokenizer, or rejects
 * @param isUnreadable whether it is the files that it rejects for
 * @returns what was read of which files, and why of no others; null where the first were read
 * @throws {Error} as `load` does; as `read` does of the first files, where others are of no use either
 */
export async function loadReadable<Read>(
  load: (except: readonly string[]) => Promise<HubFiles>,
  read: (loaded: HubFiles) => Promise<Read>,
  isUnreadable: (error: unknown) => error is Error,
): Promise<{ loaded: HubFiles; read: Read; problem: Error | null }> {
  const first = await load([]);
  try {
    return { loaded: first, read: await read(first), problem: null };
  } catch (problem) {
    if (!isUnreadable(problem) || !first.files.has(fullest)) throw problem;
    try {
      const next = await load([fullest]);
      return { loaded: next, read: await read(next), problem };
    } catch {
      // That there is nothing else is no news: what was wrong with the first is.
      throw problem;
    }
  }
}

import type { PinnedReference } from "./hubReference";

/** A tokenizer's files by name. */
export type FileSet = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** A tokenizer that is kept. */
export interface CachedModel extends PinnedReference {
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly lastUsed: number;
}

/**
 * Keeps tokenizers' files, each set under the commit that it is of, so that nothing in it can be out of date. A set is
 * there as a whole or not at all. No token and no address of a server is ever kept.
 */
export interface HubCache {
  /** The files of a model, which count as used now; null when they are not there. */
  get(model: PinnedReference): Promise<FileSet | null>;
  /** @param licence as the model's page states it; null where it does not */
  put(model: PinnedReference, files: FileSet, licence: string | null): Promise<void>;
  /** The licence that `put` was told. Left out by caches whose users do not ask for it. */
  licence?(model: PinnedReference): Promise<string | null>;
  /** What there is, the last used first. */
  list(): Promise<CachedModel[]>;
  /** @returns whether it was there */
  remove(model: PinnedReference): Promise<boolean>;
}

/** The cache of files whose names have a hash of their content, of all versions. */
export const filesCache = "tessera-files";
/** How the name of a version's own cache begins, which has what may be other in another version: the page itself. */
export const versionCache = "tessera-version-";
/** How the name of the lock begins that a tab holds for as long as it lives. */
export const versionLock = "tessera.version.";
/** Where a version's cache has its list of files, as if that were one. */
export const listName = "files.json";
/** Folders whose files have a hash in their names. */
export const lastingFile = /^(assets|workers|vocabularies|corpora)\/.+[.-][\w-]{8,}\.\w+$/;

/** A file of the build: its address from the page's folder, and its size in bytes. */
export interface BuiltFile {
  readonly path: string;
  readonly bytes: number;
}

/** What a build is made of. */
export interface FileList {
  /** The name of the script that the page begins with: it has a hash of all that it can load. */
  readonly version: string;
  /** Files without a hash in their names; the page itself is "". */
  readonly page: readonly BuiltFile[];
  /** Code and style, as a version is installed with. */
  readonly code: readonly BuiltFile[];
  /** Everything else: vocabularies, the corpus, the reference libraries. */
  readonly data: readonly BuiltFile[];
}

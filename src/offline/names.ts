/** The cache of files whose names have a hash of their content, of all versions. */
export const filesCache = "tessera-files";
/** How the name of a version's own cache begins, which has what may be other in another version: the page itself. */
export const versionCache = "tessera-version-";
/** How the name of the lock begins that a tab holds for as long as it lives. */
export const versionLock = "tessera.version.";
/** Where a version's cache has its list of files, as if that were one. */
export const listName = "files.json";
/** Folders of the build whose files have a hash of their content in their names: code and style, as a version is installed with … */
export const codeFolders = ["assets", "workers"] as const;
/** … and what comes when it is used. */
export const dataFolders = ["vocabularies", "corpora"] as const;
/** Files in them, by their address from the page's folder. */
export const lastingFile = new RegExp(`^(${[...codeFolders, ...dataFolders].join("|")})/.+[.-][\\w-]{8,}\\.\\w+$`);

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

/**
 * Whether a server has sent the file that it was asked for: many answer with their start page where one is missing.
 * @param path from the page's folder, in which the page itself is ""
 */
export function isFile(response: Response, path: string): boolean {
  const isPage = response.headers.get("Content-Type")?.startsWith("text/html") ?? false;
  return response.status === 200 && (path === "" || !isPage);
}

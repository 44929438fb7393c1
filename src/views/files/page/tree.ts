/** A folder of files that were given. */
export interface FolderNode {
  /** Its number: the root has 0, and a folder a greater one than that it is in. */
  readonly id: number;
  /** Null for the root. */
  readonly parent: FolderNode | null;
  /** Its own name; the root has that of the folder that was given, or none. */
  readonly name: string;
  /** Names from the root on, with slashes between. */
  readonly path: string;
  /** 1 for the root. */
  readonly level: number;
  readonly folders: FolderNode[];
  /** Numbers of the files in it. */
  readonly files: number[];
}

/** Files in their folders. */
export interface FileTree {
  /** Each after the one that it is in; the first is the root. */
  readonly folders: readonly FolderNode[];
  readonly root: FolderNode;
  /** The folder that each file is in, by its number. */
  readonly folderOf: readonly FolderNode[];
}

/**
 * Sorts files into folders, by their paths. Names are data: whatever they are, `..` and `__proto__` too, they are names.
 * @param folder the folder that all paths begin with, which is then the root
 */
export function treeOf(paths: readonly string[], folder: string | null): FileTree {
  const root: FolderNode = {
    id: 0,
    parent: null,
    name: folder ?? "",
    path: folder ?? "",
    level: 1,
    folders: [],
    files: [],
  };
  const folders = [root];
  const known = new Map<string, FolderNode>([[root.path, root]]);
  const folderAt = (path: string): FolderNode => {
    const found = known.get(path);
    if (found !== undefined) return found;
    const slash = path.lastIndexOf("/");
    const parent = slash < 0 ? root : folderAt(path.slice(0, slash));
    const name = path.slice(slash + 1);
    const made: FolderNode = {
      id: folders.length,
      parent,
      name,
      path,
      level: parent.level + 1,
      folders: [],
      files: [],
    };
    folders.push(made);
    parent.folders.push(made);
    known.set(path, made);
    return made;
  };
  const folderOf = paths.map((path, number) => {
    const slash = path.lastIndexOf("/");
    const own = slash < 0 ? root : folderAt(path.slice(0, slash));
    own.files.push(number);
    return own;
  });
  return { folders, root, folderOf };
}

/** A file's own name. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

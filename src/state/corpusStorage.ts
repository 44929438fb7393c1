import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { DraftLanguage } from "../corpora/draft";
import type { OwnText } from "../worker/protocol";

/** A corpus of the user's own, without its texts. What IndexedDB holds: another shape wants another schema version. */
export interface OwnCorpus {
  /** `own:<name>#<hash>`, as `ownCorpusKey` makes it. */
  readonly key: string;
  readonly name: string;
  /** In the order of their codes. */
  readonly languages: readonly DraftLanguage[];
  /** Of each language. */
  readonly segments: number;
  /** What its texts take. */
  readonly bytes: number;
  /** When it was added, in milliseconds since 1970. */
  readonly added: number;
}

/** Where own corpora are kept. What it throws is a {@link StorageError}. */
export interface CorpusStorage {
  list(): Promise<readonly OwnCorpus[]>;
  /** Null when it is not there. */
  texts(key: string): Promise<readonly OwnText[] | null>;
  put(corpus: OwnCorpus, texts: readonly OwnText[]): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Why the browser does not keep or give something; the message is meant for people. */
export class StorageError extends Error {
  override readonly name = "StorageError";
}

interface Schema extends DBSchema {
  corpora: { key: string; value: OwnCorpus };
  /** Apart, so that a list does not read them. */
  texts: { key: string; value: { readonly key: string; readonly texts: readonly OwnText[] } };
}

const databaseName = "tessera";
/** Raised with each change of {@link Schema}, together with a step in {@link upgrade}. */
const schemaVersion = 1;

/** Brings a database of any older version to the present one, step by step. */
function upgrade(database: IDBPDatabase<Schema>, oldVersion: number): void {
  if (oldVersion < 1) {
    database.createObjectStore("corpora", { keyPath: "key" });
    database.createObjectStore("texts", { keyPath: "key" });
  }
}

/** The browser's own storage, IndexedDB. */
export class BrowserCorpusStorage implements CorpusStorage {
  private opening: Promise<IDBPDatabase<Schema>> | null = null;

  list(): Promise<readonly OwnCorpus[]> {
    return this.use((database) => database.getAll("corpora"));
  }

  texts(key: string): Promise<readonly OwnText[] | null> {
    return this.use(async (database) => (await database.get("texts", key))?.texts ?? null);
  }

  put(corpus: OwnCorpus, texts: readonly OwnText[]): Promise<void> {
    return this.use(async (database) => {
      const change = database.transaction(["corpora", "texts"], "readwrite");
      const puts = [
        change.objectStore("corpora").put(corpus),
        change.objectStore("texts").put({ key: corpus.key, texts }),
      ];
      await Promise.all([...puts, change.done]);
    });
  }

  remove(key: string): Promise<void> {
    return this.use(async (database) => {
      const change = database.transaction(["corpora", "texts"], "readwrite");
      await Promise.all([
        change.objectStore("corpora").delete(key),
        change.objectStore("texts").delete(key),
        change.done,
      ]);
    });
  }

  private async use<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      this.opening ??= this.open();
      return await work(await this.opening);
    } catch (error) {
      throw storageError(error);
    }
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      this.opening = null;
    };
    const opening = new Promise<IDBPDatabase<Schema>>((resolve, reject) => {
      openDB<Schema>(databaseName, schemaVersion, {
        upgrade,
        blocked: () =>
          reject(
            new StorageError(
              "Another tab has an older version of this page open, which holds the kept corpora. Close it, then try again.",
            ),
          ),
        // A newer version of the page, in another tab, wants to change the schema.
        blocking: (_current, _blocked, event) => {
          (event.target as IDBDatabase).close();
          forget();
        },
        terminated: forget,
      }).then(resolve, reject);
    });
    opening.catch(forget);
    return opening;
  }
}

/** Puts into words why IndexedDB refused; the names are those of its specification. */
function storageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const name = error instanceof Error ? error.name : "";
  const detail = error instanceof Error && error.message !== "" ? ` (${error.message})` : "";
  switch (name) {
    case "QuotaExceededError":
      return new StorageError(
        "This browser has no room left to keep the corpus. Remove another one, or free space on the disk. It can be used " +
          "until the page is closed.",
        { cause: error },
      );
    case "VersionError":
      return new StorageError(
        "The corpora kept here were written by a newer version of this page. Reload it to get that version.",
        { cause: error },
      );
    default:
      return new StorageError(
        `This browser does not let the page keep corpora, as in private windows${detail}. They can be used until the page ` +
          "is closed.",
        { cause: error },
      );
  }
}

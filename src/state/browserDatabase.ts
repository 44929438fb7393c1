import { type DBSchema, deleteDB, type IDBPDatabase, openDB, type StoreNames, type StoreValue } from "idb";

/** Why the browser does not keep or give something; the message is meant for people. */
export class StorageError extends Error {
  override readonly name = "StorageError";
}

/** A database of the page, and what messages call that which it keeps. */
export interface DatabaseOptions<Schema extends DBSchema> {
  readonly name: string;
  /** Raised with each change of the schema, together with a step in `upgrade`. */
  readonly version: number;
  /** Brings a database of any older version to the present one, step by step; 0 is an empty one. */
  upgrade(database: IDBPDatabase<Schema>, oldVersion: number): void;
  /** “corpus”, “corpora”. */
  readonly words: { readonly one: string; readonly many: string };
}

/** Milliseconds in which a database has to be open: some browsers forget what they were asked, and others wait for a lock. */
const patience = 10_000;

/** What can be said then. @param many what is kept in it */
const silent = (many: string) =>
  `This browser does not answer when the page asks for the kept ${many}. Close its other tabs, or restart it. What you use now can ` +
  "be used until the page is closed.";

/** A database of the browser, IndexedDB, which is opened when it is first used and whenever the browser has closed it. */
export class BrowserDatabase<Schema extends DBSchema> {
  private readonly options: DatabaseOptions<Schema>;
  private opening: Promise<IDBPDatabase<Schema>> | null = null;
  private damaged = 0;

  constructor(options: DatabaseOptions<Schema>) {
    this.options = options;
  }

  /**
   * Works with the database.
   * @throws {StorageError} when the browser refuses
   */
  async use<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    try {
      this.opening ??= this.open();
      return await work(await this.opening);
    } catch (error) {
      throw storageError(error, this.options.words);
    }
  }

  /**
   * All records of a store that are as this version writes them: what browsers keep is damaged at times, and one bad record must
   * not stand before the others. {@link damage} tells of what is left aside.
   * @throws {StorageError} when the browser refuses
   */
  async list<Name extends StoreNames<Schema>>(
    store: Name,
    isSound: (record: unknown) => boolean,
  ): Promise<StoreValue<Schema, Name>[]> {
    const all: unknown[] = await this.use((database) =>
      database.getAll(store).catch(async (error: unknown) => {
        if (!isLost(error)) throw error;
        const keys = await database.getAllKeys(store);
        return Promise.all(keys.map((key) => database.get(store, key).catch(() => null)));
      }),
    );
    const sound = all.filter((record): record is StoreValue<Schema, Name> => isSound(record));
    this.damaged = all.length - sound.length;
    return sound;
  }

  /** What was damaged when {@link list} looked last, in a sentence; null where nothing was. */
  damage(): string | null {
    const { one, many } = this.options.words;
    if (this.damaged === 0) return null;
    const what = this.damaged === 1 ? `A ${one}` : `${this.damaged} ${many}`;
    return `${what} kept here cannot be read any more: the browser has damaged what it kept. ${clearing}`;
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    const { name, version, upgrade, words } = this.options;
    const forget = () => {
      this.opening = null;
    };
    const opening = new Promise<IDBPDatabase<Schema>>((resolve, reject) => {
      // Whoever asks would wait for ever, and with it what is to be shown.
      setTimeout(() => reject(new StorageError(silent(words.many))), patience);
      openDB<Schema>(name, version, {
        upgrade,
        blocked: () =>
          reject(
            new StorageError(
              `Another tab has an older version of this page open, which holds the kept ${words.many}. Close it, then try again.`,
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

/**
 * Waits until a change is kept. Where the browser gives it up, what it says of the change is why, as that there is no room;
 * of the requests in it only that they were given up.
 */
export async function isKept(
  change: { readonly done: Promise<void> },
  requests: readonly Promise<unknown>[],
): Promise<void> {
  await Promise.allSettled(requests);
  await change.done;
}

/** Where what cannot be read is got rid of. */
const clearing = "“Kept in this browser”, below the page, clears all that is kept.";

/**
 * Removes a database with all that is in it, whatever its version and state; other tabs let go of it.
 * @throws {StorageError} where one does not: the browser removes it then once that is closed
 */
export function eraseDatabase(name: string): Promise<void> {
  const held =
    "Another tab has an older version of this page open, which holds what is kept. It is cleared once that tab is closed.";
  return new Promise((resolve, reject) => {
    deleteDB(name, { blocked: () => reject(new StorageError(held)) }).then(resolve, reject);
  });
}

/** Whether a record is there, and what it is of is not: browsers keep what is large in files of its own. */
const isLost = (error: unknown) => error instanceof Error && error.name === "NotReadableError";

/** Puts into words why IndexedDB refused; the names are those of its specification. */
function storageError(error: unknown, { one, many }: DatabaseOptions<DBSchema>["words"]): StorageError {
  if (error instanceof StorageError) return error;
  const name = error instanceof Error ? error.name : "";
  const detail = error instanceof Error && error.message !== "" ? ` (${error.message})` : "";
  switch (name) {
    case "QuotaExceededError":
      return new StorageError(
        `This browser has no room left to keep the ${one}. Remove another one, or free space on the disk. It can be used ` +
          "until the page is closed.",
        { cause: error },
      );
    case "VersionError":
      return new StorageError(
        `The ${many} kept here were written by a newer version of this page. Reload it to get that version.`,
        { cause: error },
      );
    case "NotReadableError":
      return new StorageError(
        `This ${one} cannot be read any more: the browser has lost from the disk what it kept of it. ${clearing}`,
        { cause: error },
      );
    // What this version lays out is not in it.
    case "NotFoundError":
      return new StorageError(`The ${many} kept here cannot be read: their database is damaged. ${clearing}`, {
        cause: error,
      });
    default:
      return new StorageError(
        `This browser does not let the page keep ${many}, as in private windows${detail}. They can be used until the page ` +
          "is closed.",
        { cause: error },
      );
  }
}

import type { DBSchema } from "idb";
import type { DraftLanguage } from "../../corpora/draft";
import type { OwnText } from "../../worker/pool/protocol";
import { BrowserDatabase } from "../browserDatabase";

export { StorageError } from "../browserDatabase";

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

interface Schema extends DBSchema {
  corpora: { key: string; value: OwnCorpus };
  /** Apart, so that a list does not read them. */
  texts: { key: string; value: { readonly key: string; readonly texts: readonly OwnText[] } };
}

/** The browser's own storage, IndexedDB. */
export class BrowserCorpusStorage implements CorpusStorage {
  private readonly database = new BrowserDatabase<Schema>({
    name: "tessera",
    version: 1,
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore("corpora", { keyPath: "key" });
        database.createObjectStore("texts", { keyPath: "key" });
      }
    },
    words: { one: "corpus", many: "corpora" },
  });

  list(): Promise<readonly OwnCorpus[]> {
    return this.database.use((database) => database.getAll("corpora"));
  }

  texts(key: string): Promise<readonly OwnText[] | null> {
    return this.database.use(async (database) => (await database.get("texts", key))?.texts ?? null);
  }

  put(corpus: OwnCorpus, texts: readonly OwnText[]): Promise<void> {
    return this.database.use(async (database) => {
      const change = database.transaction(["corpora", "texts"], "readwrite");
      const puts = [
        change.objectStore("corpora").put(corpus),
        change.objectStore("texts").put({ key: corpus.key, texts }),
      ];
      await Promise.all([...puts, change.done]);
    });
  }

  remove(key: string): Promise<void> {
    return this.database.use(async (database) => {
      const change = database.transaction(["corpora", "texts"], "readwrite");
      await Promise.all([
        change.objectStore("corpora").delete(key),
        change.objectStore("texts").delete(key),
        change.done,
      ]);
    });
  }
}

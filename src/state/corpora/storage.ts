import type { DBSchema } from "idb";
import * as v from "valibot";
import type { DraftLanguage } from "../../corpora/draft";
import type { OwnText } from "../../worker/pool/protocol";
import { askToLast } from "../askToLast";
import { BrowserDatabase, isKept } from "../browserDatabase";
import { keptTime } from "../keptTime";

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
  /** Those that can be read. */
  list(): Promise<readonly OwnCorpus[]>;
  /** What of them could not, in a sentence; null where nothing was damaged. */
  damage(): string | null;
  /** Null when it is not there. */
  texts(key: string): Promise<readonly OwnText[] | null>;
  put(corpus: OwnCorpus, texts: readonly OwnText[]): Promise<void>;
  remove(key: string): Promise<void>;
}

/** What its database is called. */
export const corpusDatabase = "tessera";

interface Schema extends DBSchema {
  corpora: { key: string; value: OwnCorpus };
  /** Apart, so that a list does not read them. */
  texts: { key: string; value: { readonly key: string; readonly texts: readonly OwnText[] } };
}

const amount = v.pipe(v.number(), v.minValue(0));
const keptCorpus = v.object({
  key: v.pipe(v.string(), v.startsWith("own:")),
  name: v.string(),
  languages: v.array(
    v.object({
      code: v.string(),
      parts: v.array(v.object({ name: v.string(), segments: amount })),
      segments: amount,
      present: amount,
      empty: amount,
      missing: amount,
      bytes: amount,
      script: v.string(),
    }),
  ),
  segments: amount,
  bytes: amount,
  added: keptTime,
});
const keptTexts = v.array(v.object({ code: v.string(), segments: v.instance(Blob) }));

/** The browser's own storage, IndexedDB. */
export class BrowserCorpusStorage implements CorpusStorage {
  private readonly database = new BrowserDatabase<Schema>({
    name: corpusDatabase,
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
    return this.database.list("corpora", (record) => v.is(keptCorpus, record));
  }

  damage(): string | null {
    return this.database.damage();
  }

  texts(key: string): Promise<readonly OwnText[] | null> {
    return this.database.use(async (database) => {
      const texts = (await database.get("texts", key))?.texts;
      return v.is(keptTexts, texts) ? texts : null;
    });
  }

  put(corpus: OwnCorpus, texts: readonly OwnText[]): Promise<void> {
    return this.database.use(async (database) => {
      const change = database.transaction(["corpora", "texts"], "readwrite");
      const puts = [
        change.objectStore("corpora").put(corpus),
        change.objectStore("texts").put({ key: corpus.key, texts }),
      ];
      await isKept(change, puts);
      askToLast();
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

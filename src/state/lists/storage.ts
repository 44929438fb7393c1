import type { DBSchema } from "idb";
import * as v from "valibot";
import { askToLast } from "../askToLast";
import { BrowserDatabase, isKept } from "../browserDatabase";
import { keptTime } from "../keptTime";

/** A list of the user's own, without its text. What IndexedDB holds: another shape wants another schema version. */
export interface OwnList {
  /** Of its text: 16 digits of its SHA-256, in hexadecimal. It is what tells lists apart, for names change. */
  readonly hash: string;
  readonly name: string;
  /** What it was brought as, each as `ListKind` has it. */
  readonly kinds: readonly string[];
  /** Of its text in UTF-8. */
  readonly bytes: number;
  /** When it was brought, in milliseconds since 1970. */
  readonly added: number;
}

/** Where own lists are kept. What it throws is a {@link import("../browserDatabase").StorageError}. */
export interface ListStorage {
  /** Those that can be read. */
  list(): Promise<readonly OwnList[]>;
  /** What of them could not, in a sentence; null where nothing was damaged. */
  damage(): string | null;
  /** Null when it is not there. */
  text(hash: string): Promise<string | null>;
  /** @param text left out where it is kept already */
  put(list: OwnList, text?: string): Promise<void>;
  remove(hash: string): Promise<void>;
}

/** What its database is called. */
export const listDatabase = "tessera-lists";

interface Schema extends DBSchema {
  lists: { key: string; value: OwnList };
  /** Apart, so that a list of lists does not read them. */
  texts: { key: string; value: { readonly hash: string; readonly text: string } };
}

const keptList = v.object({
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  name: v.pipe(v.string(), v.nonEmpty()),
  kinds: v.array(v.string()),
  bytes: v.pipe(v.number(), v.minValue(0)),
  added: keptTime,
});

/** The browser's own storage, IndexedDB. */
export class BrowserListStorage implements ListStorage {
  private readonly database = new BrowserDatabase<Schema>({
    name: listDatabase,
    version: 1,
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore("lists", { keyPath: "hash" });
        database.createObjectStore("texts", { keyPath: "hash" });
      }
    },
    words: { one: "list", many: "lists" },
  });

  list(): Promise<readonly OwnList[]> {
    return this.database.list("lists", (record) => v.is(keptList, record));
  }

  damage(): string | null {
    return this.database.damage();
  }

  text(hash: string): Promise<string | null> {
    return this.database.use(async (database) => {
      const text: unknown = (await database.get("texts", hash))?.text;
      return typeof text === "string" ? text : null;
    });
  }

  put(list: OwnList, text?: string): Promise<void> {
    return this.database.use(async (database) => {
      const change = database.transaction(["lists", "texts"], "readwrite");
      const puts: Promise<unknown>[] = [change.objectStore("lists").put(list)];
      if (text !== undefined) puts.push(change.objectStore("texts").put({ hash: list.hash, text }));
      await isKept(change, puts);
      askToLast();
    });
  }

  remove(hash: string): Promise<void> {
    return this.database.use(async (database) => {
      const change = database.transaction(["lists", "texts"], "readwrite");
      await Promise.all([
        change.objectStore("lists").delete(hash),
        change.objectStore("texts").delete(hash),
        change.done,
      ]);
    });
  }
}

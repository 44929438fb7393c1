import type { DBSchema } from "idb";
import * as v from "valibot";
import { BrowserDatabase, isKept } from "../browserDatabase";
import { keptTime } from "../keptTime";
import { draftDatabase } from "./database";

/**
 * What somebody wrote in a tab, as the browser keeps it in case that the tab is closed or dies. What IndexedDB holds:
 * another shape wants another schema version.
 */
export interface KeptDraft {
  /** One a tab, so that tabs do not overwrite each other's. */
  readonly id: string;
  /** The history entry that showed it, by the key that a reload finds there. */
  readonly entry: string;
  /** In milliseconds since 1970. */
  readonly saved: number;
  /** A link to Compare without its text: columns and options, in a form that has versions. */
  readonly link: string;
  /** Of the text, for lists. */
  readonly beginning: string;
  /** Of the text, in UTF-16 code units. */
  readonly length: number;
}

/** A draft with its text. */
export interface WholeDraft extends KeptDraft {
  readonly text: string;
}

/** Where drafts are kept. What it throws is a {@link StorageError}. */
export interface DraftStorage {
  /** Those that can be read. */
  list(): Promise<readonly KeptDraft[]>;
  /** What of them could not, in a sentence; null where nothing was damaged. */
  damage(): string | null;
  /** Null when it is not there. */
  get(id: string): Promise<WholeDraft | null>;
  put(draft: WholeDraft): Promise<void>;
  remove(id: string): Promise<void>;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: KeptDraft };
  /** Apart, so that a list does not read them. */
  texts: { key: string; value: { readonly id: string; readonly text: string } };
}

const keptDraft = v.object({
  id: v.string(),
  entry: v.string(),
  saved: keptTime,
  link: v.string(),
  beginning: v.string(),
  length: v.number(),
});

/** The browser's own storage, IndexedDB. */
export class BrowserDraftStorage implements DraftStorage {
  private readonly database = new BrowserDatabase<Schema>({
    name: draftDatabase,
    version: 1,
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore("drafts", { keyPath: "id" });
        database.createObjectStore("texts", { keyPath: "id" });
      }
    },
    words: { one: "draft", many: "drafts" },
  });

  list(): Promise<readonly KeptDraft[]> {
    return this.database.list("drafts", (record) => v.is(keptDraft, record));
  }

  damage(): string | null {
    return this.database.damage();
  }

  get(id: string): Promise<WholeDraft | null> {
    return this.database.use(async (database) => {
      const reading = database.transaction(["drafts", "texts"]);
      const [draft, content] = await Promise.all([
        reading.objectStore("drafts").get(id),
        reading.objectStore("texts").get(id),
        reading.done,
      ]);
      if (!v.is(keptDraft, draft) || typeof content?.text !== "string") return null;
      return { ...draft, text: content.text };
    });
  }

  put({ text, ...draft }: WholeDraft): Promise<void> {
    return this.database.use(async (database) => {
      const change = database.transaction(["drafts", "texts"], "readwrite");
      const puts = [change.objectStore("drafts").put(draft), change.objectStore("texts").put({ id: draft.id, text })];
      // At once, without waiting for the answers: the page may be gone by then.
      change.commit();
      await isKept(change, puts);
    });
  }

  remove(id: string): Promise<void> {
    return this.database.use(async (database) => {
      const change = database.transaction(["drafts", "texts"], "readwrite");
      const removals = [change.objectStore("drafts").delete(id), change.objectStore("texts").delete(id)];
      change.commit();
      await isKept(change, removals);
    });
  }
}

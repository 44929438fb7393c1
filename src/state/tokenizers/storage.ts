import type { DBSchema } from "idb";
import * as v from "valibot";
import { parseReference, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { readBytes } from "../../worker/assets/readBytes";
import { keptWords } from "../../worker/hubCache/entries";
import type { TokenizerFacts } from "../../worker/import/protocol";
import { askToLast } from "../askToLast";
import { BrowserDatabase, isKept, StorageError } from "../browserDatabase";
import { keptTime } from "../keptTime";

/** A tokenizer of somebody's own files that is kept. What IndexedDB holds: another shape wants another schema version. */
export interface KeptTokenizer {
  readonly reference: TokenizerReference;
  readonly facts: TokenizerFacts;
  /** Which version of the pack it has been made into (docs/pack.md). */
  readonly packVersion: number;
  readonly packBytes: number;
  /** Of its files. */
  readonly bytes: number;
  /** In milliseconds since 1970. */
  readonly lastUsed: number;
}

/** What a tokenizer was read from, and what it has been made into. */
export interface TokenizerContent {
  readonly pack: Blob;
  /** Should the pack's format change, it is made again of these. */
  readonly files: readonly File[];
}

/** Where tokenizers of one's own files are kept. What it throws is a {@link StorageError}. */
export interface TokenizerStorage {
  /** Those that can be read. */
  list(): Promise<readonly KeptTokenizer[]>;
  /** What of them could not, in a sentence; null where nothing was damaged. */
  damage(): string | null;
  /** Null when it is not there. */
  get(reference: TokenizerReference): Promise<(KeptTokenizer & TokenizerContent) | null>;
  put(kept: KeptTokenizer, content: TokenizerContent): Promise<void>;
  /** Says that it was used. Does nothing when it is not there. */
  touch(reference: TokenizerReference, lastUsed: number): Promise<void>;
  remove(reference: TokenizerReference): Promise<void>;
}

interface KeptFile {
  readonly name: string;
  readonly content: Blob;
}

/** What its database is called. */
export const tokenizerDatabase = "tessera-tokenizers";

interface Schema extends DBSchema {
  tokenizers: { key: TokenizerReference; value: KeptTokenizer };
  /** Apart, so that a list does not read them. */
  contents: {
    key: TokenizerReference;
    value: { readonly reference: TokenizerReference; readonly pack: Blob; readonly files: readonly KeptFile[] };
  };
}

const reference = v.pipe(
  v.string(),
  v.check((given) => parseReference(given) !== null),
);
/** Of the facts what lists and the page of a tokenizer rest on. */
const keptTokenizer = v.looseObject({
  reference,
  facts: v.looseObject({
    reference,
    kind: v.string(),
    description: v.looseObject({}),
    words: v.exactOptional(keptWords),
    files: v.array(v.looseObject({ name: v.string(), bytes: v.number() })),
    notes: v.array(v.string()),
    licence: v.nullable(v.string()),
  }),
  packVersion: v.number(),
  packBytes: v.number(),
  bytes: v.number(),
  lastUsed: keptTime,
});
const keptContent = v.looseObject({
  pack: v.instance(Blob),
  files: v.array(v.looseObject({ name: v.string(), content: v.instance(Blob) })),
});

/** The browser's own storage, IndexedDB. */
export class BrowserTokenizerStorage implements TokenizerStorage {
  private readonly database = new BrowserDatabase<Schema>({
    name: tokenizerDatabase,
    version: 1,
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore("tokenizers", { keyPath: "reference" });
        database.createObjectStore("contents", { keyPath: "reference" });
      }
    },
    words: { one: "tokenizer", many: "tokenizers" },
  });

  list(): Promise<readonly KeptTokenizer[]> {
    return this.database.list("tokenizers", (record) => v.is(keptTokenizer, record));
  }

  damage(): string | null {
    return this.database.damage();
  }

  get(reference: TokenizerReference): Promise<(KeptTokenizer & TokenizerContent) | null> {
    return this.database.use(async (database) => {
      const reading = database.transaction(["tokenizers", "contents"]);
      const [kept, content] = await Promise.all([
        reading.objectStore("tokenizers").get(reference),
        reading.objectStore("contents").get(reference),
        reading.done,
      ]);
      if (kept === undefined || content === undefined) return null;
      if (!v.is(keptTokenizer, kept) || !v.is(keptContent, content)) return null;
      // Browsers keep a Blob in a file of its own, which can be gone from the disk: then there is nothing here.
      if (!(await isReadable(content.pack))) return null;
      const files = content.files.map(({ name, content: blob }) => new File([blob], name));
      return { ...kept, pack: content.pack, files };
    });
  }

  put(kept: KeptTokenizer, { pack, files }: TokenizerContent): Promise<void> {
    return this.database.use(async (database) => {
      const content = { reference: kept.reference, pack, files: await Promise.all(files.map(copyOf)) };
      const change = database.transaction(["tokenizers", "contents"], "readwrite");
      const puts = [change.objectStore("tokenizers").put(kept), change.objectStore("contents").put(content)];
      await isKept(change, puts);
      askToLast();
    });
  }

  touch(reference: TokenizerReference, lastUsed: number): Promise<void> {
    return this.database.use(async (database) => {
      const change = database.transaction("tokenizers", "readwrite");
      const kept = await change.store.get(reference);
      if (kept !== undefined) await change.store.put({ ...kept, lastUsed });
      await change.done;
    });
  }

  remove(reference: TokenizerReference): Promise<void> {
    return this.database.use(async (database) => {
      const change = database.transaction(["tokenizers", "contents"], "readwrite");
      await Promise.all([
        change.objectStore("tokenizers").delete(reference),
        change.objectStore("contents").delete(reference),
        change.done,
      ]);
    });
  }
}

function isReadable(blob: Blob): Promise<boolean> {
  return readBytes(blob.slice(0, 1)).then(
    () => true,
    () => false,
  );
}

/** The file's bytes: the file itself may be gone from the disk tomorrow. */
async function copyOf(file: File): Promise<KeptFile> {
  try {
    return { name: file.name, content: new Blob([await readBytes(file)]) };
  } catch (cause) {
    throw new StorageError(`${file.name} cannot be read: it was changed, moved or locked. Choose it again.`, { cause });
  }
}

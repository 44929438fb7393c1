import { create } from "zustand";
import type { DraftLanguage } from "../../corpora/draft";
import type { CorpusLanguage } from "../../corpora/language";
import { ownLanguage } from "../../corpora/ownLanguage";
import { hashText } from "../../text/hash";
import { ownKey, parseOwnKey } from "../../text/ownKey";
import type { OwnText } from "../../worker/pool/protocol";
import { bundledCorpus } from "../languages/choice";
import { setLanguages } from "../languages/setLanguages";
import { useAppStore } from "../store";
import { tryStorage } from "../tryStorage";
import type { OpenCorpus } from "./openCorpus";
import { BrowserCorpusStorage, type CorpusStorage, type OwnCorpus } from "./storage";

/** An own corpus as lists show it. */
export interface ListedCorpus extends OwnCorpus {
  /** Whether it will be here at the next visit. */
  readonly isKept: boolean;
}

export interface OwnCorporaState {
  /** Of this visit and kept ones, the newest first. */
  readonly corpora: readonly ListedCorpus[];
  /** Why kept corpora cannot be had or changed; null where nothing is wrong. */
  readonly problem: string | null;
}

export const useOwnCorpora = create<OwnCorporaState>()(() => ({ corpora: [], problem: null }));

/**
 * The key of a corpus: the same for the same languages and segments, in whatever order or format the files were.
 * @param languages with the SHA-256 of their segments as {@link ReadLanguage.digest} has it
 */
export function ownCorpusKey(
  name: string,
  languages: readonly { readonly code: string; readonly digest: string }[],
): string {
  const content = languages.map(({ code, digest }) => JSON.stringify([code, digest])).sort();
  return ownKey(name, hashText(content.join("\n")).slice(0, 16));
}

/** The corpora of the user's own that can be used: those of this visit, and those that the browser keeps. */
export class OwnCorpora {
  private readonly storage: CorpusStorage;
  /** Of this visit's corpora, and of kept ones that were asked for. */
  private readonly texts = new Map<string, readonly OwnText[]>();

  constructor(storage: CorpusStorage) {
    this.storage = storage;
  }

  /** Reads the list of kept corpora again: another tab may have changed it. */
  async refresh(): Promise<void> {
    await this.tryStorage(async () => {
      const kept = await this.storage.list();
      const keys = new Set(kept.map(({ key }) => key));
      const visiting = useOwnCorpora.getState().corpora.filter(({ key }) => !keys.has(key) && this.texts.has(key));
      setCorpora([
        ...kept.map((corpus) => ({ ...corpus, isKept: true })),
        ...visiting.map((corpus) => ({ ...corpus, isKept: false })),
      ]);
      return this.storage.damage();
    });
  }

  /** Makes a corpus known until the page is closed. */
  add(corpus: OwnCorpus, texts: readonly OwnText[]): void {
    this.texts.set(corpus.key, texts);
    const { corpora } = useOwnCorpora.getState();
    const isKept = corpora.some(({ key, isKept: was }) => key === corpus.key && was);
    setCorpora([...corpora.filter(({ key }) => key !== corpus.key), { ...corpus, isKept }]);
  }

  /**
   * Keeps a known corpus in this browser, anew where it is kept: its texts may have been lost from the disk.
   * @returns why that cannot be, which the state says too; null when it is done
   */
  async keep(key: string): Promise<string | null> {
    const corpus = find(key);
    if (corpus === undefined) return null;
    const { isKept: _, ...record } = corpus;
    const isDone = await this.tryStorage(async () => this.storage.put(record, await this.textsOf(key)));
    if (isDone) setKept(key, true);
    return useOwnCorpora.getState().problem;
  }

  /** Takes a corpus out of the browser's storage; it can be used until the page is closed. */
  async release(key: string): Promise<void> {
    const isDone = await this.tryStorage(async () => {
      await this.textsOf(key);
      await this.storage.remove(key);
    });
    if (isDone) setKept(key, false);
  }

  /** Removes a corpus from this visit and from the browser; if it is in use, the bundled one takes its place. */
  async remove(key: string): Promise<void> {
    const corpus = find(key);
    if (corpus === undefined) return;
    if (corpus.isKept && !(await this.tryStorage(() => this.storage.remove(key)))) return;
    this.texts.delete(key);
    setCorpora(useOwnCorpora.getState().corpora.filter((other) => other.key !== key));
    const { languages } = useAppStore.getState().comparison;
    if (languages.corpus === key) {
      setLanguages({ corpus: bundledCorpus, pivot: null, group: { kind: "spoken" } });
    }
  }

  /**
   * Opens a known corpus.
   * @throws {Error} that says what to do when it is not here: the link is somebody else's, or it was not kept
   */
  async open(key: string): Promise<OpenCorpus> {
    const asked = parseOwnKey(key);
    if (asked === null) throw new Error(`There is no corpus called “${key}”. The link may be damaged.`);
    if (find(key) === undefined) await this.refresh();
    const corpus = find(key);
    if (corpus === undefined) throw new Error(unknownCorpus(asked));
    const [texts, languages] = [await this.textsOf(key), await named(corpus.languages)];
    return {
      key,
      title: asked.name,
      version: asked.hash,
      segments: corpus.segments,
      unit: "line",
      languages,
      source(codes) {
        const wanted = new Set(codes);
        return { kind: "own", key, texts: texts.filter(({ code }) => wanted.has(code)) };
      },
    };
  }

  private async textsOf(key: string): Promise<readonly OwnText[]> {
    const texts = this.texts.get(key) ?? (await this.storage.texts(key));
    if (texts === null) throw new Error(`The texts of ${key} are not here any more. Add the same files again.`);
    this.texts.set(key, texts);
    return texts;
  }

  private tryStorage(work: () => Promise<unknown>): Promise<boolean> {
    return tryStorage(useOwnCorpora, work);
  }
}

/** The page's own corpora. */
export const ownCorpora = new OwnCorpora(new BrowserCorpusStorage());

/** Opens an own corpus by its key, as {@link OwnCorpora.open} does. */
export function openOwnCorpus(key: string): Promise<OpenCorpus> {
  return ownCorpora.open(key);
}

/** Milliseconds of work after which the page gets its turn. */
const turn = 12;

/**
 * Languages with what the browser's CLDR knows of them. It loads each language's names when they are first asked for:
 * for hundreds of languages that is long enough to be felt.
 */
async function named(drafts: readonly DraftLanguage[]): Promise<CorpusLanguage[]> {
  const languages: CorpusLanguage[] = [];
  let start = performance.now();
  for (const draft of drafts) {
    languages.push(ownLanguage(draft));
    if (performance.now() - start < turn) continue;
    await new Promise((resolve) => setTimeout(resolve));
    start = performance.now();
  }
  return languages;
}

function unknownCorpus({ name, hash }: { readonly name: string; readonly hash: string }): string {
  const { corpora, problem } = useOwnCorpora.getState();
  const other = corpora.flatMap(({ key }) => parseOwnKey(key) ?? []).find((own) => own.name === name);
  return (
    `This is measured on a corpus that somebody brought, “${name}” (${hash}), which a link cannot carry, and this browser ` +
    "does not keep it. If you have its files, drop them here, or add them, and the link will show what it is meant to." +
    (other === undefined ? "" : ` Your corpus of that name is another one (${other.hash}).`) +
    (problem === null ? "" : ` ${problem}`)
  );
}

function find(key: string): ListedCorpus | undefined {
  return useOwnCorpora.getState().corpora.find((corpus) => corpus.key === key);
}

function setCorpora(corpora: readonly ListedCorpus[]): void {
  useOwnCorpora.setState({ corpora: [...corpora].sort((a, b) => b.added - a.added) });
}

function setKept(key: string, isKept: boolean): void {
  setCorpora(useOwnCorpora.getState().corpora.map((corpus) => (corpus.key === key ? { ...corpus, isKept } : corpus)));
}

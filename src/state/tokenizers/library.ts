import { saidOf } from "../../text/saidOf";
import { ownAndWay, parseReference, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { referenceOfLinkName, renamed } from "../../tokenizers/writeReference";
import { BrowserHubCache } from "../../worker/hubCache/storage";
import { createImportPool } from "../../worker/import/pool";
import type { HubSettings, ImportedTokenizer, TokenizerFacts } from "../../worker/import/protocol";
import type { PoolCall } from "../../worker/pool/pool";
import { useAppStore } from "../store";
import { isRemembering } from "../switchSetting";
import { announceArrival } from "./arrivals";
import { type BroughtTokenizer, findBrought, listed, type Place, putBrought, setBrought, useBrought } from "./brought";
import { useHubSettings } from "./hubSettings";
import { renameTokenizer } from "./renameTokenizer";
import { SharedLoads } from "./sharedLoads";
import {
  eraseTokenizer,
  findTokenizer,
  hubPlace,
  importCompared,
  importFromHub,
  isSameTokenizer,
  type Sources,
  storeFiles,
} from "./sources";
import { BrowserTokenizerStorage } from "./storage";

export { type BroughtState, type BroughtTokenizer, type Place, useBrought } from "./brought";

/** A tokenizer that is here. Of its pack there is a Blob only, which browsers may put on the disk. */
interface Present extends ImportedTokenizer {
  /** What it was read from; null for one from the Hub. */
  readonly files: readonly File[] | null;
  /** Whether it was removed, and is here only because it is shown. */
  readonly isRemoved: boolean;
}

/** The tokenizers that people bring: in memory, in the browser's storage, on the Hub. */
export class TokenizerLibrary {
  private readonly sources: Sources;
  private readonly present = new Map<TokenizerReference, Present>();
  private readonly loads = new SharedLoads<TokenizerReference, Blob>();
  /** Why loads have failed. Columns ask at every key: until somebody asks for another try, that is the answer. */
  private readonly failures = new Map<TokenizerReference, unknown>();
  /**
   * What references turned out to mean: where one names no pattern, the list of known tokenizers may, and a file can have
   * another name here.
   */
  private readonly meanings = new Map<TokenizerReference, TokenizerReference>();

  constructor(sources: Sources) {
    this.sources = sources;
  }

  /**
   * Finds a tokenizer's pack. Calls for the same one share a load, which ends when the last of them is aborted.
   * @param tokenizer as `linkName` has it
   * @param call with `reload`, what has failed is tried again; what is here is not asked for again
   * @throws {Error} whose message says what is missing and what helps; the signal's reason when it was aborted
   */
  async open(tokenizer: string, call: Omit<PoolCall, "tokenizer">): Promise<Blob> {
    // What it is built of is the same in whichever way texts are cut.
    const reference = referenceOfLinkName(ownAndWay(tokenizer)[0]);
    const parts = reference === null ? null : parseReference(reference);
    if (reference === null || parts === null || parts.kind === "builtin") {
      throw new Error(`There is no tokenizer called “${tokenizer}”. The link may be damaged.`);
    }
    const present = this.presentOf(reference);
    if (present !== undefined) return present.pack;
    if (call.reload) this.failures.delete(reference);
    if (this.failures.has(reference)) throw this.failures.get(reference);
    return this.loads.join(reference, call, async (load) => {
      try {
        const { place, warnings, ...found } = await findTokenizer(this.sources, reference, parts, load);
        if (warnings.length > 0) useBrought.setState({ problem: warnings.join(" ") });
        this.meanings.set(reference, found.facts.reference);
        this.put(found, place);
        return found.pack;
      } catch (error) {
        const arrived = this.presentOf(reference);
        if (arrived !== undefined) return arrived.pack; // Somebody was quicker.
        if (!load.signal.aborted) this.failures.set(reference, error);
        throw error;
      }
    });
  }

  /** What is known of a tokenizer that is here or listed; null else. */
  facts(reference: TokenizerReference): TokenizerFacts | null {
    const [own] = ownAndWay(reference);
    return (this.presentOf(own) ?? findBrought(own))?.facts ?? null;
  }

  /** Reads the lists of what is kept again: another tab may have changed them. */
  async refresh(): Promise<void> {
    const { cache, storage } = this.sources;
    useBrought.setState({ problem: null });
    const cached = (await cache.tokenizers()).map((tokenizer) => listed(tokenizer, "cache"));
    // What cannot be read now may be there all the same.
    let kept = useBrought.getState().tokenizers.filter(({ place }) => place === "kept");
    await this.orProblem(async () => {
      kept = (await storage.list()).map((tokenizer) => listed(tokenizer, "kept"));
      const problem = storage.damage();
      if (problem !== null) useBrought.setState({ problem });
    });
    const stored = new Set([...cached, ...kept].map(({ facts }) => facts.reference));
    const visiting = Array.from(this.present).flatMap(([reference, { facts, pack, isRemoved }]) => {
      if (isRemoved || stored.has(reference)) return [];
      const lastUsed = findBrought(reference)?.lastUsed ?? Date.now();
      return [listed({ facts, packBytes: pack.size, lastUsed }, "visit")];
    });
    setBrought([...cached, ...kept, ...visiting]);
  }

  /**
   * Makes a tokenizer known until the page is closed, and announces it, and under which references it was missed.
   * @param files what it was read from; null for one from the Hub, which its import has kept
   * @param warnings why the import has not kept it
   */
  add(imported: ImportedTokenizer, files: readonly File[] | null, warnings: readonly string[] = []): BroughtTokenizer {
    const { reference, files: read, uncompared } = imported.facts;
    // Models' weights may lie beside them.
    const own = files?.filter(({ name }) => name === uncompared || read.some((file) => file.name === name)) ?? null;
    const filePlace = findBrought(reference)?.place === "kept" ? "kept" : "visit";
    if (warnings.length > 0) useBrought.setState({ problem: warnings.join(" ") });
    const tokenizer = this.put({ ...imported, files: own }, own === null ? hubPlace(warnings) : filePlace);
    const waiting = Array.from(this.failures.keys()).filter((failed) => isSameTokenizer(failed, reference));
    for (const failed of waiting) this.failures.delete(failed);
    const arrived = new Set([reference, ...waiting]);
    const { tokenizers: shown } = useAppStore.getState().comparison;
    const inWays = shown.filter((column) => arrived.has(ownAndWay(column)[0]));
    for (const one of new Set([...arrived, ...inWays])) announceArrival(one);
    return tokenizer;
  }

  /**
   * Keeps a tokenizer of this visit in the browser. One from the Hub is loaded again for that, since its files are kept too. One
   * of files is kept anew where it is listed: its content may have been lost from the disk.
   * @returns why that cannot be, which the state says too; null when it is done
   */
  async keep(reference: TokenizerReference): Promise<string | null> {
    const present = this.present.get(reference);
    const place = findBrought(reference)?.place;
    if (present === undefined || place === undefined || place === "cache") return null;
    const isDone = await this.orProblem(async () => {
      if (present.files !== null) await storeFiles(this.sources, present, present.files);
      else {
        const { warnings } = await importFromHub(this.sources, reference, unheard());
        if (warnings.length > 0) throw new Error(warnings.join(" "));
      }
      this.put(present, present.files === null ? "cache" : "kept");
    });
    return isDone ? null : useBrought.getState().problem;
  }

  /**
   * Holds a tokenizer.json beside the SentencePiece model that lies beside it; its notes say how they compare then.
   * @throws {Error} whose message says why they could not be held side by side
   */
  async compare(reference: TokenizerReference): Promise<void> {
    await this.open(reference, { ...unheard(), reload: true });
    const asked = this.presentOf(reference);
    if (asked === undefined) return;
    const { files } = asked;
    const facts = await importCompared(this.sources, asked.facts, files, unheard());
    // Meanwhile it may have been called otherwise, or removed.
    const present = this.presentOf(reference);
    const place = present && findBrought(present.facts.reference)?.place;
    if (present === undefined || place === undefined) return;
    const again = { ...present, facts: { ...facts, reference: present.facts.reference } };
    if (place === "kept" && files !== null) await storeFiles(this.sources, again, files);
    this.put(again, place);
  }

  /** Takes a tokenizer out of the browser's storage; it can be used until the page is closed. */
  async release(reference: TokenizerReference): Promise<void> {
    await this.orProblem(async () => {
      await this.open(reference, { ...unheard(), reload: true });
      await eraseTokenizer(this.sources, reference);
      const present = this.present.get(reference);
      if (present !== undefined) this.put(present, "visit");
    });
  }

  /**
   * Gives a tokenizer of files another name, here and where it is shown.
   * @param name as people type it
   */
  async rename(reference: TokenizerReference, name: string): Promise<void> {
    const next = renamed(reference, name);
    if (next === reference) return;
    await this.orProblem(async () => {
      await this.open(reference, { ...unheard(), reload: true });
      const present = this.presentOf(reference);
      if (present === undefined || present.files === null) return;
      const place = findBrought(present.facts.reference)?.place ?? "visit";
      const again = { ...present, facts: { ...present.facts, reference: next } };
      if (place === "kept") {
        await storeFiles(this.sources, again, present.files);
        await eraseTokenizer(this.sources, present.facts.reference);
      }
      this.present.delete(present.facts.reference);
      this.meanings.clear();
      this.put(again, place);
      renameTokenizer(reference, next);
    });
    await this.refresh();
  }

  /** Removes all that was brought along from this visit and from the browser; what is shown goes on being shown. */
  async removeAll(): Promise<void> {
    for (const { facts } of useBrought.getState().tokenizers) await this.remove(facts.reference);
  }

  /** Removes a tokenizer from this visit and from the browser; where it is shown, it goes on being shown. */
  async remove(reference: TokenizerReference): Promise<void> {
    const isDone = await this.orProblem(async () => {
      if (findBrought(reference)?.place !== "visit") await eraseTokenizer(this.sources, reference);
    });
    if (!isDone) return;
    const present = this.present.get(reference);
    if (present !== undefined && this.isShown(reference)) this.present.set(reference, { ...present, isRemoved: true });
    else this.present.delete(reference);
    // Of one commit in the Hub's cache, all that was made of its files has gone.
    await this.refresh();
  }

  private put(present: Omit<Present, "isRemoved">, place: Place): BroughtTokenizer {
    const { facts, pack } = present;
    const tokenizer = listed({ facts, packBytes: pack.size, lastUsed: Date.now() }, place);
    this.present.set(facts.reference, { ...present, isRemoved: false });
    putBrought(tokenizer);
    return tokenizer;
  }

  private presentOf(reference: TokenizerReference): Present | undefined {
    const known = this.present.get(this.meanings.get(reference) ?? reference);
    if (known !== undefined) return known;
    const present = Array.from(this.present.values()).find(({ facts }) => isSameTokenizer(facts.reference, reference));
    if (present !== undefined) this.meanings.set(reference, present.facts.reference);
    return present;
  }

  private isShown(reference: TokenizerReference): boolean {
    const { tokenizers, inspected } = useAppStore.getState().comparison;
    return [...tokenizers, inspected.reference]
      .map((shown) => ownAndWay(shown)[0])
      .some((shown) => (this.meanings.get(shown) ?? shown) === reference);
  }

  /** Whether it worked; if not, the state says why. */
  private async orProblem(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      useBrought.setState({ problem: saidOf(error) });
      return false;
    }
  }
}

/** A call that nobody follows or ends. */
function unheard(): Pick<PoolCall, "signal" | "onProgress"> {
  return { signal: new AbortController().signal, onProgress: () => {} };
}

/** The page's worker that reads tokenizers; it starts with the first one. */
export const importPool = createImportPool();

/** The page's brought tokenizers. */
export const library = new TokenizerLibrary({
  cache: new BrowserHubCache((sentence) => useBrought.setState({ problem: sentence })),
  storage: new BrowserTokenizerStorage(),
  importer: importPool,
  hub: hubSettings,
});

/** The page's settings of the Hub, as import requests carry them. */
export function hubSettings(): HubSettings {
  const { endpoint, token } = useHubSettings.getState();
  return { endpoint, token, keepsNothing: !isRemembering() };
}

/** Finds a tokenizer's pack for the page's pool, as {@link TokenizerLibrary.open} does. */
export function openPack(tokenizer: string, call: Omit<PoolCall, "tokenizer">): Promise<Blob> {
  return library.open(tokenizer, call);
}

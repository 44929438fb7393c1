import type { ToldEntry } from "../../analysis/vocabulary/entry/toldEntry";
import type { OverviewFacts } from "../../analysis/vocabulary/overview/overviewFacts";
import type { LoadProgress, LoadRequest } from "../pool/protocol";
import type { EditsRequest, ToldEdits } from "./editProtocol";
import type { EntryRequest, LanguageSentences, SentencesRequest } from "./entryProtocol";
import type { CountedUsage, Examined, UsageRequest } from "./usageProtocol";

/** A way to tell entries apart, in which each is in one class. */
export interface SchemeOfEntries {
  /** `use` is of what a corpus has of them, and not of the audit itself. */
  readonly name: "form" | "reach" | "qtok" | "script" | "use";
  /** Names of its classes, by number. */
  readonly classes: readonly string[];
  /** The class of each entry, by its number. */
  readonly column: Uint8Array;
  /** How many entries each class has, by its number. */
  readonly counts: Uint32Array;
}

/** What is known of all entries of a vocabulary, in the order of their ids. */
export interface Audited {
  /** Rising. */
  readonly ids: Uint32Array;
  readonly schemes: readonly SchemeOfEntries[];
  /** `Reason` of each: why no text gives it, or why that is not known. */
  readonly reasons: Uint8Array;
  /** By id, a text that has the entry among its tokens, of those that only a context gives. */
  readonly examples: ReadonlyMap<number, string>;
  /** By the number of a script, the index of its longest entry in code points; of scripts without entries there is none. */
  readonly longest: ReadonlyMap<number, number>;
  /** Milliseconds that it took once the tokenizer was there. */
  readonly took: number;
}

/** How far an audit is: its tokenizer is loaded, or so many of its entries are done. */
export type AuditProgress = LoadProgress | AuditedSoFar;

export interface AuditedSoFar {
  readonly phase: "audit";
  /** Entries that are done, of how many. */
  readonly loaded: number;
  readonly total: number;
}

/** The calls of the worker that looks into whole vocabularies, as Comlink exposes them. */
export interface VocabularyWorkerApi {
  /**
   * Loads the tokenizer if it is not the last one, and audits it.
   * @param onProgress a Comlink proxy
   */
  audit(request: LoadRequest, onProgress: (progress: AuditProgress) => void): Promise<Audited>;
  /** Looks at numbers, at each character, and at what should hold of every text. */
  examine(request: LoadRequest, onProgress: (progress: AuditProgress) => void): Promise<Examined>;
  /** Counts how often entries occur in a corpus. */
  countUsage(request: UsageRequest, onProgress: (progress: AuditProgress) => void): Promise<CountedUsage>;
  /** Says what the overview does of a tokenizer, measured on a corpus. */
  measure(request: UsageRequest, onProgress: (progress: AuditProgress) => void): Promise<OverviewFacts>;
  /** Tells of one entry. */
  tellEntry(request: EntryRequest, onProgress: (progress: AuditProgress) => void): Promise<ToldEntry>;
  /** Finds sentences of a corpus that have an entry among their tokens. */
  findSentences(
    request: SentencesRequest,
    onProgress: (progress: AuditProgress) => void,
  ): Promise<readonly LanguageSentences[]>;
  /** Makes edits to it, and tells what they do. */
  tellEdits(request: EditsRequest, onProgress: (progress: AuditProgress) => void): Promise<ToldEdits>;
  /** Writes it with edits as a tokenizer.json. */
  writeEdits(request: EditsRequest, onProgress: (progress: AuditProgress) => void): Promise<Blob>;
}

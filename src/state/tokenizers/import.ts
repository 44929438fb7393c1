import { create } from "zustand";
import { saidOf } from "../../text/saidOf";
import { ownAndWay, parseReference, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { renamed } from "../../tokenizers/writeReference";
import type { ImportPool } from "../../worker/import/pool";
import type { HubSettings, ImportedTokenizer, ImportFailure, ImportResult } from "../../worker/import/protocol";
import type { LoadProgress } from "../../worker/pool/protocol";
import { hubSettings, importPool, library, type TokenizerLibrary } from "./library";
import type { LoadCall } from "./sharedLoads";
import { mayHaveTensors, withoutTensors } from "./withoutTensors";

/** How far the bringing of a tokenizer is. */
export type ImportStep =
  | { readonly step: "idle" }
  | { readonly step: "loading"; readonly what: string; readonly progress: LoadProgress | null }
  /** The files do not say how text is cut. */
  | {
      readonly step: "pattern";
      readonly file: string;
      readonly patterns: readonly string[];
      /** How a GGUF file names it, where that is not known here. */
      readonly named?: string;
    }
  | {
      readonly step: "found";
      readonly tokenizer: ImportedTokenizer;
      /** What a link waits for, if it is that; null where nothing did. */
      readonly expected: TokenizerReference | null;
    }
  | { readonly step: "failed"; readonly failure: ImportFailure };

/** What a tokenizer is brought from. */
export type ImportOrigin =
  | { readonly kind: "hub"; readonly typed: string }
  | { readonly kind: "files"; readonly files: readonly File[]; readonly folder: string | null };

export interface TokenizerImportState {
  readonly current: ImportStep;
  readonly origin: ImportOrigin | null;
}

/** The import that the dialog of tokenizers shows. */
export const useTokenizerImport = create<TokenizerImportState>()(() => ({ current: { step: "idle" }, origin: null }));

/** What an import works with. */
export interface ImportSurroundings {
  readonly importer: Pick<ImportPool, "fromHub" | "fromFiles">;
  readonly library: Pick<TokenizerLibrary, "add">;
  /** The settings of the moment when it is called. */
  hub(): HubSettings;
}

/** One import, as it was asked for: what Retry asks again. */
interface Asked {
  readonly origin: ImportOrigin;
  readonly pattern: string | null;
  readonly wanted: TokenizerReference | null;
}

/** Leads from what people type or drop to a tokenizer in the library. One import at a time: a new one ends the last. */
export class TokenizerImport {
  private readonly surroundings: ImportSurroundings;
  private controller = new AbortController();
  private asked: Asked | null = null;
  /** Why what was found is not kept. */
  private warnings: readonly string[] = [];

  constructor(surroundings: ImportSurroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Looks a model up on the Hub.
   * @param typed as people type it, or pinned
   * @param pattern what cuts the text, should the files not say it
   */
  fromHub(typed: string, pattern: string | null = null): Promise<void> {
    return this.begin({ origin: { kind: "hub", typed }, pattern, wanted: null });
  }

  /**
   * Reads files.
   * @param wanted the file that a link means: any other is refused
   * @param folder in which they were, if that is known
   */
  fromFiles(files: readonly File[], wanted: TokenizerReference | null, folder: string | null = null): Promise<void> {
    // A file is the same in whichever way texts are cut into its entries.
    const file = wanted === null ? null : ownAndWay(wanted)[0];
    const parts = file === null ? null : parseReference(file);
    const pattern = parts === null || parts.kind === "builtin" ? null : parts.pattern;
    return this.begin({ origin: { kind: "files", files, folder }, pattern, wanted: file });
  }

  /** Whether the question how text is cut has been answered, which another answer could mend. */
  get hasPattern(): boolean {
    return this.asked !== null && this.asked.wanted === null && this.asked.pattern !== null;
  }

  /** Answers the question how text is cut: a known pattern's name, or a pattern. */
  async choosePattern(pattern: string): Promise<void> {
    if (this.asked !== null) await this.begin({ ...this.asked, pattern });
  }

  /** Asks once more for what has failed. */
  async retry(): Promise<void> {
    if (this.asked !== null) await this.begin(this.asked);
  }

  /** Ends the import, and forgets what was found. */
  cancel(): void {
    this.restart();
    this.asked = null;
    useTokenizerImport.setState({ current: { step: "idle" }, origin: null });
  }

  /**
   * Adds the found tokenizer to the library.
   * @param name what a tokenizer of files is to be called; null leaves it as it is
   * @returns its reference, for the caller to show it
   * @throws {Error} when nothing was found
   */
  use(name: string | null = null): TokenizerReference {
    const { current, origin } = useTokenizerImport.getState();
    if (current.step !== "found") throw new Error("No tokenizer has been found yet.");
    const reference = renamed(current.tokenizer.facts.reference, name);
    const tokenizer = { ...current.tokenizer, facts: { ...current.tokenizer.facts, reference } };
    this.surroundings.library.add(tokenizer, origin?.kind === "files" ? origin.files : null, this.warnings);
    this.cancel();
    return reference;
  }

  private async begin(given: Asked): Promise<void> {
    const signal = this.restart();
    this.asked = given;
    const { origin } = given;
    const what = origin.kind === "hub" ? origin.typed : namesOf(origin.files);
    const show = (current: ImportStep) => {
      if (!signal.aborted) useTokenizerImport.setState({ current });
    };
    useTokenizerImport.setState({ origin, current: { step: "loading", what, progress: null } });
    try {
      const onProgress = (progress: LoadProgress) => show({ step: "loading", what, progress });
      const asked = origin.kind === "files" && mayHaveTensors(origin.files) ? await this.cut(given, origin) : given;
      if (signal.aborted) return;
      const result = await this.ask(asked, { signal, onProgress });
      if (signal.aborted) return;
      if (result.status === "ready") this.warnings = result.warnings;
      show(stepOf(result, asked.wanted));
    } catch (error) {
      show({ step: "failed", failure: failed(saidOf(error)) });
    }
  }

  /** What is asked for, without what makes models large; it is that which is kept, and asked for again. */
  private async cut(given: Asked, origin: ImportOrigin & { kind: "files" }): Promise<Asked> {
    const asked = { ...given, origin: { ...origin, files: await withoutTensors(origin.files) } };
    if (this.asked === given) {
      this.asked = asked;
      useTokenizerImport.setState({ origin: asked.origin });
    }
    return asked;
  }

  private ask({ origin, pattern }: Asked, call: LoadCall): Promise<ImportResult> {
    const { importer, hub } = this.surroundings;
    return origin.kind === "hub"
      ? importer.fromHub({ ...hub(), reference: origin.typed, pattern }, call)
      : importer.fromFiles({ files: origin.files, pattern }, call);
  }

  private restart(): AbortSignal {
    this.controller.abort();
    this.controller = new AbortController();
    this.warnings = [];
    return this.controller.signal;
  }
}

/** The page's import. */
export const tokenizerImport = new TokenizerImport({ importer: importPool, library, hub: hubSettings });

function stepOf(result: ImportResult, wanted: TokenizerReference | null): ImportStep {
  if (result.status === "failed") return { step: "failed", failure: result };
  const means = wanted === null ? null : parseReference(wanted);
  if (result.status === "needs-pattern") {
    const { status: _, ...asked } = result;
    const { file } = asked;
    if (means?.kind !== "file") return { step: "pattern", ...asked };
    const message = `The link means ${means.name} with SHA-256 ${means.sha256}. ${file} is another file: it does not say how text is cut, and the link names no pattern for it.`;
    return { step: "failed", failure: failed(message) };
  }
  const { tokenizer } = result;
  const found = parseReference(tokenizer.facts.reference);
  if (wanted === null || means?.kind !== "file" || found?.kind !== "file") {
    return { step: "found", tokenizer, expected: null };
  }
  if (found.sha256 !== means.sha256) {
    const message = `The link means ${means.name} with SHA-256 ${means.sha256}, the chosen ${found.name} has ${found.sha256}. Choose the file that the link was made with.`;
    return { step: "failed", failure: failed(message) };
  }
  // Names are for people, and a pattern is of no use to files that say themselves how text is cut.
  const facts = { ...tokenizer.facts, reference: wanted };
  return { step: "found", tokenizer: { ...tokenizer, facts }, expected: wanted };
}

function failed(message: string): ImportFailure {
  return { status: "failed", code: "file", message, retryAfter: null };
}

function namesOf(files: readonly File[]): string {
  const [first, ...others] = files;
  if (first === undefined) return "no file";
  return others.length === 0 ? first.name : `${first.name} and ${others.length} more`;
}

/** Names that say nothing of what is in the file: every model has one. */
const anyModels =
  /^(?:tokenizer|vocab|tekken|spiece|sentencepiece[.\w]*|tokenizer_config|merges|encoder)\.(?:json|model|txt|bpe)$/;

/** What a tokenizer of files is called before somebody gives it a name: as its file, with its folder where that has any model's name. */
export function usualName(reference: TokenizerReference, origin: ImportOrigin | null): string {
  const parts = parseReference(reference);
  const name = parts?.kind === "file" ? parts.name : "";
  const folder = origin?.kind === "files" ? origin.folder : null;
  return folder !== null && anyModels.test(name) ? `${folder}/${name}` : name;
}

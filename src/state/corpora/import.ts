import { create } from "zustand";
import { checkDraft, type DraftLanguage, type DraftProblem } from "../../corpora/draft";
import { ownLanguage } from "../../corpora/ownLanguage";
import type { ReadProgress } from "../../corpora/read";
import { saidOf } from "../../text/saidOf";
import type { FilesLayout, ReadLanguage } from "../../worker/corpus/protocol";
import { type CorpusFilesReader, createCorpusFilesReader } from "../../worker/corpus/reader";
import { PoolError } from "../../worker/pool/workerErrors";
import { setLanguages } from "../languages/setLanguages";
import { actions, useAppStore } from "../store";
import type { GivenFiles } from "./dialog";
import { corpusName } from "./name";
import { pivotLanguage } from "./openCorpus";
import { type OwnCorpora, ownCorpora, ownCorpusKey } from "./ownCorpora";

/** A language of the preview. */
export interface ImportLanguage extends ReadLanguage {
  /** With the code as it was corrected. */
  readonly draft: DraftLanguage;
  /** Whether it will be in the corpus. */
  readonly isUsed: boolean;
}

/** How far an import is. */
export interface CorpusImportState {
  /** `idle`: nothing was given, or it could not be read. */
  readonly step: "idle" | "looking" | "reading" | "preview";
  readonly name: string;
  readonly layout: FilesLayout | null;
  /** Place among the layout's choices. */
  readonly choice: number;
  readonly progress: ReadProgress | null;
  readonly languages: readonly ImportLanguage[];
  /** The code of the language that all will be measured against; null where there is none. */
  readonly pivot: string | null;
  /** A sentence for each file that cannot be used. */
  readonly fileProblems: readonly string[];
  /** Why there is nothing to show; null where nothing is wrong. */
  readonly error: string | null;
  /** Whether it was no fault of the files, so that the same ones may be read another time. */
  readonly canRetry: boolean;
}

const idle: CorpusImportState = {
  step: "idle",
  name: "",
  layout: null,
  choice: 0,
  progress: null,
  languages: [],
  pivot: null,
  fileProblems: [],
  error: null,
  canRetry: false,
};

/** The import that the dialog of corpora shows. */
export const useCorpusImport = create<CorpusImportState>()(() => idle);

/** Longer ones are no codes, and do not fit into links. */
export const longestCode = 100;

/** Leads from files to a corpus in use: looks what they are, reads them, takes corrections. One import at a time. */
export class CorpusImport {
  private readonly reader: Pick<CorpusFilesReader, "layout" | "read">;
  private readonly corpora: Pick<OwnCorpora, "add" | "keep">;
  private controller = new AbortController();
  private given: GivenFiles = { files: [], problems: [] };

  constructor(reader: Pick<CorpusFilesReader, "layout" | "read">, corpora: Pick<OwnCorpora, "add" | "keep">) {
    this.reader = reader;
    this.corpora = corpora;
  }

  /** Begins with files, in place of any import before; the first way to read them is taken until another is chosen. */
  async take(given: GivenFiles | Promise<GivenFiles>): Promise<void> {
    const signal = this.restart();
    useCorpusImport.setState({ ...idle, step: "looking" });
    await this.orFail(signal, async () => {
      const { files, problems } = await given;
      if (signal.aborted) return;
      this.given = { files, problems };
      if (files.length === 0) throw new Error(problems.join(" ") || "There are no files in it.");
      const layout = await this.reader.layout(files, signal);
      if (signal.aborted) return;
      useCorpusImport.setState({ layout });
      await this.choose(0);
    });
  }

  /** Reads the files in another way. */
  async choose(choice: number): Promise<void> {
    const signal = this.restart();
    const { layout } = useCorpusImport.getState();
    const name = corpusName(
      this.given.files.map(({ path }) => path),
      layout?.choices[choice]?.label ?? "",
    );
    useCorpusImport.setState({
      step: "reading",
      choice,
      name,
      progress: null,
      languages: [],
      error: null,
      canRetry: false,
    });
    await this.orFail(signal, async () => {
      const { languages, problems } = await this.reader.read(this.given.files, choice, signal, (progress) => {
        if (!signal.aborted) useCorpusImport.setState({ progress });
      });
      if (signal.aborted) return;
      const rows = languages
        .map((language) => ({ ...language, isUsed: true }))
        .sort((a, b) => (a.draft.code < b.draft.code ? -1 : 1));
      useCorpusImport.setState({
        step: "preview",
        progress: null,
        languages: rows,
        pivot: usualPivot(rows.map(({ draft }) => draft)),
        fileProblems: [...this.given.problems, ...problems],
      });
    });
  }

  /** Reads the same files another time, in the same way. */
  async again(): Promise<void> {
    const { layout, choice } = useCorpusImport.getState();
    await (layout === null ? this.take(this.given) : this.choose(choice));
  }

  /** Ends reading, and forgets what has been read. */
  cancel(): void {
    this.restart();
    this.given = { files: [], problems: [] };
    useCorpusImport.setState(idle);
  }

  /** Corrects a language's code; the pivot stays the language that it is. */
  setCode(place: number, code: string): void {
    const { languages, pivot } = useCorpusImport.getState();
    const old = languages[place]?.draft.code;
    change(place, (language) => ({ ...language, draft: { ...language.draft, code } }));
    const isOnly = languages.filter(({ draft }) => draft.code === old).length === 1;
    if (isOnly && old === pivot) useCorpusImport.setState({ pivot: code });
  }

  /** Takes a language in, or leaves it out. */
  setUsed(place: number, isUsed: boolean): void {
    change(place, (language) => ({ ...language, isUsed }));
  }

  setPivot(pivot: string): void {
    useCorpusImport.setState({ pivot });
  }

  /** Makes the corpus the one that is measured; where it is to be kept and cannot be, a notice says why. */
  async use(keep: boolean): Promise<void> {
    const state = useCorpusImport.getState();
    const used = usedLanguages(state);
    const key = importKey(state);
    this.corpora.add(
      {
        key,
        name: state.name,
        languages: used.map(({ draft }) => draft).sort((a, b) => (a.code < b.code ? -1 : 1)),
        segments: used[0]?.draft.segments ?? 0,
        bytes: used.reduce((sum, { segments }) => sum + segments.size, 0),
        added: Date.now(),
      },
      used.map(({ draft, segments }) => ({ code: draft.code, segments })),
    );
    // A link that was waiting for this corpus says which languages it is about.
    const isAsked = useAppStore.getState().comparison.languages.corpus === key;
    setLanguages({ corpus: key, pivot: state.pivot, ...(isAsked ? {} : { group: { kind: "all" } }) });
    this.cancel();
    if (!keep) return;
    const problem = await this.corpora.keep(key);
    if (problem !== null) actions.setNotice({ tone: "error", message: problem, undo: null });
  }

  private restart(): AbortSignal {
    this.controller.abort();
    this.controller = new AbortController();
    return this.controller.signal;
  }

  private async orFail(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      const message = saidOf(error);
      // With several ways to read the files, another one may do.
      const { layout } = useCorpusImport.getState();
      const step = layout !== null && layout.choices.length > 1 ? "preview" : "idle";
      useCorpusImport.setState({ step, progress: null, error: message, canRetry: error instanceof PoolError });
    }
  }
}

/** The page's import. */
export const corpusImport = new CorpusImport(createCorpusFilesReader(), ownCorpora);

/** Languages that are not left out. */
export function usedLanguages({ languages }: Pick<CorpusImportState, "languages">): readonly ImportLanguage[] {
  return languages.filter(({ isUsed }) => isUsed);
}

/** What the browser calls the language of a code; the code where it knows none. */
export function languageName(draft: DraftLanguage): string {
  return ownLanguage(draft).name;
}

/** The key that the corpus will have. */
export function importKey(state: Pick<CorpusImportState, "languages" | "name">): string {
  return ownCorpusKey(
    state.name,
    usedLanguages(state).map(({ draft, digest }) => ({ code: draft.code, digest })),
  );
}

/** What stands against using the corpus, errors first; places are those of all languages of the preview. */
export function importProblems({ languages, pivot }: Pick<CorpusImportState, "languages" | "pivot">): DraftProblem[] {
  const places = languages.flatMap(({ isUsed }, place) => (isUsed ? [place] : []));
  const drafts = places.flatMap((place) => languages[place]?.draft ?? []);
  const found = checkDraft(drafts, pivot).map((problem) => ({
    ...problem,
    languages: problem.languages.flatMap((place) => places[place] ?? []),
  }));
  return [...checkCodes(languages), ...found];
}

function checkCodes(languages: readonly ImportLanguage[]): DraftProblem[] {
  return languages.flatMap(({ draft: { code }, isUsed }, place): DraftProblem[] => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (!isUsed || (code.length <= longestCode && !/[\u0000-\u001f\u007f]/.test(code))) return [];
    const message = `The code ${code.slice(0, 40)} … is too long, or has control characters. Give a shorter one, such as deu_Latn.`;
    return [{ severity: "error", message, languages: [place] }];
  });
}

/** The pivot that the page has now, if the corpus has it, or English. */
function usualPivot(drafts: readonly DraftLanguage[]): string | null {
  return pivotLanguage(drafts, useAppStore.getState().comparison.languages.pivot)?.code ?? null;
}

function change(place: number, map: (language: ImportLanguage) => ImportLanguage): void {
  useCorpusImport.setState(({ languages }) => ({
    languages: languages.map((language, i) => (i === place ? map(language) : language)),
  }));
}

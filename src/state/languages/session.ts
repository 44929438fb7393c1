import type { LanguageFigures } from "../../analysis/languageFigures";
import type { CorpusLanguage } from "../../corpora/language";
import { saidOf } from "../../text/saidOf";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../../worker/pool/pool";
import type { LoadProgress } from "../../worker/pool/protocol";
import { type OpenCorpus, pivotLanguage } from "../corpora/openCorpus";
import type { Comparison } from "../pages";
import { useAppStore } from "../store";
import { onArrival } from "../tokenizers/arrivals";
import { foundLanguages, wantedLanguages } from "./chosenLanguages";
import { chosenMeasure } from "./chosenMeasure";
import { type FiguresTable, type MeasuringProgress, useLanguagesStore } from "./measured";
import { Turns } from "./turns";

/** Opens a corpus by its key; the message of what it throws is meant for people. */
export type CorpusOpener = (
  key: string,
  options: { readonly reload: boolean; readonly signal: AbortSignal; onProgress(progress: LoadProgress): void },
) => Promise<OpenCorpus>;

/** Languages that one call names: a worker measures as many of them as fit into a moment. */
const atOnce = 48;
/** Milliseconds between two drawings of what has arrived. */
const drawEvery = 240;
/** Milliseconds for which others wait for a call: a longer one is loading something or hangs, and answers when it can. */
const patience = 1000;

/** Pivots, modes, measures and corpora of which figures are kept: hundreds of languages in eight columns have thousands of them each. */
const mostKnown = 6;

/** Milliseconds without another key after which what a search finds is measured: its first letters find most languages. */
const searchPause = 250;

/** Figures of one corpus, pivot and mode, filled as they arrive and kept while tokenizers come and go. */
type Known = Map<TokenizerReference, Map<string, LanguageFigures>>;

/** What is measured at present. */
interface Run {
  readonly corpus: OpenCorpus;
  readonly pivot: CorpusLanguage;
  readonly mode: Comparison["languages"]["mode"];
  readonly measure: string;
  readonly tokenizers: readonly TokenizerReference[];
  readonly wanted: readonly CorpusLanguage[];
  readonly known: Known;
  readonly controller: AbortController;
  readonly turns: Turns;
  readonly startedAt: number;
  /** Bytes to encode, over all tokenizers, that were missing when the run began, and those that still are. */
  readonly bytes: number;
  bytesLeft: number;
}

/**
 * Keeps the Languages page's figures true to what is chosen: asks the pool for those that are missing, most wanted first,
 * and for nothing twice. Works only while the page is on screen, and until the user stops it.
 */
export class LanguagesSession {
  private readonly pool: Pick<TokenizerPool, "measure">;
  private readonly openCorpus: CorpusOpener;
  private readonly callsAtOnce: number;
  /** By corpus, pivot, mode and measure. */
  private readonly known = new Map<string, Known>();
  private readonly stopListening: () => void;
  private opening: { readonly key: string; readonly controller: AbortController } | null = null;
  private run: Run | null = null;
  private drawing: ReturnType<typeof setTimeout> | undefined;
  private searching: ReturnType<typeof setTimeout> | undefined;
  private drawnAt = 0;
  private last: Comparison | null = null;

  /** @param cores that the browser has: one of them is left to the page */
  constructor(pool: Pick<TokenizerPool, "measure">, openCorpus: CorpusOpener, cores: number) {
    this.pool = pool;
    this.openCorpus = openCorpus;
    this.callsAtOnce = Math.max(1, cores - 1);
    const subscriptions = [
      useAppStore.subscribe(({ comparison }) => this.update(comparison)),
      onArrival((reference) => useLanguagesStore.getState().problems[reference] !== undefined && this.retry()),
    ];
    this.stopListening = () => {
      for (const stop of subscriptions) stop();
    };
    this.update(useAppStore.getState().comparison);
  }

  /** Stops measuring; what is there stays. */
  stop(): void {
    this.endRun();
    useLanguagesStore.setState({ isStopped: true, progress: null });
  }

  /** Goes on after {@link stop}. */
  resume(): void {
    useLanguagesStore.setState({ isStopped: false });
    this.measure(useAppStore.getState().comparison, false);
  }

  /** Asks again, past the browser's cache, for what could not be had: the corpus, or tokenizers. */
  retry(): void {
    const { comparison } = useAppStore.getState();
    const { corpus } = useLanguagesStore.getState();
    useLanguagesStore.setState({ problems: {}, isStopped: false });
    if (corpus === null) void this.open(comparison.languages.corpus, true);
    else this.measure(comparison, true);
  }

  /** Forgets a corpus that has been removed or whose texts have changed. */
  forget(key: string): void {
    for (const name of [...this.known.keys()]) if (name.startsWith(`${key}\n`)) this.known.delete(name);
    if (useLanguagesStore.getState().corpus?.key === key) useLanguagesStore.setState({ corpus: null });
  }

  /** Ends all work and lets go of the stores. */
  dispose(): void {
    this.stopListening();
    clearTimeout(this.searching);
    this.endRun();
    this.opening?.controller.abort();
  }

  private update(comparison: Comparison): void {
    const before = this.last;
    if (comparison === before) return;
    this.last = comparison;
    if (comparison.page !== "languages") {
      this.endRun();
      useLanguagesStore.setState({ progress: null });
      return;
    }
    const { corpus } = useLanguagesStore.getState();
    if (corpus?.key !== comparison.languages.corpus) {
      void this.open(comparison.languages.corpus, false);
    } else if (before?.page !== "languages" || asksForOther(before, comparison)) {
      useLanguagesStore.setState({ isStopped: false });
      this.measure(comparison, false);
    } else if (before.languages.search !== comparison.languages.search) {
      clearTimeout(this.searching);
      this.searching = setTimeout(() => {
        if (useAppStore.getState().comparison.page === "languages") this.resume();
      }, searchPause);
    }
  }

  private async open(key: string, reload: boolean): Promise<void> {
    if (this.opening?.key === key && !reload) return;
    this.opening?.controller.abort();
    this.endRun();
    const opening = { key, controller: new AbortController() };
    this.opening = opening;
    useLanguagesStore.setState({ corpus: null, corpusError: null, corpusProgress: null, figures: new Map() });
    useLanguagesStore.setState({ problems: {}, progress: null, isStopped: false });
    try {
      const corpus = await this.openCorpus(key, {
        reload,
        signal: opening.controller.signal,
        onProgress: (corpusProgress) => this.opening === opening && useLanguagesStore.setState({ corpusProgress }),
      });
      if (this.opening !== opening) return;
      useLanguagesStore.setState({ corpus, corpusProgress: null });
    } catch (error) {
      if (this.opening !== opening) return;
      useLanguagesStore.setState({ corpusError: saidOf(error), corpusProgress: null });
    }
    this.opening = null;
    const { comparison } = useAppStore.getState();
    if (comparison.page === "languages") this.measure(comparison, false);
  }

  /** Begins a run for what is missing, in place of the one under way. */
  private measure(comparison: Comparison, reload: boolean): void {
    this.endRun();
    const { corpus, isStopped } = useLanguagesStore.getState();
    const { tokenizers, languages } = comparison;
    if (corpus === null || corpus.key !== languages.corpus) return;
    const pivot = pivotLanguage(corpus.languages, languages.pivot);
    if (pivot === undefined) return;
    const { mode } = languages;
    const measure = chosenMeasure(languages).name;
    const known = this.knownOf(`${corpus.key}\n${corpus.version}\n${pivot.code}\n${mode}\n${measure}`);
    const wanted = [
      ...(foundLanguages(corpus.languages, languages.search) ??
        wantedLanguages(corpus.languages, languages.group, pivot)),
    ];
    // What is open beside the figures may be of another group.
    const open = corpus.languages.find(({ code }) => code === languages.open);
    if (open !== undefined && !wanted.includes(open)) wanted.unshift(open);
    const bytes = bytesLeft(known, tokenizers, wanted);
    const run: Run = {
      ...{ corpus, pivot, mode, measure, tokenizers, wanted, known, bytes, bytesLeft: bytes },
      controller: new AbortController(),
      turns: new Turns(this.callsAtOnce, patience),
      startedAt: performance.now(),
    };
    this.run = run;
    this.draw();
    if (isStopped) return;
    for (const tokenizer of tokenizers) void this.measureBy(tokenizer, run, reload);
  }

  private async measureBy(tokenizer: TokenizerReference, run: Run, reload: boolean): Promise<void> {
    const { corpus, pivot, mode, measure, wanted, controller } = run;
    const figures = run.known.get(tokenizer) ?? new Map<string, LanguageFigures>();
    run.known.set(tokenizer, figures);
    let isFirst = true;
    for (;;) {
      const missing = wanted.filter(({ code }) => !figures.has(code)).slice(0, atOnce);
      if (missing.length === 0) break;
      const codes = missing.map(({ code }) => code);
      try {
        const answer = await run.turns.run(() => {
          controller.signal.throwIfAborted();
          return this.pool.measure({
            tokenizer: linkName(tokenizer),
            corpus: corpus.source([...codes, pivot.code]),
            languages: codes,
            pivot: pivot.code,
            mode,
            measure,
            reload: reload && isFirst,
            signal: controller.signal,
            onProgress: () => {},
          });
        });
        isFirst = false;
        for (const one of answer.figures) figures.set(one.code, one);
      } catch (error) {
        if (controller.signal.aborted) return;
        useLanguagesStore.setState(({ problems }) => ({ problems: { ...problems, [tokenizer]: saidOf(error) } }));
        break;
      }
      if (this.run !== run) return;
      run.bytesLeft = bytesLeft(run.known, this.working(run), wanted);
      this.drawSoon();
    }
    if (this.run === run) this.drawSoon();
  }

  /** Tokenizers of a run that have not failed. */
  private working({ tokenizers }: Run): readonly TokenizerReference[] {
    const { problems } = useLanguagesStore.getState();
    return tokenizers.filter((tokenizer) => problems[tokenizer] === undefined);
  }

  private knownOf(name: string): Known {
    const known = this.known.get(name) ?? new Map();
    // The one that is asked for last is the last.
    this.known.delete(name);
    this.known.set(name, known);
    for (const oldest of this.known.keys()) if (this.known.size > mostKnown) this.known.delete(oldest);
    return known;
  }

  /** Draws what has arrived, the first of it at once. */
  private drawSoon(): void {
    this.drawing ??= setTimeout(() => this.draw(), Math.max(0, this.drawnAt + drawEvery - performance.now()));
  }

  private draw(): void {
    clearTimeout(this.drawing);
    this.drawing = undefined;
    if (this.run === null) return;
    this.drawnAt = performance.now();
    // Copies, so that whoever holds what was drawn before sees it change at once and not by and by.
    const figures: FiguresTable = new Map(
      this.run.tokenizers.map((tokenizer) => [tokenizer, new Map(this.run?.known.get(tokenizer))]),
    );
    useLanguagesStore.setState({ figures, progress: this.progressOf(this.run, figures) });
  }

  private progressOf(run: Run, figures: FiguresTable): MeasuringProgress | null {
    const working = this.working(run);
    const done = run.wanted.filter(({ code }) => working.every((one) => figures.get(one)?.has(code))).length;
    if (done === run.wanted.length || useLanguagesStore.getState().isStopped) return null;
    const share = run.bytes === 0 ? 1 : 1 - run.bytesLeft / run.bytes;
    const seconds = (performance.now() - run.startedAt) / 1000;
    // The first moments are spent loading.
    const secondsLeft = share < 0.05 ? null : (seconds * (1 - share)) / share;
    return { done, total: run.wanted.length, share, secondsLeft };
  }

  private endRun(): void {
    if (this.run === null) return;
    this.draw();
    this.run.controller.abort();
    this.run = null;
  }
}

/** Whether other figures are needed than before; rows may be sorted and searched without any. */
function asksForOther(before: Comparison, after: Comparison): boolean {
  const [old, now] = [before.languages, after.languages];
  return (
    before.tokenizers !== after.tokenizers ||
    old.pivot !== now.pivot ||
    old.mode !== now.mode ||
    old.measure !== now.measure ||
    old.group !== now.group ||
    (old.open !== now.open && now.open !== null)
  );
}

function bytesLeft(known: Known, tokenizers: readonly TokenizerReference[], wanted: readonly CorpusLanguage[]): number {
  let bytes = 0;
  for (const tokenizer of tokenizers) {
    const figures = known.get(tokenizer);
    for (const language of wanted) if (!figures?.has(language.code)) bytes += language.bytes;
  }
  return bytes;
}

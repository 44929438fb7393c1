import { saidOf } from "../../text/saidOf";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { TokenizerPool } from "../../worker/pool/pool";
import { PoolError } from "../../worker/pool/workerErrors";
import { Turns } from "../languages/turns";
import type { Comparison } from "../pages";
import { useAppStore } from "../store";
import { onArrival } from "../tokenizers/arrivals";
import { type FilesState, useFilesStore } from "./counted";
import { countingName, type Tally } from "./tally";

/**
 * Files, and bytes of them, that one call names: twice as many as the last one had time for, since handing a file over takes its
 * time too.
 */
const atOnce = { first: 16, least: 4, most: 256 } as const;
const bytesAtOnce = 8_000_000;
/** Milliseconds between two drawings of what has arrived. */
const drawEvery = 240;
/** Milliseconds for which others wait for a call: a longer one is loading something or hangs, and answers when it can. */
const patience = 1000;

/** What is counted at present. */
interface Run {
  readonly tally: Tally;
  readonly tokenizers: readonly TokenizerReference[];
  readonly specials: Comparison["specials"];
  readonly controller: AbortController;
  readonly turns: Turns;
  readonly startedAt: number;
  /** Bytes that were to be read when it began. */
  readonly total: number;
}

/**
 * Keeps the Files page's counts true to what is chosen: asks the pool for those that are missing, and for nothing twice. Works
 * only while the page is on screen, and until the user stops it; what has been counted of a file stays.
 */
export class FilesSession {
  private readonly pool: Pick<TokenizerPool, "countFiles">;
  private readonly callsAtOnce: number;
  private readonly stopListening: () => void;
  private run: Run | null = null;
  private drawing: ReturnType<typeof setTimeout> | undefined;

  /** @param cores that the browser has: one of them is left to the page */
  constructor(pool: Pick<TokenizerPool, "countFiles">, cores: number) {
    this.pool = pool;
    this.callsAtOnce = Math.max(1, cores - 1);
    const subscriptions = [
      useAppStore.subscribe(({ comparison }, before) => {
        if (asksForOther(before.comparison, comparison)) this.begin(false);
      }),
      useFilesStore.subscribe((state, before) => {
        if (state.given !== before.given) this.begin(false);
      }),
      onArrival((reference) => useFilesStore.getState().problems[reference] !== undefined && this.retry()),
    ];
    this.stopListening = () => {
      for (const stop of subscriptions) stop();
    };
    this.begin(false);
  }

  /** Stops counting; what is there stays. */
  stop(): void {
    this.endRun();
    useFilesStore.setState({ isStopped: true, progress: null });
  }

  /** Begins, or goes on after {@link stop}. */
  resume(): void {
    useFilesStore.setState({ isStopped: false });
    this.begin(false);
  }

  /** Counts the files too that were left out for their size. */
  takeLarge(): void {
    useFilesStore.getState().given?.tally.takeLarge();
    this.resume();
  }

  /** Counts the files again that could not be read, or that a tokenizer had no count for. */
  takeFailed(): void {
    useFilesStore.getState().given?.tally.takeFailed();
    this.resume();
  }

  /** Asks again, past the browser's cache, for tokenizers that could not be had. */
  retry(): void {
    useFilesStore.setState({ isStopped: false });
    this.begin(true);
  }

  /** Ends all work and lets go of the stores. */
  dispose(): void {
    this.stopListening();
    this.endRun();
  }

  /** Begins a run for what is missing, in place of the one under way. */
  private begin(reload: boolean): void {
    this.endRun();
    const { given, isStopped } = useFilesStore.getState();
    const { page, tokenizers, specials } = useAppStore.getState().comparison;
    if (given === null || isStopped || page !== "files") {
      useFilesStore.setState({ progress: null });
      return;
    }
    useFilesStore.setState({ problems: {} });
    const { tally } = given;
    const run: Run = {
      ...{ tally, tokenizers, specials, controller: new AbortController() },
      turns: new Turns(this.callsAtOnce, patience),
      startedAt: performance.now(),
      total: bytesLeft(tally, tokenizers, specials),
    };
    this.run = run;
    this.draw();
    void Promise.all(tokenizers.map((tokenizer) => this.countBy(tokenizer, run, reload))).then(() => {
      if (this.run === run) this.endRun();
    });
  }

  private async countBy(tokenizer: TokenizerReference, run: Run, reload: boolean): Promise<void> {
    const { tally, specials, controller, turns } = run;
    const counting = countingName(tokenizer, specials);
    let isFirst = true;
    let most: number = atOnce.first;
    /** Files that are asked for one by one, since one of them has ended a worker. */
    let alone = 0;
    for (;;) {
      const files = tally.missing(counting, alone > 0 ? 1 : most, bytesAtOnce);
      if (files.length === 0) return;
      try {
        const told = await turns.run(() => {
          controller.signal.throwIfAborted();
          return this.pool.countFiles({
            tokenizer: linkName(tokenizer),
            files: files.map(({ file, from }) => ({ file, from })),
            specials,
            reload: reload && isFirst,
            signal: controller.signal,
            onProgress: () => {},
          });
        });
        isFirst = false;
        if (alone > 0) alone--;
        else most = Math.min(atOnce.most, Math.max(atOnce.least, 2 * told.length));
        for (const [i, one] of told.entries()) tally.add(counting, files[i]?.number ?? 0, one);
      } catch (error) {
        if (controller.signal.aborted) return;
        const message = saidOf(error);
        if (!(error instanceof PoolError)) {
          useFilesStore.setState(({ problems }) => ({ problems: { ...problems, [tokenizer]: message } }));
          return;
        }
        // A worker that hung or crashed did so over one of the files; the others are not lost for it.
        if (files.length > 1) alone = files.length;
        else for (const { number } of files) tally.refuse(counting, number, message);
      }
      if (this.run !== run) return;
      this.drawing ??= setTimeout(() => this.draw(), drawEvery);
    }
  }

  private draw(): void {
    clearTimeout(this.drawing);
    this.drawing = undefined;
    if (this.run === null) return;
    const { tally, tokenizers, specials, total, startedAt } = this.run;
    const { problems } = useFilesStore.getState();
    const working = tokenizers.filter((tokenizer) => problems[tokenizer] === undefined);
    const left = bytesLeft(tally, working, specials);
    const done = Math.max(0, total - left);
    const seconds = (performance.now() - startedAt) / 1000;
    // The first moments are spent loading.
    const secondsLeft = done < total * 0.05 ? null : (seconds * left) / done;
    this.show({ progress: { done, total, secondsLeft } });
  }

  private show(state: Pick<FilesState, "progress">): void {
    useFilesStore.setState(({ version }) => ({ ...state, version: version + 1 }));
  }

  private endRun(): void {
    if (this.run === null) return;
    clearTimeout(this.drawing);
    this.drawing = undefined;
    this.run.controller.abort();
    this.run = null;
    this.show({ progress: null });
  }
}

/** Whether other counts are needed than before; rows may be sorted and shown otherwise without any. */
function asksForOther(before: Comparison, after: Comparison): boolean {
  return before.tokenizers !== after.tokenizers || before.specials !== after.specials || before.page !== after.page;
}

function bytesLeft(tally: Tally, tokenizers: readonly TokenizerReference[], specials: Comparison["specials"]): number {
  return tokenizers.reduce((sum, reference) => sum + tally.bytesLeft(countingName(reference, specials)), 0);
}

import { saidOf } from "../../text/saidOf";
import { type TrainingRecipe, usedRecipe } from "../../training/recipe";
import { type RunningTraining, startTraining } from "../../worker/train/pool";
import type { CurvePoint, TrainMessage } from "../../worker/train/protocol";
import { openCorpus } from "../corpora/opener";
import { actions, type Offer, useAppStore } from "../store";
import type { TrainChoice } from "./choice";
import { chooseTrain, trainChoice } from "./chosen";
import { useTrainFiles } from "./files";
import { memoryWarning } from "./memory";
import { GrowingMerges } from "./merges";
import { hasEnded, type RunName, type TrainRun } from "./run";
import { type TrainRuns, useTraining } from "./runs";
import { type OpenText, type TextSources, textOf } from "./textOf";

/** Milliseconds between two changes of the state while a run goes on: each has all that came in between. */
const showEvery = 100;

/** Bytes of a text from which on runs are one after the other: both at once would take twice the memory. */
const oneByOne = 20_000_000;

/** What the runs work with; tests pass their own. */
export interface TrainingSurroundings {
  readonly begin: typeof startTraining;
  /** Where texts are, at the moment when it is called. */
  sources(): TextSources;
  readonly baseUrl: () => string;
}

/** What the runs of one start are of. */
interface RunsText extends OpenText {
  /** Whether the server is asked again instead of the browser's cache. */
  readonly reload: boolean;
}

/** A run that has been started, apart from what the state has of it. */
interface Started {
  readonly name: RunName;
  readonly merges: GrowingMerges;
  /** What has come since the state was changed last. */
  pending: Partial<TrainRun>;
  points: readonly CurvePoint[];
  timer: ReturnType<typeof setTimeout> | undefined;
  running: RunningTraining | null;
}

/** The trainings of the page: two at most, side by side or one after the other. */
export class Trainings {
  private readonly surroundings: TrainingSurroundings;
  private controller = new AbortController();
  private started = new Map<RunName, Started>();
  /** The hash that this page has put into the link: any other is from elsewhere, and what is trained here is held to it. */
  private ownHash: string | null = null;
  /** Where a link has begun the runs that there are: the way back to what stood there before links did. */
  private ofLink: { readonly wayBack: Offer | null } | null = null;

  constructor(surroundings: TrainingSurroundings) {
    this.surroundings = surroundings;
  }

  /** Begins what the page shows, in place of what there was. */
  async start(): Promise<void> {
    this.ofLink = null;
    await this.startRuns();
  }

  /**
   * Begins what a link has begun at once. What somebody has trained here can be had back: nobody has asked for it to go. What goes on is
   * left alone, but for what a link has begun.
   */
  async startFromLink(): Promise<void> {
    chooseTrain({ begins: false });
    const { first, second } = useTraining.getState();
    const goesOn = [first, second].some((run) => run !== undefined && !hasEnded(run));
    if (!goesOn || this.ofLink !== null) return this.startOfLink();
    const message = "The link’s training has not begun, since another one goes on here.";
    const next = { label: "End that one, and begin", run: () => void this.startOfLink() };
    actions.setNotice({ tone: "info", message, undo: null, next, about: "training" });
  }

  private async startOfLink(): Promise<void> {
    const wayBack = this.ofLink === null ? this.wayBack() : this.ofLink.wayBack;
    const begun = this.startRuns();
    this.ofLink = { wayBack };
    if (wayBack !== null) {
      const message = "The link began its own training in place of the one that was here.";
      actions.setNotice({ tone: "info", message, undo: wayBack, about: "training" });
    }
    await begun;
  }

  /** A way back to what was trained; null where there is nothing. */
  private wayBack(): Offer | null {
    const before = useTraining.getState();
    const hash = this.ownHash;
    const { first, second } = before;
    if (first?.file == null) return null;
    const bringBack = () => {
      this.clear();
      this.ofLink = null;
      this.ownHash = hash;
      useTraining.setState(endedRuns(before), true);
      const { recipe, corpus } = first;
      chooseTrain({ recipe, second: second?.recipe ?? null, corpus, hash });
    };
    return { label: "Bring it back", run: bringBack };
  }

  private async startRuns(): Promise<void> {
    // What the browser has kept may be why it failed.
    const reload = Object.values(useTraining.getState()).some(({ state }) => state === "failed");
    this.clear();
    const { signal } = this.controller;
    const choice = trainChoice();
    const { recipe, second } = choice;
    this.expect("first", recipe, choice);
    if (second !== null) this.expect("second", usedRecipe({ ...recipe, ...second }), choice);
    try {
      const open = await textOf(choice, this.surroundings.sources(), { reload, signal });
      if (signal.aborted) return;
      const warning = memoryWarning(open.bytes);
      for (const name of this.started.keys()) if (warning !== null) show(name, { notes: [warning] });
      this.next({ ...open, reload });
    } catch (error) {
      if (signal.aborted) return;
      for (const name of this.started.keys()) show(name, { state: "failed", problem: saidOf(error) });
    }
  }

  /** Has a run rest where it is. */
  pause(name: RunName): void {
    this.started.get(name)?.running?.pause();
  }

  /** Has a run go on. */
  resume(name: RunName): void {
    const running = this.started.get(name)?.running;
    if (!running || useTraining.getState()[name]?.state !== "paused") return;
    running.resume();
    show(name, { state: useTraining.getState()[name]?.facts == null ? "counting" : "learning" });
  }

  /** Ends a run, with what there is. */
  stop(name: RunName): void {
    const started = this.started.get(name);
    if (started?.running) started.running.stop();
    else if (useTraining.getState()[name]?.state === "waiting") show(name, { state: "stopped" });
  }

  /** Ends all runs, and forgets them. */
  clear(): void {
    this.controller.abort();
    this.controller = new AbortController();
    for (const { running, timer } of this.started.values()) {
      running?.abort();
      clearTimeout(timer);
    }
    this.started = new Map();
    useTraining.setState({}, true);
  }

  private expect(name: RunName, recipe: TrainingRecipe, { corpus }: TrainChoice): void {
    const merges = new GrowingMerges();
    this.started.set(name, { name, merges, pending: {}, points: [], timer: undefined, running: null });
    useTraining.setState({
      [name]: {
        ...{
          state: "waiting",
          recipe,
          corpus,
          progress: null,
          facts: null,
          curve: [],
          merges: merges.get(),
          rounds: [],
        },
        ...{ size: 0, file: null, problem: null, notes: [] },
      } satisfies TrainRun,
    });
  }

  /** Begins runs that wait: all of them, or the first one where both would be too much at once. */
  private next(open: RunsText): void {
    for (const [name, started] of this.started) {
      const run = useTraining.getState()[name];
      if (run === undefined || (started.running !== null && !hasEnded(run))) {
        if (open.bytes > oneByOne) return;
        continue;
      }
      if (run.state !== "waiting") continue;
      this.begin(started, run, open);
      if (open.bytes > oneByOne) return;
    }
  }

  private begin(started: Started, { recipe }: TrainRun, open: RunsText): void {
    const { name } = started;
    show(name, { state: "counting" });
    started.running = this.surroundings.begin(
      { recipe, text: open.text, baseUrl: this.surroundings.baseUrl(), reload: open.reload },
      {
        onMessage: (message) => this.hear(started, message),
        onEnd: ({ state, problem }) => {
          this.showAll(started);
          show(name, { state, problem, progress: null });
          this.next(open);
        },
      },
    );
  }

  private hear(started: Started, message: TrainMessage): void {
    const { name, pending } = started;
    const run = useTraining.getState()[name];
    if (run === undefined) return;
    switch (message.kind) {
      case "progress":
        started.pending = { ...pending, progress: message.progress, size: Math.max(run.size, message.progress.size) };
        break;
      case "points":
        started.points = [...started.points, ...message.points];
        started.pending = { ...pending, size: message.points.at(-1)?.size ?? run.size };
        break;
      case "merges":
        started.merges.add(message.merges);
        break;
      case "round":
        started.pending = { ...pending, rounds: [...(pending.rounds ?? run.rounds), message.round] };
        break;
      case "note":
        show(name, { notes: [...run.notes, message.note] });
        return;
      case "facts": {
        const note = this.holdToLink(message.facts.sha256, message.facts.files);
        const notes = [...run.notes, ...message.facts.notes, ...(note === null ? [] : [note])];
        show(name, { facts: message.facts, state: "learning", notes });
        return;
      }
      case "file": {
        const { json, sha256, size } = message.file;
        started.pending = {
          ...pending,
          file: { json: new Blob([json], { type: "application/json" }), sha256, size },
          size,
        };
        break;
      }
      case "paused":
        this.showAll(started);
        show(name, { state: "paused" });
        return;
    }
    started.timer ??= setTimeout(() => this.showAll(started), showEvery);
  }

  private showAll(started: Started): void {
    clearTimeout(started.timer);
    started.timer = undefined;
    const { name, pending, points, merges } = started;
    const run = useTraining.getState()[name];
    if (run === undefined) return;
    started.pending = {};
    started.points = [];
    show(name, { ...pending, curve: points.length > 0 ? [...run.curve, ...points] : run.curve, merges: merges.get() });
  }

  /**
   * Puts the text's hash into the link.
   * @returns what is to be said where the link has brought another
   */
  private holdToLink(sha256: string, files: number | null): string | null {
    const { hash, corpus } = trainChoice();
    const isOther = hash !== null && hash !== this.ownHash && hash !== sha256;
    this.ownHash = sha256;
    if (hash !== sha256 || corpus.files !== files) chooseTrain({ hash: sha256, corpus: { ...corpus, files } });
    if (!isOther) return null;
    return `The link was made of another text: its SHA-256 begins ${hash.slice(0, 12)}, that of this one ${sha256.slice(0, 12)}. So the vocabulary may be another too.`;
  }
}

function show(name: RunName, part: Partial<TrainRun>): void {
  useTraining.setState((runs) => {
    const run = runs[name];
    return run === undefined ? runs : { [name]: { ...run, ...part } };
  });
}

/** Runs as they are once nothing goes on: with what there was. */
function endedRuns({ first, second }: TrainRuns): TrainRuns {
  return { ...(first && { first: ended(first) }), ...(second && { second: ended(second) }) };
}

function ended(run: TrainRun): TrainRun {
  return hasEnded(run) ? run : { ...run, state: "stopped", progress: null };
}

/** The page's trainings. They go on while another page is shown. */
export const trainings = new Trainings({
  begin: startTraining,
  sources: () => ({
    openCorpus,
    files: useTrainFiles.getState().files,
    text: useAppStore.getState().comparison.text,
  }),
  baseUrl: () => document.baseURI,
});

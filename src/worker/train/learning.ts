import { utf8Encode } from "../../text/utf8";
import type { Learner, LearningStep } from "../../training/algorithm";
import { whyNoMore } from "../../training/reach";
import type { TrainingRecipe } from "../../training/recipe";
import { earlyCrossing } from "../../training/superbpe/superBpe";
import { textSha256 } from "../assets/sha256";
import { nextSize, pointOf } from "./curve";
import { MergeLog } from "./mergeLog";
import type { CorpusFacts, CurvePoint, TrainMessage } from "./protocol";
import { Remaining } from "./remaining";
import type { Turns } from "./turns";

/** Milliseconds between files that are given while it learns, so that a worker which dies has left one. */
const snapshotMs = 10_000;

/** Milliseconds that measuring may take before it has to be rare: a fifth of all time at most. */
const measuringMs = 1000;

/** Tells the page, and may transfer. */
export type Tell = (message: TrainMessage, transfer?: Transferable[]) => void;

/** Has a vocabulary learned, and tells all of it while it goes on. */
export class Learning {
  private readonly learner: Learner;
  private readonly recipe: TrainingRecipe;
  private readonly facts: CorpusFacts;
  private readonly tell: Tell;
  private readonly log: MergeLog;
  private points: CurvePoint[] = [];
  /** The size that was measured last, and that of which a file was given. */
  private measured = -1;
  private given = -1;
  private readonly first: number;
  private readonly began = performance.now();
  /** Milliseconds that measuring has taken. */
  private measuring = 0;
  private remaining = new Remaining();
  /** What is being done, where that is no merging. */
  private round = "";

  constructor(learner: Learner, recipe: TrainingRecipe, facts: CorpusFacts, tell: Tell) {
    this.learner = learner;
    this.recipe = recipe;
    this.facts = facts;
    this.tell = tell;
    this.log = new MergeLog(learner);
    this.first = learner.size;
  }

  /** Learns to its end, or until somebody stops it: then what there is by then is given. */
  async run(turns: Turns): Promise<void> {
    const { learner, recipe } = this;
    let [snapshot, patience] = [performance.now(), snapshotMs];
    this.measure();
    for (let step = learner.step(); step !== null; step = learner.step()) {
      if (step.kind === "merge") this.log.add(step);
      else if (step.finished !== undefined) this.tell({ kind: "round", round: step.finished() });
      if (this.isPointDue) this.measure();
      if (!turns.isDue) continue;
      this.flush();
      this.sayHowFar(step);
      if (performance.now() - snapshot > patience) {
        const before = performance.now();
        await this.give();
        snapshot = performance.now();
        // At most a thirtieth of the time goes to files that nobody may need.
        patience = Math.max(snapshotMs, (snapshot - before) * 30);
      }
      await turns.take(() => this.give());
      if (turns.isStopped) break;
    }
    if (this.measured !== learner.size) this.measure();
    await this.give();
    const early = earlyCrossing(recipe, learner);
    if (early !== null) this.tell({ kind: "note", note: early });
    if (turns.isStopped || learner.size >= recipe.size) return;
    this.tell({
      kind: "note",
      note: `The text reaches as far as ${learner.size.toLocaleString("en")} entries: ${whyNoMore(recipe)}.`,
    });
  }

  /** Tells all that there is, and gives the file of it. */
  async give(): Promise<void> {
    const { learner } = this;
    this.flush();
    if (this.given === learner.size) return;
    this.given = learner.size;
    // As the command line writes it.
    const written = `${JSON.stringify(learner.file())}\n`;
    const [json, sha256] = [utf8Encode(written), await textSha256(written)];
    this.tell({ kind: "file", file: { json, sha256, size: learner.size } }, [json.buffer]);
  }

  /** Some algorithms measure by cutting all that is held out: points are farther apart then. */
  private get isPointDue(): boolean {
    const { size } = this.learner;
    if (size < nextSize(this.measured) && size >= this.measured) return false;
    return this.measuring < Math.max(measuringMs, (performance.now() - this.began) / 5);
  }

  private measure(): void {
    const { learner, facts } = this;
    const before = performance.now();
    const bytes = facts.languages.map(({ held }) => held);
    this.points.push(pointOf(learner.size, learner.measure(), bytes, facts.isParallel));
    this.measured = learner.size;
    this.measuring += performance.now() - before;
  }

  private flush(): void {
    if (this.points.length > 0) this.tell({ kind: "points", points: this.points });
    this.points = [];
    const merges = this.log.take();
    if (merges === null) return;
    const { left, right, id, count, language } = merges;
    this.tell(
      { kind: "merges", merges },
      [left, right, id, count, language].map(({ buffer }) => buffer),
    );
  }

  private sayHowFar(step: LearningStep): void {
    const { size } = this.learner;
    const doing = step.kind === "merge" ? "merge" : step.doing;
    if (this.round !== doing) this.remaining = new Remaining();
    this.round = doing;
    const [done, all] = step.kind === "merge" ? [size - this.first, this.recipe.size - this.first] : [step.done, 1];
    this.tell({
      kind: "progress",
      progress: { doing, done: all > 0 ? Math.min(1, done / all) : 1, left: this.remaining.left(done, all), size },
    });
  }
}

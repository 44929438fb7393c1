import { CorpusError } from "../../corpora/parallel";
import { TokenizerError } from "../../tokenizers/tokenizer";
import { cutsNothing, toldBy } from "../../training/cutsNothing";
import { longWordsWarning } from "../../training/longWords";
import { type TextPart, Training } from "../../training/train";
import { countInOrder } from "./counting/countInOrder";
import { CountingCrew, type Helpers } from "./counting/crew";
import { inTasks } from "./counting/tasks";
import { Learning, type Tell } from "./learning";
import type { CorpusFacts, TrainEnd, TrainRequest } from "./protocol";
import { Remaining } from "./remaining";
import { openLanguages } from "./text/languages";
import { openFiles, openText } from "./text/lines";
import type { ReadText, TextBlock, TrainingText } from "./text/trainingText";
import { Turns } from "./turns";

/** UTF-8 bytes of a language, by what they are for. */
type Sizes = Record<TextPart, number>;

/** One training: reads its text, counts it, learns, and tells all of it while it goes on. */
export class TrainingRun {
  private readonly request: TrainRequest;
  private readonly tell: Tell;
  private readonly helpers: Helpers;
  private readonly turns: Turns;
  /** What there is to give, once it learns. */
  private learning: Learning | null = null;

  constructor(request: TrainRequest, tell: Tell, helpers: Helpers) {
    this.request = request;
    this.tell = tell;
    this.helpers = helpers;
    this.turns = new Turns(() => tell({ kind: "paused" }));
  }

  pause(): void {
    this.turns.pause();
  }

  resume(): void {
    this.turns.resume();
  }

  stop(): void {
    this.turns.stop();
  }

  /** @returns how it ended, which is no error: what has been learned by then has been told */
  async run(): Promise<TrainEnd> {
    try {
      const text = await this.open();
      const counted = await this.count(text);
      if (counted !== null) {
        const { training, facts } = counted;
        this.progress("lay out words", 0);
        await this.turns.take();
        if (!this.turns.isStopped) {
          this.learning = new Learning(training.start(), this.request.recipe, facts, this.tell);
          await this.learning.run(this.turns);
        }
      }
      return { state: this.turns.isStopped ? "stopped" : "done", problem: null };
    } catch (error) {
      // There may be memory for the file, though not for going on.
      await this.learning?.give().catch(() => {});
      return { state: "failed", problem: problemOf(error) };
    } finally {
      this.turns.close();
    }
  }

  private async open(): Promise<TrainingText> {
    const { text, baseUrl, reload } = this.request;
    const reading = (loaded: number, total: number) => this.progress("read", total === 0 ? 0 : loaded / total);
    reading(0, 1);
    if (text.kind === "files") return openFiles(text.files, reading);
    if (text.kind === "text") return openText(text.text);
    return openLanguages(text, this.request.recipe.algorithm === "parity", {
      baseUrl,
      reload,
      onProgress: ({ loaded, total }) => reading(loaded, total ?? 0),
    });
  }

  /** @returns null where it was stopped: nothing has been learned */
  private async count(
    text: TrainingText,
  ): Promise<{ readonly training: Training; readonly facts: CorpusFacts } | null> {
    const { recipe } = this.request;
    const { holdOut } = this.request.text;
    const { languages, isParallel, bytes, files } = text;
    const named = languages.map(({ code, weight }) => ({ name: code, weight }));
    const training = new Training(recipe, named, isParallel);
    const sizes = languages.map((): Sizes => ({ learned: 0, held: 0 }));
    // A pattern may not come through the first block: who waits for it has to know what is going on.
    this.progress("count", 0);
    const read = await this.goThrough(text, holdOut, training, sizes, ["learned", "held"]);
    if (read === null) return null;
    const notes = [...text.notes, ...read.notes];
    if (holdOut && sizes.every(({ held }) => held === 0)) {
      notes.push("There is too little text to hold a part of it out: what is learned from is measured too.");
      if ((await this.goThrough(text, false, training, sizes, ["held"])) === null) return null;
    }
    const warning = longWordsWarning(training.wordBytes);
    if (warning !== null) notes.push(warning);
    const facts: CorpusFacts = {
      ...{ bytes, isParallel, files, notes },
      segments: read.segments,
      sha256: read.sha256,
      languages: languages.map((language, i) => ({ ...language, ...(sizes[i] as Sizes) })),
    };
    this.tell({ kind: "facts", facts });
    return { training, facts };
  }

  private async goThrough(
    text: TrainingText,
    holdOut: boolean,
    training: Training,
    sizes: readonly Sizes[],
    parts: readonly TextPart[],
  ): Promise<ReadText | null> {
    const { recipe } = this.request;
    const { turns, helpers } = this;
    const remaining = new Remaining();
    const crew = new CountingCrew(recipe, helpers, text.bytes);
    const read = parts.includes("learned") ? this.lookedAt(text.read(holdOut)) : text.read(holdOut);
    try {
      return await countInOrder({
        ...{ tasks: inTasks(read), crew, turns },
        take: (counted, done) => {
          for (const { language, ...its } of counted) {
            for (const part of parts) {
              const { bytes, words } = its[part];
              (sizes[language] as Sizes)[part] += bytes;
              training.add(words, language, part);
            }
          }
          this.progress("count", text.bytes === 0 ? 1 : done / text.bytes, remaining.left(done, text.bytes));
        },
      });
    } finally {
      // They would keep their memory while it learns.
      crew.end();
    }
  }

  /** Says by a text's beginning, while it is read, where the pattern finds nothing in it. */
  private async *lookedAt(reading: AsyncGenerator<TextBlock, ReadText, void>): ReturnType<TrainingText["read"]> {
    let isFirst = true;
    for (let next = await reading.next(); ; next = await reading.next()) {
      if (next.done) return next.value;
      const beginning = isFirst ? beginningOf(next.value) : "";
      if (beginning !== "") {
        isFirst = false;
        const note = cutsNothing(this.request.recipe, beginning);
        if (note !== null) this.tell({ kind: "note", note });
      }
      yield next.value;
    }
  }

  private progress(doing: string, done: number, left: number | null = null): void {
    this.tell({ kind: "progress", progress: { doing, done: Math.min(1, done), left, size: 0 } });
  }
}

/** Why a training failed, for people. */
function problemOf(error: unknown): string {
  if (error instanceof TokenizerError || error instanceof CorpusError) return error.message;
  // What engines throw where an array, a map or a string would be too large.
  if (error instanceof RangeError) {
    return "There is not enough memory for this text and size. What was learned before is kept. Train on less text, or to a smaller size.";
  }
  const said = error instanceof Error ? error.message : String(error);
  return `Training came to an end that is not foreseen: ${said}`;
}

/** What a block begins with, as far as it is looked at; empty where nothing is learned from it. */
function beginningOf(block: TextBlock): string {
  if (block.kind === "segments") return block.learned[0]?.slice(0, toldBy) ?? "";
  return new TextDecoder().decode(block.bytes.subarray(0, toldBy));
}

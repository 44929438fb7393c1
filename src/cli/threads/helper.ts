import type { MessagePort } from "node:worker_threads";
import { baselines } from "../../tokenizers/baselines/baselines";
import { buildTokenizer } from "../../tokenizers/formats/build";
import { type Tokenizer, TokenizerError } from "../../tokenizers/tokenizer";
import { tokenizerInWay } from "../../tokenizers/ways/inWay";
import { countingWork } from "../countingWork";
import { premiumWork } from "../premiumWork";
import { nameAndWay } from "../tokenizerNames";
import { trainingWork } from "../trainingWork";
import type { Answer, Job, TokenizerSource } from "./work";

/**
 * A helper's side: takes a job, builds its tokenizers, and then answers a task after the other.
 * @param build other than of their parts, for tests
 */
export function serve(port: MessagePort, build: (source: TokenizerSource) => Tokenizer = buildSource): void {
  port.once("message", (job: Job) => {
    const engines = job.kind === "train" ? [] : job.tokenizers.map((source) => build(source));
    switch (job.kind) {
      case "count":
        return answer(port, countingWork(engines, job.options));
      case "premium":
        return answer(port, premiumWork(engines, job));
      case "train":
        return answer(port, trainingWork(job.recipe));
    }
  });
}

function buildSource({ name, parts }: TokenizerSource): Tokenizer {
  const [own, way] = nameAndWay(name);
  const tokenizer = parts === null ? baselines[own]?.() : buildTokenizer(parts);
  if (tokenizer === undefined) throw new RangeError(`There is no baseline ${own}.`);
  return way === null ? tokenizer : tokenizerInWay(tokenizer, way);
}

function answer<Task, Result>(port: MessagePort, work: (task: Task) => Result | Promise<Result>): void {
  const attempt = async (task: Task): Promise<Answer<Result>> => {
    try {
      return { kind: "done", result: await work(task) };
    } catch (error) {
      return error instanceof TokenizerError ? { kind: "refused", message: error.message } : { kind: "failed", error };
    }
  };
  // Answers are taken in the order of the tasks: one that waits for something holds up those that came after it.
  let last: Promise<void> = Promise.resolve();
  port.on("message", (task: Task) => {
    last = last.then(async () => port.postMessage(await attempt(task)));
  });
}

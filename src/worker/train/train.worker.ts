import { expose, transfer } from "comlink";
import { PartCount } from "../../training/countWords";
import { buffersOfBlocks, type CountingApi, countBlocks } from "./counting/countBlocks";
import { type Helpers, helpersFor } from "./counting/crew";
import type { TrainWorkerApi } from "./protocol";
import { Recutting } from "./recut";
import { TrainingRun } from "./training";

let run: TrainingRun | null = null;
let counter: PartCount | null = null;
const recutting = new Recutting();

/** Workers of the same code, which is here already: of a script of their own most would be loaded twice. */
const helpers: Helpers = {
  forText: (bytes) => helpersFor(bytes, navigator.hardwareConcurrency || 1),
  spawn: () => new Worker(self.location.href, { type: "module", name: "train: counts" }),
};

const api: TrainWorkerApi & CountingApi = {
  async train(request, tell) {
    let last: unknown;
    run = new TrainingRun(
      request,
      (message, buffers = []) => {
        last = tell(transfer(message, buffers));
      },
      helpers,
    );
    const end = await run.run();
    // What is told goes another way than what is returned: only then it is all there before that.
    await last;
    return end;
  },
  pause: () => run?.pause(),
  resume: () => run?.resume(),
  stop: () => run?.stop(),
  brief(recipe) {
    counter = new PartCount(recipe);
  },
  count(blocks) {
    if (counter === null) throw new Error("Nobody has said what for.");
    const counted = countBlocks(counter, blocks);
    return transfer(counted, buffersOfBlocks(counted));
  },
  async recut(request) {
    const encoding = await recutting.recut(request);
    const { ids, byteStart, byteEnd, flags } = encoding;
    // They may lie over each other, and what is named twice is not transferred.
    return transfer(encoding, [...new Set([ids, byteStart, byteEnd, flags].map(({ buffer }) => buffer))]);
  },
};

expose(api);

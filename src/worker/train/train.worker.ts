import { expose, transfer } from "comlink";
import type { TrainWorkerApi } from "./protocol";
import { Recutting } from "./recut";
import { TrainingRun } from "./training";

let run: TrainingRun | null = null;
const recutting = new Recutting();

const api: TrainWorkerApi = {
  async train(request, tell) {
    let last: unknown;
    run = new TrainingRun(request, (message, buffers = []) => {
      last = tell(transfer(message, buffers));
    });
    const end = await run.run();
    // What is told goes another way than what is returned: only then it is all there before that.
    await last;
    return end;
  },
  pause: () => run?.pause(),
  resume: () => run?.resume(),
  stop: () => run?.stop(),
  async recut(request) {
    const encoding = await recutting.recut(request);
    const { ids, byteStart, byteEnd, flags } = encoding;
    // They may lie over each other, and what is named twice is not transferred.
    return transfer(encoding, [...new Set([ids, byteStart, byteEnd, flags].map(({ buffer }) => buffer))]);
  },
};

expose(api);

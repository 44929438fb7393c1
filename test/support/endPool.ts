import type { TokenizerPool } from "../../src/worker/pool/pool";
import { PoolError } from "../../src/worker/pool/workerErrors";

/** Ends the workers of a pool, which a page leaves to its browser. Calls that it still has are rejected. */
export function endPool({ slots, slotOf }: TokenizerPool): void {
  for (const slot of slots.splice(0)) {
    slot.replaceWorker();
    for (const job of [...slot.running.splice(0), ...slot.waiting.splice(0)]) {
      if (job.settled) continue;
      job.settled = true;
      job.reject(new PoolError("Closed."));
    }
  }
  slotOf.clear();
}

import { expect, test } from "vitest";
import { ChannelWorker } from "../../../test/support/channelWorker";
import { until } from "../../../test/support/until";
import { InstrumentsPool } from "./pool";
import type { InstrumentRequest } from "./protocol";

const request = { text: "" } as InstrumentRequest;

/** A pool whose workers measure until they are told to stop, and what became of them. */
function poolOf(hears: boolean) {
  const workers: ChannelWorker[] = [];
  let [begun, stopped] = [0, 0];
  const pool = new InstrumentsPool(() => {
    let stop = () => {};
    const api = {
      measure: () =>
        new Promise((resolve, reject) => {
          begun++;
          if (begun > 1) resolve(begun);
          stop = () => reject(new DOMException("Stopped.", "AbortError"));
        }),
      stop() {
        stopped++;
        if (hears) stop();
      },
    };
    workers.push(new ChannelWorker(api));
    return workers.at(-1) as unknown as Worker;
  });
  return { pool, workers, told: () => ({ begun, stopped }) };
}

test.each([true, false])(
  "what is dropped is stopped: the worker is kept if it does so (%s), with what it has made, and else ended",
  async (hears) => {
    const { pool, workers, told } = poolOf(hears);
    const dropping = new AbortController();
    const dropped = pool.measure(request, dropping.signal, () => {});
    await until(() => expect(told().begun).toBe(1));
    dropping.abort();
    await expect(dropped).rejects.toThrow("abort");
    expect(await pool.measure(request, new AbortController().signal, () => {})).toBe(2);
    expect(told().stopped).toBe(1);
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual(hears ? [false] : [true, false]);
  },
);

import { proxy } from "comlink";
import type { Watch } from "./loneWorker";
import { PoolError } from "./workerErrors";

/**
 * Has a call of a lone worker run for as long as something is heard of it.
 * @param watch of the call
 * @param limit milliseconds of silence after which its worker is ended
 * @param words what is said then, given the seconds
 * @returns a Comlink proxy, for the worker to tell how far it is
 */
export function whileHeard<Progress, T>(
  watch: Watch<T>,
  limit: number,
  words: (seconds: number) => string,
  onProgress: (progress: Progress) => void,
): (progress: Progress) => void {
  const wait = () =>
    watch(limit, () => {
      throw new PoolError(words(limit / 1000));
    });
  wait();
  return proxy((progress: Progress) => {
    if (wait()) onProgress(progress);
  });
}

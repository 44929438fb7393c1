import type { LoadProgress } from "../../worker/pool/protocol";

/** How somebody waits for a load. */
export interface LoadCall {
  /** Aborting ends the waiting at once, with the signal's reason. */
  readonly signal: AbortSignal;
  onProgress(progress: LoadProgress): void;
}

interface Load<T> {
  readonly controller: AbortController;
  readonly result: Promise<T>;
  /** Those who wait, by what they are told with. */
  readonly waiting: Set<LoadCall["onProgress"]>;
  progress: LoadProgress | null;
}

/** Loads that several wait for: each is made once, and ended when nobody waits for it any more. */
export class SharedLoads<Key, T> {
  private readonly loads = new Map<Key, Load<T>>();

  /**
   * Waits for the load of this key; begins it if there is none.
   * @param start loads, until its signal is aborted
   */
  join(key: Key, { signal, onProgress }: LoadCall, start: (call: LoadCall) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      signal.throwIfAborted();
      const load = this.loads.get(key) ?? this.begin(key, start);
      const tell = (progress: LoadProgress) => onProgress(progress);
      load.waiting.add(tell);
      if (load.progress !== null) tell(load.progress);
      const leave = () => {
        load.waiting.delete(tell);
        reject(signal.reason);
        if (load.waiting.size > 0) return;
        this.forget(key, load);
        load.controller.abort(signal.reason);
      };
      signal.addEventListener("abort", leave);
      load.result.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
    });
  }

  private begin(key: Key, start: (call: LoadCall) => Promise<T>): Load<T> {
    const controller = new AbortController();
    const onProgress = (progress: LoadProgress) => {
      load.progress = progress;
      for (const tell of load.waiting) tell(progress);
    };
    // The first step is taken once the load is there to be told of it, if somebody still waits for it.
    const result = Promise.resolve().then(() => {
      controller.signal.throwIfAborted();
      return start({ signal: controller.signal, onProgress });
    });
    const load: Load<T> = { controller, result, waiting: new Set(), progress: null };
    this.loads.set(key, load);
    const end = () => this.forget(key, load);
    result.then(end, end);
    return load;
  }

  private forget(key: Key, load: Load<T>): void {
    if (this.loads.get(key) === load) this.loads.delete(key);
  }
}

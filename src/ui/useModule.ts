import { useEffect, useState } from "react";
import { loadMissingStyleSheets } from "./styleSheets";

interface LoadingModule<T> {
  /** Null until it is there. */
  readonly module: T | null;
  readonly hasFailed: boolean;
  /** Asks again: a failure is not remembered. */
  retry(): void;
}

/** What has been loaded, by what loads it: a part that opens again is there at once. */
const modules = new WeakMap<() => Promise<unknown>, unknown>();

/**
 * Code that is loaded once it is wanted, with a failure that can be shown and mended, where `lazy` throws for good.
 * @param load the same function at each call, or it is loaded anew
 * @param asked 0 while nobody has asked; each further number asks anew after a failure, as `retry` does
 */
export function useModule<T>(load: () => Promise<T>, asked = 1): LoadingModule<T> {
  const [retries, setRetries] = useState(0);
  const attempt = asked === 0 ? 0 : asked + retries;
  const [, setLoaded] = useState(0);
  const [failed, setFailed] = useState<{ readonly by: () => Promise<T>; readonly attempt: number } | null>(null);
  useEffect(() => {
    if (attempt === 0 || modules.has(load)) return;
    let isCurrent = true;
    const loadAll = async () => {
      const module = await load();
      await loadMissingStyleSheets();
      return module;
    };
    loadAll().then(
      (module) => {
        modules.set(load, module);
        if (isCurrent) setLoaded((times) => times + 1);
      },
      () => isCurrent && setFailed({ by: load, attempt }),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, attempt]);
  return {
    // What was given up may be there already: it is not wanted any more.
    module: asked === 0 ? null : ((modules.get(load) as T | undefined) ?? null),
    hasFailed: failed?.by === load && failed.attempt === attempt,
    retry: () => setRetries((last) => last + 1),
  };
}

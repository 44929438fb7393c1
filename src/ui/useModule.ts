import { useEffect, useState } from "react";
import { loadMissingStyleSheets } from "./styleSheets";

interface LoadingModule<T> {
  /** Null until it is there. */
  readonly module: T | null;
  readonly hasFailed: boolean;
  /** Asks again: a failure is not remembered. */
  retry(): void;
}

/**
 * Code that is loaded once it is wanted, with a failure that can be shown and mended, where `lazy` throws for good.
 * @param load the same function at each call, or it is loaded anew
 * @param asked 0 while nobody has asked; each further number asks anew after a failure, as `retry` does
 */
export function useModule<T>(load: () => Promise<T>, asked = 1): LoadingModule<T> {
  const [retries, setRetries] = useState(0);
  const attempt = asked === 0 ? 0 : asked + retries;
  const [loaded, setLoaded] = useState<{ readonly by: () => Promise<T>; readonly module: T } | null>(null);
  const [failed, setFailed] = useState<{ readonly by: () => Promise<T>; readonly attempt: number } | null>(null);
  useEffect(() => {
    if (attempt === 0) return;
    let isCurrent = true;
    Promise.all([load(), loadMissingStyleSheets()]).then(
      ([module]) => isCurrent && setLoaded({ by: load, module }),
      () => isCurrent && setFailed({ by: load, attempt }),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, attempt]);
  return {
    // What was given up may be there already: it is not wanted any more.
    module: asked !== 0 && loaded?.by === load ? loaded.module : null,
    hasFailed: failed?.by === load && failed.attempt === attempt,
    retry: () => setRetries((last) => last + 1),
  };
}

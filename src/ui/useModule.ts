import { useEffect, useState } from "react";

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
 */
export function useModule<T>(load: () => Promise<T>): LoadingModule<T> {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<{ readonly by: () => Promise<T>; readonly module: T } | null>(null);
  const [failed, setFailed] = useState<{ readonly by: () => Promise<T>; readonly attempt: number } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    load().then(
      (module) => isCurrent && setLoaded({ by: load, module }),
      () => isCurrent && setFailed({ by: load, attempt }),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, attempt]);
  return {
    module: loaded?.by === load ? loaded.module : null,
    hasFailed: failed?.by === load && failed.attempt === attempt,
    retry: () => setAttempt((last) => last + 1),
  };
}

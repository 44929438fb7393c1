import { useCallback, useEffect, useRef, useState } from "react";
import { findings } from "../../guide";

/** Milliseconds between looks at whether curves are drawn, whose code comes after their figures. */
const pause = 200;

interface PrintAll {
  /** Figures that are still to come before the guide is printed; null while nobody has asked. */
  readonly toCome: number | null;
  /** Asks, or takes that back. */
  toggle(): void;
  /** To be told of each figure that is there, or has failed. */
  onSettled(id: string): void;
}

/** Prints the guide with all its figures, which are computed as they come into sight otherwise. */
export function usePrintAll(): PrintAll {
  const settled = useRef(new Set<string>());
  const [toCome, setToCome] = useState<number | null>(null);
  const left = useCallback(() => findings.length - settled.current.size, []);
  const onSettled = useCallback(
    (id: string) => {
      settled.current.add(id);
      setToCome((last) => (last === null ? null : left()));
    },
    [left],
  );
  useEffect(() => {
    if (toCome !== 0) return;
    let timer = 0;
    const look = () => {
      if (document.querySelector(".guide-wait") !== null) {
        timer = window.setTimeout(look, pause);
        return;
      }
      window.print();
      setToCome(null);
    };
    timer = window.setTimeout(look, pause);
    return () => clearTimeout(timer);
  }, [toCome]);
  return { toCome, onSettled, toggle: () => setToCome(toCome === null ? left() : null) };
}

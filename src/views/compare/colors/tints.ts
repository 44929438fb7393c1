import { useEffect, useMemo, useRef } from "react";
import { create } from "zustand";
import type { ShownEncoding } from "../../../state/compare/columns";
import type { ColorMode } from "../../../state/compare/slice";
import { type AppState, useAppStore } from "../../../state/store";

/** What a token's colour says: one object for all tokens of which it says the same. */
export interface Tint {
  /** Of the chip's class, and of the highlight over the text: `colors.css` has them. */
  readonly name: string;
  /** For those who see no colours, put behind a token's text; empty where its id or its bytes say as much. */
  readonly words: string;
}

export type TintOf = (token: number) => Tint;

/**
 * Gives the tints of a column.
 * @param baseline what agreement is with; null while that column has no answer
 * @param last the column's answer before this one; null where it is the first
 */
export type Painter = (shown: ShownEncoding, baseline: ShownEncoding | null, last: ShownEncoding | null) => TintOf;

/** The colours' own code, once somebody has chosen some: who wants them waits for it here. */
export const usePainters = create<Partial<Readonly<Record<ColorMode, Painter>>>>()(() => ({}));

/** The tints of a column's tokens; null where colours only tell neighbours apart. */
export function useTints(shown: ShownEncoding): TintOf | null {
  const color = useAppStore((state) => state.comparison.color);
  const baseline = useAppStore(selectBaseline);
  const painter = usePainters((painters) => (color === undefined ? undefined : painters[color]));
  const last = useRef<ShownEncoding | null>(null);
  const tints = useMemo(() => painter?.(shown, baseline, last.current) ?? null, [painter, shown, baseline]);
  useEffect(() => {
    last.current = shown;
  }, [shown]);
  return tints;
}

function selectBaseline({ comparison, columns }: AppState): ShownEncoding | null {
  const { color, baseline, tokenizers } = comparison;
  const reference = baseline ?? tokenizers[0];
  if (color !== "agreement" || reference === undefined) return null;
  return columns[reference]?.shown ?? null;
}

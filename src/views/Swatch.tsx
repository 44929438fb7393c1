import type { ReactElement } from "react";
import { useAppStore } from "../state/store";
import type { TokenizerReference } from "../tokenizers/tokenizerReference";

/** A tokenizer's colour beside its name, the same on every page and in every chart. */
export function Swatch({ reference }: { readonly reference: TokenizerReference }): ReactElement {
  const number = useAppStore((state) => state.series[reference] ?? 0);
  return <span className={`swatch series-${number}`} aria-hidden="true" />;
}

import type { CorpusMeasure } from "../corpus/corpusMeasure";
import type { PathsFigures } from "./instrument";

/** What Languages can draw of the many ways there are. */
export const corpusMeasures: readonly CorpusMeasure<Pick<PathsFigures, "log10" | "bytes">>[] = [
  {
    key: "log10PerByte",
    title: "Ways per byte",
    inText: "log₁₀ of the ways per byte",
    unit: () => "log₁₀ of the ways to spell the text, ÷ its UTF-8 bytes",
    definition: () =>
      "log₁₀ of how many sequences of entries spell the normalized text ÷ its UTF-8 bytes; texts that entries cannot spell are left out",
    better: null,
    form: "ratio",
    isRelative: false,
    per: "segment",
    read: ({ log10, bytes }) => (log10 === null ? null : [log10, bytes]),
  },
];

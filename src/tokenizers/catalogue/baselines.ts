import type { BuiltinDefinition } from "./types";

const shared = {
  family: "Baselines",
  licence: "None: there is no vocabulary file",
  vocabulary: null,
} as const;

/** Units that need no training, to hold the tokenizers against. */
export const baselines: readonly BuiltinDefinition[] = [
  {
    ...shared,
    id: "utf8_bytes",
    label: "UTF-8 bytes",
    models: ["ByT5"],
    model: "Bytes",
    // 256 bytes after ByT5's padding, end of text and unknown: a token's id is its byte + 3.
    vocabularySize: 259,
    provenance: { package: null, note: "ByT5's ids; its 125 sentinels for training are left out." },
  },
  {
    ...shared,
    id: "code_points",
    label: "Unicode code points",
    models: [],
    model: "Code points",
    // 0x110000 code points, less the 2,048 surrogates.
    vocabularySize: 1_112_064,
    provenance: { package: null, note: "Every Unicode scalar value; a token's id is the code point." },
  },
  {
    ...shared,
    id: "graphemes",
    label: "Graphemes",
    models: [],
    model: "Grapheme clusters",
    vocabularySize: null,
    provenance: { package: null, note: "Extended grapheme clusters (UAX #29), as Intl.Segmenter cuts." },
  },
  {
    ...shared,
    id: "words",
    label: "Words",
    models: [],
    model: "Words",
    vocabularySize: null,
    provenance: {
      package: null,
      note: "Words, punctuation marks and symbols, as Intl.Segmenter cuts; white space is left out.",
    },
  },
];

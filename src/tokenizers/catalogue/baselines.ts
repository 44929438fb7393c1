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
    package: null,
  },
  {
    ...shared,
    id: "code_points",
    label: "Unicode code points",
    models: [],
    model: "Code points",
    // 0x110000 code points, less the 2,048 surrogates.
    vocabularySize: 1_112_064,
    package: null,
  },
  {
    ...shared,
    id: "graphemes",
    label: "Graphemes",
    models: [],
    model: "Grapheme clusters",
    vocabularySize: null,
    package: null,
  },
  {
    ...shared,
    id: "words",
    label: "Words",
    models: [],
    model: "Words",
    vocabularySize: null,
    package: null,
  },
];

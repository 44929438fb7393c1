import type { TrainingAlgorithm } from "./algorithm";
import type { Algorithm } from "./algorithms";
import { byteBpe } from "./bpe/byteBpe";
import { characterBpe } from "./bpe/characters";
import { wordPiece } from "./bpe/wordPiece";
import { lessIsBetter } from "./lib/lessIsBetter";
import { parityBpe } from "./parity/parityBpe";
import { superBpe } from "./superbpe/superBpe";
import { unigram } from "./unigram/algorithm";

/** What each algorithm does. A new one has its line here, and its name in `algorithms.ts`. */
export const learners: Readonly<Record<Algorithm, TrainingAlgorithm>> = {
  bpe: byteBpe,
  characters: characterBpe,
  wordpiece: wordPiece,
  unigram,
  superbpe: superBpe,
  parity: parityBpe,
  lib: lessIsBetter,
};

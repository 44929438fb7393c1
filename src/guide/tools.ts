/**
 * What few findings compute with, beside the instruments: they have it of {@link Bench.tools}, so that the page, which has all findings but
 * computes none, has none of it, and none of its modules is cut otherwise for the guide's sake.
 */

export { measureEncoding } from "../analysis/encodingFigures";
export { gini } from "../analysis/fairness";
export { countUsage, entriesForShare } from "../analysis/vocabulary/corpus/corpusUsage";
export { digitEntries } from "../analysis/vocabulary/numbers/digitEntries";
export { IdMap } from "../analysis/vocabulary/pair/texts/idMap";
export { sharedSegments } from "../corpora/parallel";
export { renyiEntropy } from "../instruments/information/entropies";
export { makeNoise } from "../instruments/noise/makeNoise";
export { goldFigures } from "../instruments/units/gold";
export { goldReader } from "../instruments/units/goldReader";
export { bestShares } from "../instruments/wordBytes/tables";
export { segment } from "../text/segments";
export { Utf8Index } from "../text/utf8";
export { editableFileOf } from "../tokenizers/editing/editableFile";
export { editTokenizer } from "../tokenizers/editing/editTokenizer";
export { buildTokenizer } from "../tokenizers/formats/build";
export { readTokenizerJson } from "../tokenizers/formats/tokenizerJson/tokenizerJson";
export { letterMaps } from "../tokenizers/transforms/letters";
export { makeLesson } from "../training/lesson/lesson";
export { readWords } from "../training/lesson/words";
export { defaultRecipe } from "../training/recipe";
export { Training } from "../training/train";
export { codeText } from "./codeText";
export * from "./sides";

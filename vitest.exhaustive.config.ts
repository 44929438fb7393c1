import { defineConfig } from "vitest/config";
import { preparedAssets } from "./vite.config.ts";

/** Comparisons with the reference libraries that take minutes: `npm run test:exhaustive`. */
export default defineConfig({
  plugins: [preparedAssets()],
  test: {
    environment: "node",
    include: [
      "test/{decode,export,gguf,incremental,longColumn,rwkv,sentencePiece,trace,truths}.test.ts",
      "test/oracle/*.test.ts",
      "src/tokenizers/{addedTokens,reference/transformers,stream,vocabulary,chunks/chunkedEncoder}.test.ts",
      "src/{text/chunkedText,tokenizers/formats/write/writeTokenizerJson}.test.ts",
      "src/tokenizers/formats/tokenizerJson/{jsonTables,normalizer,pretokenizer}.test.ts",
      "src/tokenizers/normalizers/{graphemes,unicodeForm}.test.ts",
      "src/tokenizers/models/{wordPiece,unigram/unigram}.test.ts",
      "test/exhaustive/**/*.test.ts",
      "src/analysis/{boundaries,promptEnd,vocabulary/reach}/*.test.ts",
      "src/tokenizers/{models/bpe/{backtracking,bpe,bytePieces,pieceMemory,spacedPieces},patterns/*}.test.ts",
      "{src/tokenizers/models/unigram/runnerUp,test/{promptEnd,traceAround,whyDiffer}}.test.ts",
    ],
    // Tests of the normal run that are here too have the bulk of their generated cases: test/support/runs.ts.
    env: { TESSERA_EXHAUSTIVE: "1" },
    maxWorkers: 2,
    // Zero is no limit.
    testTimeout: 0,
    hookTimeout: 0,
  },
});

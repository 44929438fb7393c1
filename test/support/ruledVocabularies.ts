/** Small tokenizers whose only normalizer is a compiled map of rules (`Precompiled`), as T5 and XLM-R have them. */
import fc from "fast-check";
import { compileCharsMap } from "./charsMap";
import { realRulesTexts } from "./smallSentencePieces";
import { draws, mergesOf, type SmallTokenizer, vocabOf } from "./smallVocabularies";

const parts = ["a", "b", "e", "\u0301", "e\u0301", "a\u0301", "é", "ab"] as const;

/** With rules of its own, some of them for clusters of several characters. */
export const ruled: fc.Arbitrary<SmallTokenizer> = fc
  .array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom("", "a", "b", "ba", "e\u0301", "é", "\u0301")), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((rules) =>
    tokenizerOf(
      compileCharsMap(Object.fromEntries(rules)),
      ["a", "b", "e", "\u0301", "é"],
      ["a", "b", "e", "\u0301", "é"],
    ),
  );

/** With a map as it stands in a published model, base64. */
export const realRuled = (charsMap: string): fc.Arbitrary<SmallTokenizer> =>
  tokenizerOf(charsMap, realRulesTexts, ["A", "Ａ", "f", "i", "カ", "ガ", "\u3099", "1", "①", "\u0301", "Á", "É", " "]);

function tokenizerOf(
  charsMap: string,
  alphabet: readonly string[],
  known: readonly string[],
): fc.Arbitrary<SmallTokenizer> {
  return draws.map((draw) => {
    const { names, merges } = mergesOf(known, draw);
    return {
      kind: "rare BPE behind rules",
      alphabet,
      file: {
        version: "1.0",
        normalizer: { type: "Precompiled", precompiled_charsmap: charsMap },
        model: { type: "BPE", unk_token: "<unk>", vocab: vocabOf(["<unk>", ...names]), merges },
      },
    };
  });
}

/** Small SentencePiece models of few characters: all short texts of these can be tried on them. */
import fc from "fast-check";
import { ModelType } from "../../src/tokenizers/formats/sentencePiece/sentencePieceProto";
import { PieceType } from "../../src/tokenizers/models/sentencePiece/sentencePieces";
import { charsMapOf, firstPieces, type ModelFields } from "./sentencePiece";

/** What texts are made of: rules make “a” of “Ａ”, “fi” of “ﬁ”, and a space of U+3000, as nmt_nfkc does. */
export const smallModelTexts = ["a", "b", " ", "▁", "é", "Ａ", "ﬁ", "\u3000"] as const;

const rules = charsMapOf({ Ａ: "a", ﬁ: "fi", "\u3000": " ", "\t": " ", "e\u0301": "é" });

/** What texts are made of for models with the rules of SentencePiece itself, nmt_nfkc, which change all of it but “A”. */
export const realRulesTexts = ["A", "Ａ", "ﬁ", "ｶ", "ﾞ", "①", "\u200b", "\u0301", "É"] as const;

/** A model whose rules are a compiled map as it stands in a published model. */
export const realRulesModel = (charsMap: Uint8Array): fc.Arbitrary<ModelFields> =>
  modelsOf(
    ["▁", "A", "Ａ", "f", "i", "カ", "ガ", "\u3099", "1", "①", "\u0301", "Á", "É"],
    [charsMap],
    ["fi", "Ａ", "ﬁ", "A▁"],
  );

/** A model of any type, with pieces that overlap, some unused or the user's own. */
export const smallModel = modelsOf(["▁", "a", "b", "é", "f", "i", "Ａ"], [rules, undefined], ["ab", "a▁", "Ａ", "b"]);

function modelsOf(
  letters: readonly string[],
  charsMaps: readonly (Uint8Array | undefined)[],
  ownSymbols: readonly string[],
): fc.Arbitrary<ModelFields> {
  return fc
    .record({
      modelType: fc.constantFrom(ModelType.unigram, ModelType.bpe, ModelType.unigram, ModelType.bpe, ModelType.char),
      byteFallback: fc.boolean(),
      dummyPrefix: fc.boolean(),
      removeExtra: fc.boolean(),
      charsMap: fc.constantFrom(...charsMaps),
      characters: fc.subarray([...letters], { minLength: 2 }),
      longer: fc.array(fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 4 }), { maxLength: 12 }),
      symbols: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        fc.array(fc.constantFrom(...ownSymbols), { maxLength: 2 }),
      ),
      unused: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constant(3)),
      scores: fc.array(fc.integer({ min: -9, max: -1 }), { minLength: 20, maxLength: 20 }),
    })
    .map(({ characters, longer, symbols, unused, scores, ...flags }) => {
      const own = new Set<string>(symbols);
      const normal = [...new Set([...characters, ...longer.map((piece) => piece.join(""))])].filter(
        (piece) => !own.has(piece),
      );
      const pieces = [
        ...firstPieces(flags.byteFallback),
        ...Array.from(own, (piece) => ({ piece, type: PieceType.userDefined })),
        ...normal.map((piece, i) => ({
          piece,
          score: (scores[i % scores.length] as number) - (i % 2) / 4,
          type: unused > 0 && i % unused === 1 ? PieceType.unused : PieceType.normal,
        })),
      ];
      return { ...flags, pieces };
    });
}

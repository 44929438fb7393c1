import { splitBert } from "../pretokenizers/bert";
import type { PreTokenizer } from "../pretokenizers/pretokenizer";
import { splitBehaviors, splitBy } from "../pretokenizers/split";
import { compilePattern } from "../regexDialect";
import type { Fields } from "./fields";

/** The pre-tokenizer stage, and whether it ends in the byte alphabet (`ByteLevel`), which the model then works in. */
export interface PreTokenizerStage {
  readonly split: PreTokenizer | null;
  readonly byteLevel: boolean;
}

/** GPT-2's pattern, which `ByteLevel` uses when it splits by itself. */
const gpt2Pattern = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`;

/** Builds the pre-tokenizer stage from the `pre_tokenizer` field of tokenizer.json. */
export function readPreTokenizer(field: Fields): PreTokenizerStage {
  if (field.isNull) return { split: null, byteLevel: false };
  const type = field.get("type").string();
  switch (type) {
    case "Sequence": {
      const stages = field.get("pretokenizers").items().map(readPreTokenizer);
      // What follows ByteLevel would see the byte alphabet instead of text; no published tokenizer does that.
      if (stages.slice(0, -1).some((stage) => stage.byteLevel)) field.get("pretokenizers").unsupported();
      const splits = stages.map((stage) => stage.split).filter((split) => split !== null);
      return {
        split: splits.length === 0 ? null : (text, ranges) => splits.reduce((r, split) => split(text, r), [...ranges]),
        byteLevel: stages.at(-1)?.byteLevel ?? false,
      };
    }
    case "ByteLevel": {
      if (field.get("add_prefix_space").boolean(true)) field.get("add_prefix_space").unsupported();
      const useRegex = field.get("use_regex").boolean(true);
      return { split: useRegex ? splitBy(compilePattern(gpt2Pattern), "Isolated", false) : null, byteLevel: true };
    }
    case "Split": {
      const behavior = field.get("behavior").oneOf(splitBehaviors);
      return {
        split: splitBy(readPattern(field.get("pattern")), behavior, field.get("invert").boolean(false)),
        byteLevel: false,
      };
    }
    case "BertPreTokenizer":
      return { split: splitBert, byteLevel: false };
    default:
      return field.get("type").unsupported();
  }
}

function readPattern(field: Fields): RegExp {
  const literal = field.get("String");
  if (!literal.isNull) return new RegExp(literal.string().replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "gu");
  return compilePattern(field.get("Regex").string());
}

import type { AddedToken } from "../../addedTokens";
import { TokenizerError } from "../../tokenizer";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { toTokenizerJson } from "../tokenizerJson/tokenizerJson";
import { countedIds, type NamedId, type Vocab } from "./countedIds";
import { ranksAsMerges } from "./ranksAsMerges";

/** What {@link toTokenizerJson} makes, as far as it is looked at here. */
interface TokenizerFile {
  readonly version?: unknown;
  readonly truncation?: unknown;
  readonly padding?: unknown;
  readonly added_tokens: readonly NamedId[];
  readonly pre_tokenizer?: unknown;
  readonly model: { readonly vocab: Vocab };
}

/**
 * Writes a tokenizer as the text of a `tokenizer.json` that Hugging Face's `tokenizers` (0.23) loads, and that gives the
 * same ids there. What came from such a file is written as it was, with merges as pairs; what came from others, as what
 * they became when they were read (docs/formats.md); a tiktoken encoding as {@link ranksAsMerges} has it.
 *
 * That library knows an id by one name: of added tokens that share one, only the first is written ({@link namesLeftOut}).
 * And it gives added tokens ids of its own unless their names are entries ({@link countedIds}): where these would be
 * others, the names are written into the vocabulary too.
 * @throws {TokenizerError} when the tokenizer cannot be written so: an added token whose name is an entry of another id;
 *   gaps between a Unigram model's ids; scores that are no numbers; ranks without all bytes; words that are dropped
 */
export function writeTokenizerJson(parts: TokenizerParts): string {
  const { recipe, scores } = parts;
  const wrong = scores?.findIndex((score) => !Number.isFinite(score)) ?? -1;
  if (wrong >= 0) throw new TokenizerError(`Entry ${wrong} has the score ${scores?.[wrong]}, which JSON cannot hold.`);
  if (dropsWords(parts)) {
    throw new TokenizerError("Words that are no entries are dropped, which a tokenizer.json cannot say.");
  }
  const jsonParts = recipe.kind === "tiktoken" ? ranksAsMerges(parts, recipe) : parts;
  const written = toTokenizerJson({ ...jsonParts, addedTokens: split(jsonParts.addedTokens).first }) as TokenizerFile;
  const { version, truncation, padding, added_tokens: tokens, pre_tokenizer: preTokenizer, ...others } = written;
  return JSON.stringify({
    ...{ version, truncation, padding },
    added_tokens: countedIds(tokens, written.model.vocab, parts.vocabulary.ids.length),
    ...(preTokenizer === undefined ? {} : { pre_tokenizer: withTrimOffsets(preTokenizer) }),
    ...others,
  });
}

/** Whether it is a list of words without one for all others, as Keras has it. */
function dropsWords({ recipe, merges, scores }: TokenizerParts): boolean {
  if (recipe.kind !== "tokenizer.json" || merges !== null || scores !== null) return false;
  return new Fields(recipe.file, "").get("model").get("unk_token").isNull;
}

/**
 * Names that {@link writeTokenizerJson} leaves out, since another name has their id: texts with them have other ids there
 * when control tokens are read. Of the built-ins `o200k_harmony` has one, `<|reserved_200018|>`.
 */
export function namesLeftOut({ recipe, addedTokens }: TokenizerParts): string[] {
  const tokens =
    recipe.kind === "tiktoken"
      ? Object.entries(recipe.specials).map(([content, id]) => ({ id, content }))
      : addedTokens;
  return split(tokens).others.map(({ content }) => content);
}

/** The first token of each id, and those whose id an earlier one has. */
function split<Token extends Pick<AddedToken, "id">>(tokens: readonly Token[]): { first: Token[]; others: Token[] } {
  const seen = new Set<number>();
  const first: Token[] = [];
  const others: Token[] = [];
  for (const token of tokens) {
    (seen.has(token.id) ? others : first).push(token);
    seen.add(token.id);
  }
  return { first, others };
}

/** `tokenizers` insists on `ByteLevel`'s `trim_offsets`, which means nothing before the post-processor; readers here do not. */
function withTrimOffsets(stage: unknown): unknown {
  if (typeof stage !== "object" || stage === null || !("type" in stage)) return stage;
  if (stage.type === "ByteLevel") return { trim_offsets: true, ...stage };
  if (!("pretokenizers" in stage) || !Array.isArray(stage.pretokenizers)) return stage;
  return { ...stage, pretokenizers: stage.pretokenizers.map(withTrimOffsets) };
}

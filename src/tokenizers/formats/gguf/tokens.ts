import { shortened } from "../../../text/shortened";
import { utf8Encode } from "../../../text/utf8";
import type { AddedToken } from "../../addedTokens";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { textNotation } from "../../notation";
import { TokenizerError } from "../../tokenizer";
import { Vocabulary, type VocabularyColumns } from "../../vocabulary";
import { toColumns } from "../columns";
import { templateOf } from "../tokenizerConfig";
import type { GgufHeader } from "./header";

/** The tokens of a GGUF file (`tokenizer.ggml.tokens` and what goes with them), by id. */
export interface GgufTokens {
  /** As the file writes them, in UTF-8. */
  readonly columns: VocabularyColumns;
  /** `PieceType` of each, whose numbers are those of `llama_token_type`. */
  readonly types: Uint8Array;
  /** Whether the file says of what types they are. */
  readonly hasTypes: boolean;
  /** What each is worth; null where the file does not say it. */
  readonly scores: Float64Array | null;
}

/**
 * Reads the tokens.
 * @throws {TokenizerError} where there are none, two are the same, or their types or scores are too few
 */
export function readTokens(header: GgufHeader): GgufTokens {
  const written = header.strings("tokenizer.ggml.tokens");
  if (written === null) throw new TokenizerError("The file has no tokens (tokenizer.ggml.tokens).");
  const count = written.ids.length;
  const columns = withoutEmpty(written);
  const names = new Vocabulary(columns);
  for (let id = 0; id < count; id++) {
    const first = names.find(columns.bytes, columns.offsets[id] as number, columns.offsets[id + 1] as number);
    if (first !== id) throw new TokenizerError(`The tokens ${first} and ${id} are both “${nameOf(columns, id)}”.`);
  }
  const numbers = enough(header, "tokenizer.ggml.token_type", count);
  const types = Uint8Array.from({ length: count }, (_, id) => {
    const type = numbers?.[id] ?? PieceType.normal;
    return type >= PieceType.normal && type <= PieceType.byte ? type : PieceType.normal;
  });
  const scores = enough(header, "tokenizer.ggml.scores", count)?.slice(0, count) ?? null;
  return { columns, types, hasTypes: numbers !== null, scores };
}

/** What a token is called. */
export function nameOf({ offsets, bytes }: VocabularyColumns, id: number): string {
  return shortened(textNotation.nameOf(bytes.subarray(offsets[id], offsets[id + 1])), 60);
}

/** A token's text in full. */
export function contentOf({ columns: { offsets, bytes } }: GgufTokens, id: number): string {
  return textNotation.nameOf(bytes.subarray(offsets[id], offsets[id + 1]));
}

/** Tokens that are found in a text as they are written: control tokens, the unknown one, and those of the user's. */
export function addedTokensOf(tokens: GgufTokens): AddedToken[] {
  const added: AddedToken[] = [];
  tokens.types.forEach((type, id) => {
    const special = type === PieceType.control || type === PieceType.unknown;
    if (!special && type !== PieceType.userDefined) return;
    added.push({
      ...{ id, content: contentOf(tokens, id), special },
      ...{ singleWord: false, lstrip: false, rstrip: false, normalized: false },
    });
  });
  return added;
}

/** An id that a key names, such as `bos`; the default where it does not, null where there is no such token. */
export function tokenId(header: GgufHeader, role: string, count: number, ifAbsent: number | null): number | null {
  const said = header.number(`tokenizer.ggml.${role}_token_id`) ?? ifAbsent;
  return said !== null && Number.isInteger(said) && said >= 0 && said < count ? said : null;
}

/** What llama.cpp puts around a text of a kind of tokenizer, where the file does not say it. */
interface UsualTemplate {
  readonly bos: boolean;
  readonly eos: boolean;
  readonly bosId: number | null;
  readonly eosId: number | null;
  /** Whether BOS is put there whatever the file says. */
  readonly isBosSure?: boolean;
}

/**
 * What is put around a text, as `add_bos_token` and `add_eos_token` say, else as llama.cpp has it for a kind of tokenizer.
 * @returns the `post_processor` of a tokenizer.json; null where nothing is inserted
 */
export function ggufTemplate(header: GgufHeader, tokens: GgufTokens, usual: UsualTemplate): object | null {
  const count = tokens.types.length;
  const ids = (["bos", "eos"] as const).map((role) => {
    const isAdded = header.flag(`tokenizer.ggml.add_${role}_token`, usual[role]);
    if (!isAdded && !(role === "bos" && usual.isBosSure)) return [];
    const id = tokenId(header, role, count, usual[`${role}Id`]);
    return id === null ? [] : [[contentOf(tokens, id), id] as const];
  });
  const [before = [], after = []] = ids.map((found) => found.map(([name]) => name));
  if (before.length + after.length === 0) return null;
  const idOf = new Map(ids.flat());
  return templateOf(before, after, (name) => idOf.get(name) ?? -1);
}

/** llama.cpp gives tokens without a text one that says where they are. */
function withoutEmpty(columns: VocabularyColumns): VocabularyColumns {
  const { ids, offsets, bytes } = columns;
  if (ids.every((id) => offsets[id] !== offsets[id + 1])) return columns;
  return toColumns(
    Array.from(ids, (id) => {
      const entry = bytes.subarray(offsets[id], offsets[id + 1]);
      return [id, entry.length === 0 ? utf8Encode(`[EMPTY_${id}]`) : entry] as const;
    }),
  );
}

/** A list with at least a number for each token. */
function enough(header: GgufHeader, key: string, count: number): Float64Array | null {
  const numbers = header.numbers(key);
  if (numbers !== null && numbers.length < count) {
    throw new TokenizerError(`${key} has ${numbers.length} entries for ${count} tokens.`);
  }
  return numbers;
}

import { shortened } from "../../../text/shortened";
import { PieceType } from "../../models/sentencePiece/sentencePieces";
import { toOniguruma } from "../../patterns/oniguruma";
import { TokenizerError } from "../../tokenizer";
import { Vocabulary, type VocabularyColumns } from "../../vocabulary";
import { toColumns } from "../columns";
import type { TokenizerParts } from "../parts";
import { writtenPattern } from "../ranks/tiktokenRanks";
import { toAddedTokenField } from "../tokenizerJson/addedTokens";
import type { NamedMerges } from "../tokenizerJson/jsonMerges";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";
import type { GgufHeader } from "./header";
import { cutByPattern, fallback, type PreTokenizer, preTokenizerOf } from "./preTokenizers";
import { addedTokensOf, contentOf, type GgufTokens, ggufTemplate, nameOf } from "./tokens";

const preKey = "tokenizer.ggml.pre";

/**
 * How a file names what cuts its text, where that name is not known here and a pattern has to be asked for; null else.
 * @param model `tokenizer.ggml.model`
 */
export function unknownPreTokenizer(header: GgufHeader, model: string | null): string | null {
  if (model !== "gpt2") return null;
  const name = header.string(preKey);
  return name === null || name === "" || name === "default" || preTokenizerOf(name) !== null ? null : name;
}

/**
 * Reads the BPE of a GGUF file (models `gpt2` and `gemma4`): tokens, types, merges, and the name of what cuts the text.
 * @param pattern what cuts it, said by a person; null where the file says it
 * @param notes is told in sentences what was guessed and left out
 */
export function readGgufBpe(
  header: GgufHeader,
  tokens: GgufTokens,
  model: string,
  pattern: string | null,
  notes: string[],
): TokenizerParts {
  const pre = cutOf(header, model, pattern, notes);
  if (pre.differs !== null) notes.push(pre.differs);
  const added = addedTokensOf(tokens);
  const names = entriesOf(tokens, new Set(added.map(({ id }) => id)));
  const merges = readMerges(header, names, notes);
  // The ids that llama.cpp takes where none is named (11) are Falcon's: no other model's BOS.
  // What Gemma 4's files say of BOS is overridden there.
  const usual = { bos: pre.addBos, eos: false, bosId: null, eosId: null, isBosSure: pre.isText && pre.addBos };
  const unknown = tokens.types.indexOf(PieceType.unknown);
  const isText = pre.isText;
  return readTokenizerJson(
    {
      version: "1.0",
      added_tokens: added.map(toAddedTokenField),
      normalizer: pre.normalizer,
      pre_tokenizer: pre.preTokenizer,
      post_processor: ggufTemplate(header, tokens, usual),
      decoder: null,
      model: {
        type: "BPE",
        unk_token: isText && unknown >= 0 ? contentOf(tokens, unknown) : null,
        fuse_unk: isText,
        byte_fallback: isText,
        ignore_merges: pre.ignoreMerges,
      },
    },
    { names, merges },
  );
}

function cutOf(header: GgufHeader, model: string, pattern: string | null, notes: string[]): PreTokenizer {
  if (pattern !== null) return cutByPattern(toOniguruma(writtenPattern(pattern)));
  const name = model === "gemma4" ? model : (header.string(preKey) ?? "");
  const found = preTokenizerOf(name);
  if (found !== null) return found;
  notes.push(
    `The file does not say how text is cut (${preKey} is ${name === "" ? "missing" : `“${shortened(name)}”`}): it is cut as llama.cpp does then, which is no model’s own way.`,
  );
  return fallback;
}

/** Entries that texts are merged to: all tokens but those that are found in a text as they are. */
function entriesOf({ columns }: GgufTokens, left: ReadonlySet<number>): VocabularyColumns {
  const { ids, offsets, bytes } = columns;
  if (left.size === 0) return columns;
  const kept = Array.from(ids).filter((id) => !left.has(id));
  return toColumns(kept.map((id) => [id, bytes.subarray(offsets[id], offsets[id + 1])] as const));
}

/**
 * Merges, in order of ranks: `a b`, whose first space after its beginning parts the two, as llama.cpp has it. Those that
 * have to do with what is no entry can never apply, and are left out.
 */
function readMerges(header: GgufHeader, names: VocabularyColumns, notes: string[]): NamedMerges {
  const written = header.strings("tokenizer.ggml.merges");
  if (written === null) throw new TokenizerError("The file has no merges (tokenizer.ggml.merges).");
  const index = new Vocabulary(names);
  const { ids, offsets, bytes } = written;
  const joined = new Uint8Array(bytes.length);
  const results = new Uint32Array(ids.length);
  const lefts = new Uint32Array(ids.length);
  const ranks = new Uint32Array(ids.length);
  let count = 0;
  let unknown: number | null = null;
  for (const rank of ids) {
    const [start, end] = [offsets[rank] as number, offsets[rank + 1] as number];
    let space = start + 1;
    while (space < end && bytes[space] !== 0x20) space++;
    const left = space < end ? index.find(bytes, start, space) : -1;
    const right = space + 1 < end ? index.find(bytes, space + 1, end) : -1;
    joined.set(bytes.subarray(start, space));
    joined.set(bytes.subarray(space + 1, end), space - start);
    const result = left < 0 || right < 0 ? -1 : index.find(joined, 0, end - start - 1);
    if (result < 0) {
      unknown ??= rank;
      continue;
    }
    results[count] = result;
    lefts[count] = left;
    ranks[count++] = rank;
  }
  if (unknown !== null) {
    notes.push(
      `${ids.length - count} of ${ids.length} merges have to do with what is no entry, “${nameOf(written, unknown)}” first. They can never apply, and are left out.`,
    );
  }
  return {
    results: results.slice(0, count),
    lefts: lefts.slice(0, count),
    written: (merge) => nameOf(written, ranks[merge] as number),
  };
}

import { decodeIds } from "../../analysis/ids/decodeIds";
import { isStaged } from "../../tokenizers/isStaged";
import type { Tokenizer } from "../../tokenizers/tokenizer";

/** Two ids that decode to other bytes together than one after the other, and the decoder's stage that does it. */
export interface BrokenDecoding {
  readonly stage: string;
  readonly ids: readonly [number, number];
  readonly together: Uint8Array;
  readonly apart: readonly [Uint8Array, Uint8Array];
}

/** Ids that are tried, from the first on, besides those that are asked about. */
const tried = 3000;

/**
 * Whether decode(a + b) = decode(a) + decode(b), as bytes, whatever the ids. It holds where each token's bytes hang on nothing but
 * itself. Stages that go by where a token stands (`tokenizers/decoding/`) may break it; an example is looked for.
 * @param ids that are tried first
 * @returns null where it holds; where such a stage is there, where no example was found
 * @throws {TokenizerError} where the tokenizer cannot decode
 */
export function decodedApart(tokenizer: Tokenizer, ids: Iterable<number>): BrokenDecoding | null {
  const stage = isStaged(tokenizer) ? standingStage(tokenizer.stages.decoder) : null;
  if (stage === null) return null;
  const all = [...ids, ...Array.from({ length: tried }, (_, id) => id)].filter((id) => hasToken(tokenizer, id));
  const decode = (...list: number[]) => decodeIds(tokenizer, Uint32Array.from(list)).bytes;
  for (const [i, second] of all.entries()) {
    const first = all[i - 1] ?? second;
    const [together, apart] = [decode(first, second), [decode(first), decode(second)] as const];
    const isSame =
      together.length === apart[0].length + apart[1].length &&
      together.every((byte, at) => byte === (apart[0][at] ?? apart[1][at - apart[0].length]));
    if (!isSame) return { stage, ids: [first, second], together, apart };
  }
  return null;
}

function hasToken(tokenizer: Tokenizer, id: number): boolean {
  try {
    tokenizer.tokenName(id);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The first stage of a decoder, as its file has it, that goes by where a token stands; null for none. */
function standingStage(decoder: unknown): string | null {
  if (decoder === undefined) return null;
  // Tokens are joined with spaces.
  if (decoder === null) return "joining with spaces";
  const stages = flatten(decoder);
  // After these all tokens are one.
  const joins = stages.findIndex((type) => type === "Fuse" || type === "ByteLevel");
  const at = stages.findIndex(
    (type, i) =>
      ["Metaspace", "WordPiece", "BPEDecoder"].includes(type) ||
      (["Strip", "Replace"].includes(type) && joins !== -1 && i > joins),
  );
  return stages[at] ?? null;
}

function flatten(decoder: unknown): string[] {
  if (typeof decoder !== "object" || decoder === null) return [];
  const { type, decoders } = decoder as { readonly type?: unknown; readonly decoders?: unknown };
  return type === "Sequence" && Array.isArray(decoders) ? decoders.flatMap(flatten) : [String(type)];
}

import { Tokenizer } from "tokenizers";
import { toTokenizerJson } from "../../src/tokenizers/formats/tokenizerJson/tokenizerJson";
import { readParts } from "./builtins";

interface TokenizerFile {
  added_tokens: { content: string; special: boolean }[];
  model: { vocab: Record<string, number> };
}

/** Tokens of a reference library: ids, and offsets in code points where it gives any. */
export interface ReferenceEncoding {
  readonly ids: ArrayLike<number>;
  offsets(): readonly (readonly [number, number])[] | null;
}

/**
 * Hugging Face's native `tokenizers` package over a tokenizer.json.
 * @param json the file, parsed
 * @param specials "text" stands for `encode_special_tokens = true`, which the Node binding does not expose: control
 *   tokens that the model's vocabulary holds are left out of the added tokens, and the others' contents are replaced by
 *   strings that no test contains. So the ids of all other tokens, which the library counts out anew, stay.
 */
export class NativeTokenizer {
  private readonly native: Tokenizer;

  constructor(json: unknown, specials: "text" | "control") {
    const file = { ...(json as TokenizerFile) };
    if (specials === "text") {
      file.added_tokens = file.added_tokens
        .filter((token) => !(token.special && Object.hasOwn(file.model.vocab, token.content)))
        .map((token, i) => (token.special ? { ...token, content: `\u{10fffd}never in a test ${i}\u{10fffd}` } : token));
    }
    this.native = Tokenizer.fromString(JSON.stringify(file));
  }

  /** The native package over a built-in's prepared file. Kept until another built-in is asked for: loading takes seconds. */
  static ofBuiltin(id: string, specials: "text" | "control"): NativeTokenizer {
    if (latest?.id !== id) latest = { id, json: toTokenizerJson(readParts(id)), text: null, control: null };
    latest[specials] ??= new NativeTokenizer(latest.json, specials);
    return latest[specials];
  }

  async encode(text: string, inserted = false): Promise<ReferenceEncoding> {
    return toReference(await this.native.encode(text, null, { addSpecialTokens: inserted }));
  }

  /** Encodes many texts, on several threads and beside the caller's own. */
  async encodeAll(texts: readonly string[], inserted = false): Promise<ReferenceEncoding[]> {
    const encodings = await this.native.encodeBatch([...texts], { addSpecialTokens: inserted });
    return encodings.map(toReference);
  }

  /** The text of some tokens, control tokens left out, or with them by their names. */
  decode(ids: readonly number[], withoutSpecials = true): Promise<string> {
    return this.native.decode([...ids], withoutSpecials);
  }
}

interface Natives {
  readonly id: string;
  readonly json: unknown;
  text: NativeTokenizer | null;
  control: NativeTokenizer | null;
}

/** Of one built-in alone: all of them together take gigabytes. */
let latest: Natives | null = null;

function toReference(encoding: { getIds(): number[]; getOffsets(): number[][] }): ReferenceEncoding {
  // An array for each token takes longer than tokenizing: only for those who ask.
  return { ids: encoding.getIds(), offsets: () => encoding.getOffsets() as [number, number][] };
}

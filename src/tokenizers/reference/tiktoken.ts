import type { Tiktoken } from "tiktoken/lite";
import type { TokenizerParts } from "../formats/parts";
import { toTiktoken } from "../formats/ranks/tiktokenJson";
import { TokenizerError } from "../tokenizer";
import type { ReferenceTokenizer } from "./reference";

type TiktokenClass = new (ranks: string, specials: Record<string, number>, pattern: string) => Tiktoken;

/**
 * An OpenAI encoding in `tiktoken`'s WebAssembly, which is given the tables that ours is built of.
 * @param Library the class; it is passed in because the browser and Node load its WebAssembly in different ways
 * @throws {TokenizerError} when the parts are not an encoding of OpenAI's
 */
export function createTiktokenReference(
  name: string,
  parts: TokenizerParts,
  Library: TiktokenClass,
): ReferenceTokenizer {
  const { pattern, specials, ranks } = toTiktoken(parts);
  const library = new Library(ranks, { ...specials }, pattern);
  return {
    name,
    encode: (text, options) => {
      const source = text.toWellFormed();
      try {
        const ids = options.specials === "text" ? library.encode_ordinary(source) : library.encode(source, "all", []);
        return new Uint32Array(ids);
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause);
        throw new TokenizerError(`${name} could not encode this text: ${why}`, { cause });
      }
    },
    dispose: () => library.free(),
  };
}

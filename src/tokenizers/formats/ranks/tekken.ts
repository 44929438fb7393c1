import { TokenizerError } from "../../tokenizer";
import { readBase64 } from "../base64";
import { Fields } from "../fields";
import { largestId, mostCountedSpecials } from "../limits";
import type { TokenizerParts } from "../parts";
import { ranksParts } from "./tiktokenRanks";

/** Control tokens of files from before they listed them, as `mistral-common` has them. */
const olderSpecials = [
  ..."<unk> <s> </s> [INST] [/INST] [AVAILABLE_TOOLS] [/AVAILABLE_TOOLS] [TOOL_RESULTS] [/TOOL_RESULTS]".split(" "),
  ..."[TOOL_CALLS] [IMG] <pad> [IMG_BREAK] [IMG_END] [PREFIX] [MIDDLE] [SUFFIX] [SYSTEM_PROMPT]".split(" "),
  ..."[/SYSTEM_PROMPT] [TOOL_CONTENT]".split(" "),
];

/**
 * Reads Mistral's `tekken.json` as `mistral-common` does: ranks in base64 whose ids come after those of the control
 * tokens, as many of them as `default_vocab_size` leaves room for.
 * @param json the parsed file, unchecked
 * @throws {TokenizerError} that names the malformed field
 */
export function readTekken(json: unknown): TokenizerParts {
  const file = new Fields(json, "");
  const config = file.get("config");
  const pattern = config.get("pattern").string();
  const specialCount = config.get("default_num_special_tokens").integer();
  const size = config.get("default_vocab_size").integer();
  if (specialCount > mostCountedSpecials) {
    throw new TokenizerError(
      `config.default_num_special_tokens is ${specialCount}; at most ${mostCountedSpecials} are read.`,
    );
  }
  if (size > largestId || specialCount > size) {
    throw new TokenizerError(
      `config.default_vocab_size is ${size}, with ${specialCount} control tokens: it should be above that, and up to ${largestId}.`,
    );
  }
  const items = file
    .get("vocab")
    .items()
    .slice(0, size - specialCount);
  const entries = items.map((item, rank): [number, Uint8Array] => {
    const field = item.get("rank");
    if (field.integer() !== rank) {
      throw new TokenizerError(`${field.path} is ${field.integer()}, but should be its place, ${rank}.`);
    }
    const bytes = item.get("token_bytes");
    return [specialCount + rank, readBase64(bytes.string(), bytes.path)];
  });
  return ranksParts(entries, { pattern, specials: readSpecials(file.get("special_tokens"), specialCount) });
}

function readSpecials(field: Fields, count: number): ReadonlyMap<string, number> {
  const names = Array.from(
    { length: count },
    (_, id) => (field.isNull ? olderSpecials[id] : null) ?? `<SPECIAL_${id}>`,
  );
  for (const item of field.isNull ? [] : field.items()) {
    const id = item.get("rank").integer();
    if (id >= count) throw new TokenizerError(`${item.get("rank").path} is ${id}, but there are ${count} such tokens.`);
    names[id] = item.get("token_str").string();
  }
  return new Map(names.map((name, id) => [name, id]));
}

import { TokenizerError } from "../../tokenizer";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { insertedBy, type TokenizerConfig } from "../tokenizerConfig";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";

/** Control tokens of GPT-2's and RoBERTa's vocabularies, for when no other file names any. */
const customarySpecials = ["<|endoftext|>", "<s>", "</s>", "<pad>", "<unk>", "<mask>"];

/** Whether a text begins as a `merges.txt`: with its version, or with ten lines of pairs. */
export function beginsMerges(text: string): boolean {
  return /^#version|^(?:[^ \n]+ [^ \n]+\n){10}/.test(text);
}

/**
 * Reads `vocab.json` and `merges.txt` of a byte-level BPE, with GPT-2's pipeline, as Hugging Face's `GPT2Converter` does.
 * @param vocabulary the parsed vocab.json, unchecked
 * @param merges a pair on each line, in order of ranks; a first line `#version` is passed over
 * @throws {TokenizerError} when the vocabulary is not byte-level, or names the line of a merge that is no pair
 */
export function readBpeFiles(vocabulary: unknown, merges: string, config: TokenizerConfig): TokenizerParts {
  const vocab = new Fields(vocabulary, "vocab.json").record();
  const idOf = (name: string) => (Object.hasOwn(vocab, name) ? Number(vocab[name]) : -1);
  const lines = merges.split("\n").map((line) => line.replace(/\r$/, ""));
  if (lines.some((line) => line.endsWith("</w>"))) {
    throw new TokenizerError(
      "Pieces of merges.txt end in “</w>”, as CLIP’s do. Which normalizer and pre-tokenizer go with them these files do " +
        "not say: use the model’s tokenizer.json.",
    );
  }
  // “Ġ” is the space in GPT-2's byte alphabet; a vocabulary without it is of another kind, whatever its files' names.
  if (!Object.keys(vocab).some((name) => name.startsWith("Ġ"))) {
    throw new TokenizerError("vocab.json is not byte-level: no entry begins with “Ġ”. Use the model’s tokenizer.json.");
  }
  const added = config.addedTokens.map(({ singleWord, ...token }) => ({ ...token, single_word: singleWord }));
  const named = [...config.roles.values()];
  const known = new Set(config.addedTokens.map(({ content }) => content));
  const specials = new Set(named.length + added.length === 0 ? customarySpecials : named);
  return readTokenizerJson({
    version: "1.0",
    added_tokens: [
      ...added,
      ...[...specials]
        .filter((content) => !known.has(content) && idOf(content) >= 0)
        .map((content) => ({ id: idOf(content), content, special: true, normalized: false })),
    ],
    normalizer: null,
    pre_tokenizer: {
      type: "ByteLevel",
      add_prefix_space: config.switches.get("add_prefix_space") ?? false,
      trim_offsets: true,
      use_regex: true,
    },
    post_processor: insertedBy(config, idOf),
    decoder: { type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: { type: "BPE", vocab, merges: readPairs(lines) },
  });
}

function readPairs(lines: readonly string[]): string[] {
  const pairs: string[] = [];
  lines.forEach((line, number) => {
    if (line === "" || (number === 0 && line.startsWith("#version"))) return;
    if (!/^[^ ]+ [^ ]+$/.test(line)) {
      throw new TokenizerError(`merges.txt, line ${number + 1}, is no pair: ${line.slice(0, 40)}`);
    }
    pairs.push(line);
  });
  return pairs;
}

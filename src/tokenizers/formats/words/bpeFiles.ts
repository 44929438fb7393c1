import { toByteAlphabet } from "../../byteAlphabet";
import { TokenizerError } from "../../tokenizer";
import { Fields } from "../fields";
import type { TokenizerParts } from "../parts";
import { noConfig, type TokenizerConfig, templateOf } from "../tokenizerConfig";
import { readTokenizerJson } from "../tokenizerJson/tokenizerJson";
import { type BpePipeline, clipPipeline, pipelineOf } from "./bpePipelines";

/**
 * Whether a text begins as a `merges.txt`: with its version, or with ten lines of pairs that are no entries with their
 * counts.
 */
export function beginsMerges(text: string): boolean {
  return (
    /^#version/.test(text) || (/^(?:[^ \r\n]+ [^ \r\n]+\r?\n){10}/.test(text) && !/^(?:\S+ \d+\r?\n){10}/.test(text))
  );
}

/**
 * Reads `vocab.json` and `merges.txt`, under whatever names, with the pipeline of those who have such files
 * (`bpePipelines.ts`).
 * @param vocabulary the parsed vocab.json, unchecked
 * @param merges a pair on each line, in order of ranks; a first line `#version` is passed over
 * @param notes is told in sentences what was guessed and left out
 * @throws {TokenizerError} when the pipeline cannot be known, or names the line of a merge that is no pair
 */
export function readBpeFiles(
  vocabulary: unknown,
  merges: string,
  config: TokenizerConfig,
  notes: string[],
): TokenizerParts {
  const vocab = new Fields(vocabulary, "vocab.json").record();
  const idOf = (name: string) => (Object.hasOwn(vocab, name) ? Number(vocab[name]) : addedId(config, name));
  const pairs = readPairs(merges);
  const isSuffixed = pairs.some((line) => line.endsWith("</w>"));
  const pipeline = pipelineOf({ names: Object.keys(vocab), isSuffixed, config, idOf });
  if (pipeline.note !== null) notes.push(pipeline.note);
  return assembled(vocab, pairs, pipeline, config, notes);
}

/** Whether a text begins as the merges of CLIP's first release, `bpe_simple_vocab_16e6.txt`. */
export function beginsClipMerges(text: string): boolean {
  return /^"?bpe_simple_vocab_16e6/.test(text);
}

/** Entries of CLIP's vocabulary; the file has merges for five times as many. */
const clipEntries = 49_408;

/**
 * Reads CLIP's `bpe_simple_vocab_16e6.txt`, of whose merges its vocabulary is made: all bytes, all bytes as a word's last,
 * what the first merges make, and two control tokens.
 * @throws {TokenizerError} that names the line of a merge that is no pair
 */
export function readClipMerges(text: string, notes: string[]): TokenizerParts {
  const lines = readPairs(text.slice(text.indexOf("\n") + 1)).slice(0, clipEntries - 514);
  // Bytes that stand for themselves in the alphabet come first there.
  const letters = Array.from({ length: 256 }, (_, byte) => toByteAlphabet(Uint8Array.of(byte))).sort();
  const specials = ["<|startoftext|>", "<|endoftext|>"] as const;
  const merged = lines.map((line) => line.replace(" ", ""));
  const names = [...letters, ...letters.map((letter) => `${letter}</w>`), ...merged, ...specials];
  const vocab = Object.fromEntries(names.map((name, id) => [name, id]));
  const [bos, eos] = specials;
  const post = templateOf([bos], [eos], (name) => vocab[name] ?? -1);
  return assembled(vocab, lines, clipPipeline(post), noConfig, notes);
}

function assembled(
  vocab: Readonly<Record<string, unknown>>,
  merges: readonly string[],
  { stages, model, customary }: BpePipeline,
  config: TokenizerConfig,
  notes: string[],
): TokenizerParts {
  const added = config.addedTokens.map(({ singleWord, ...token }) => ({ ...token, single_word: singleWord }));
  const known = new Set(config.addedTokens.map(({ content }) => content));
  const named = [...config.roles.values()];
  const isNamed = named.length + added.length > 0;
  const specials = [...new Set(isNamed ? named : customary)].filter(
    (content) => !known.has(content) && Object.hasOwn(vocab, content),
  );
  if (!isNamed && specials.length === 0) notes.push("Control tokens are not known: no file names any.");
  return readTokenizerJson(
    {
      version: "1.0",
      added_tokens: [
        ...added,
        ...specials.map((content) => ({ id: vocab[content], content, special: true, normalized: false })),
      ],
      ...stages,
      model: { type: "BPE", ...model, vocab, merges },
    },
    null,
    notes,
  );
}

function addedId({ addedTokens }: TokenizerConfig, name: string): number {
  return addedTokens.find(({ content }) => content === name)?.id ?? -1;
}

function readPairs(text: string): string[] {
  const pairs: string[] = [];
  text.split("\n").forEach((written, number) => {
    const line = written.replace(/\r$/, "");
    if (line === "" || (number === 0 && line.startsWith("#version"))) return;
    if (!line.includes(" ")) {
      throw new TokenizerError(`merges.txt, line ${number + 1}, is no pair: ${line.slice(0, 40)}`);
    }
    pairs.push(line);
  });
  return pairs;
}

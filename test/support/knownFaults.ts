/** Where the native package gives other ids than its own definitions do: what it is, when it may be so, and an example. */
import type { PipelineTokenizer } from "../../src/tokenizers/pipeline";
import type { TokenizerFile } from "./differential";

type Component = Readonly<Record<string, unknown>>;

export interface KnownFault {
  readonly says: string;
  /** Whether a file may meet it. */
  applies(file: TokenizerFile, tokenizer: PipelineTokenizer): boolean;
  /** The smallest file and text that do. */
  readonly example: { readonly file: TokenizerFile; readonly text: string };
}

const words = { type: "WordLevel", vocab: { u: 0, a: 1 }, unk_token: "u" };
const added = (id: number, content: string, how: Component = {}): Component => ({
  ...{ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: false },
  ...how,
});

/** A file of which only some fields matter. */
export function fileOf(fields: Component): TokenizerFile {
  const nothing = { added_tokens: [], normalizer: null, pre_tokenizer: null, post_processor: null, decoder: null };
  return { version: "1.0", truncation: null, padding: null, ...nothing, model: words, ...fields };
}

export const knownFaults: readonly KnownFault[] = [
  {
    says: "white space that a token with rstrip swallows is a second added token as well",
    applies: (file) =>
      addedTokens(file).some(({ rstrip }) => rstrip === true) &&
      addedTokens(file).some(
        ({ content, normalized }) => normalized === true || /^\p{White_Space}/u.test(String(content)),
      ),
    example: {
      file: fileOf({ added_tokens: [added(2, "x", { rstrip: true }), added(3, "  ")] }),
      text: "x  ",
    },
  },
  {
    says: "an unknown token waits until byte tokens that follow it have been written",
    applies: ({ model }) => {
      const {
        type,
        byte_fallback: fallsBack,
        vocab,
      } = model as { type: string; byte_fallback?: boolean; vocab: object };
      const bytes = Object.keys(vocab).filter((name) => /^<0x[0-9A-F]{2}>$/.test(name)).length;
      return type === "BPE" && fallsBack === true && bytes > 0 && bytes < 256;
    },
    example: {
      file: fileOf({
        model: {
          type: "BPE",
          unk_token: "u",
          byte_fallback: true,
          fuse_unk: false,
          vocab: { u: 0, "<0x61>": 1 },
          merges: [],
        },
      }),
      text: "ba",
    },
  },
  {
    says: "of two added tokens that are the same once normalized either may be found",
    applies: (file, { stages: { normalizer } }) => {
      const contents = addedTokens(file)
        .filter(({ normalized }) => normalized === true)
        .map(({ content }) => normalizer?.normalize(String(content), true).text ?? String(content));
      return new Set(contents).size < contents.length;
    },
    example: {
      // Of so many one is another than the last, though which it is changes from run to run.
      file: fileOf({
        normalizer: { type: "Lowercase" },
        added_tokens: Array.from({ length: 32 }, (_, i) =>
          added(2 + i, Array.from("abcde", (c, bit) => ((i >> bit) & 1 ? c.toUpperCase() : c)).join(""), {
            normalized: true,
          }),
        ),
      }),
      text: "abcde",
    },
  },
  {
    says: "an added token that is nothing once normalized cuts the text before each character",
    applies: (file, { stages: { normalizer } }) =>
      addedTokens(file).some(
        ({ content, normalized }) =>
          normalized === true && normalizer?.normalize(String(content), true).text === "" && content !== "",
      ),
    example: {
      file: fileOf({
        normalizer: { type: "StripAccents" },
        added_tokens: [added(2, "\u0301", { normalized: true })],
      }),
      text: "aa",
    },
  },
  {
    says: "what a pattern that matches nothing puts at the text's beginning comes twice after a stage that transforms, where that does not end the process",
    applies: ({ normalizer, pre_tokenizer: preTokenizer }) => {
      const stages = stagesOf(normalizer);
      const first = stages.findIndex(insertsAtBeginning);
      const isTransformed = stages.slice(first + 1).some(({ type }) => type !== "Replace" && type !== "Prepend");
      return first !== -1 && (isTransformed || stagesOf(preTokenizer).some(({ type }) => type === "ByteLevel"));
    },
    example: {
      file: fileOf({
        normalizer: { type: "Replace", pattern: { Regex: "^" }, content: "…" },
        pre_tokenizer: {
          type: "Sequence",
          pretokenizers: [
            { type: "ByteLevel", add_prefix_space: false, trim_offsets: false, use_regex: true },
            { type: "FixedLength", length: 1 },
          ],
        },
      }),
      text: "a",
    },
  },
];

function addedTokens(file: TokenizerFile): readonly Component[] {
  return file.added_tokens as readonly Component[];
}

/** Stages in order, sequences within sequences written out. */
function stagesOf(stage: unknown): Component[] {
  if (stage === null || stage === undefined) return [];
  const component = stage as Component;
  const inner = component.normalizers ?? component.pretokenizers;
  return Array.isArray(inner) ? inner.flatMap(stagesOf) : [component];
}

/** Whether a `Replace` may match nothing where the text begins. */
function insertsAtBeginning({ type, pattern, content }: Component): boolean {
  if (type !== "Replace" || content === "") return false;
  const { Regex: regex } = pattern as { Regex?: string };
  return regex !== undefined && /^(?:\^|\$|\\[AzZbB]|\(\?|\(\?[=!<:]|.*[*?]$)/.test(regex);
}

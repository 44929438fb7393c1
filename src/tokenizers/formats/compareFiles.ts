import { visibleText } from "../../text/visible";
import type { PipelineTokenizer } from "../pipeline";
import { TokenizerError } from "../tokenizer";
import type { Choice } from "./choose";

/**
 * Texts in which libraries that read one vocabulary from different files are known to differ: white space at either end and
 * in rows, pieces that are made of parts that are no entries, characters that are normalized or composed, digits, code, names
 * of control tokens and of bytes, the vocabulary's own sign for a space, runs that can be cut in several ways, and what no
 * vocabulary has.
 */
export const probeTexts: readonly string[] = [
  ...[
    "Hello, world!",
    " a",
    "  a",
    "a  b",
    "a    b",
    "a ",
    "a  ",
    " ",
    "a\tb",
    "\ta",
    "a\nb",
    "\n\na",
    "a\r\nb",
    "a\n",
  ],
  ...["に対", "十八", "東京都に住んでいます。", "안녕하세요", "नमस्ते", "สวัสดี", "مرحبا", "Việt Nam"],
  ...["cafe\u0301", "e\u0302\u0323", "\u1100\u116e", "ﬁn", "Ａ１", "½", "a\u00a0b", "a\u3000b", "a\u200bb", "\ufeffa"],
  ...["😀", "👨‍👩‍👧", "👍🏽", "12345", "3.14", "if (a) {\n    return b;\n}", "......", "---", "aaaaaa"],
  ...["<s>", "a</s>b", "<unk>", "[CLS]", "<0x41>", "▁a", "a▁", "\u{10fffd}", "\ue000"],
];

/** A tokenizer with the name of the file that it is of. */
export interface NamedTokenizer {
  readonly name: string;
  readonly tokenizer: PipelineTokenizer;
}

/**
 * What describes the vocabulary of a tokenizer.json once more among files: the SentencePiece model that it was made of. Its
 * own library cuts text by that, and not always in the same way.
 */
export function otherDescription(taken: Choice, choices: readonly Choice[]): Choice | null {
  if (taken.kind !== "tokenizer.json") return null;
  return choices.find(({ kind }) => kind === "SentencePiece model") ?? null;
}

/**
 * Says on how many of {@link probeTexts} two tokenizers differ, with the first of them, in a sentence or two. Names of control
 * tokens are text, and nothing is inserted, as the page has it until somebody asks for else; what they insert is held side by
 * side apart.
 */
export function comparisonNote(taken: NamedTokenizer, other: NamedTokenizer): string {
  const differing = probeTexts.flatMap((text) => {
    const [ours, theirs] = [idsOf(taken, text, false), idsOf(other, text, false)];
    return ours === theirs ? [] : [{ text, ours, theirs }];
  });
  const [first] = differing;
  const names = `${taken.name} and ${other.name}`;
  const said =
    first === undefined
      ? `${names} give the same tokens for each of ${probeTexts.length} texts tried.`
      : `Of ${probeTexts.length} texts tried, ${names} give other tokens for ${differing.length}; ` +
        `${differing.length === 1 ? "it" : "the first"} is “${visibleText(first.text)}”: ids ${first.ours} and ${first.theirs}.`;
  return said + insertedNote(taken, other);
}

/** What to say where one of them puts other tokens around a text. */
function insertedNote(taken: NamedTokenizer, other: NamedTokenizer): string {
  const text = probeTexts[0] ?? "";
  const [ours, theirs] = [idsOf(taken, text, true), idsOf(other, text, true)];
  const isTheSame = ours === theirs || idsOf(taken, text, false) !== idsOf(other, text, false);
  return isTheSame ? "" : ` With inserted tokens “${visibleText(text)}” is ${ours} and ${theirs}.`;
}

/** In words: there are texts that have no tokens, or that a vocabulary cannot write. */
function idsOf({ tokenizer }: NamedTokenizer, text: string, inserted: boolean): string {
  try {
    const { ids } = tokenizer.encode(text, { specials: "text", inserted });
    return ids.length === 0 ? "none" : ids.join(" ");
  } catch (error) {
    if (!(error instanceof TokenizerError)) throw error;
    return `“${error.message}”`;
  }
}

import { saidOf } from "../../text/saidOf";
import { utf8Encode } from "../../text/utf8";
import { isIncremental } from "../../tokenizers/incremental";
import { isStaged } from "../../tokenizers/isStaged";
import { entryTexts } from "../covers/entryTexts";
import { followerOf } from "../covers/following";
import { openTail } from "../covers/promptTail";
import { type Control, InapplicableError, type Instrument, type Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { textUpTo } from "../textUpTo";
import type { Acceptor } from "./acceptor";
import { eachAdmitted, standBehind } from "./admitted";
import { ByteAutomaton } from "./byteAutomaton";
import { ByteNetwork } from "./byteNetwork";
import { readExpression } from "./expression";
import { ExpressionError } from "./expressionReader";
import { JsonAcceptor } from "./jsonAcceptor";
import { spacesOf } from "./spaces";

const options = {
  by: {
    kind: "choice",
    label: "The whole output must be",
    start: "expression",
    values: { expression: "Matched by an expression", json: "JSON" },
  },
  expression: {
    kind: "text",
    label: "Expression",
    hint: "A regular expression that all of the output matches, from its first character to its last: characters, . [ ] \\d \\w \\s \\n \\u{…} | ( ) (?: ) ? * + {m,n}. There is no ^ or $, and nothing that looks ahead, behind or back.",
    start: "[ -~\\s]*",
    longest: 400,
    problemOf,
  },
  canonical: {
    kind: "switch",
    label: "Which of them can follow",
    hint: "Tries each admitted entry behind the text’s own tokens, alone and with six short texts behind it: a second or so for each column.",
    start: false,
  },
} as const;

/** Entries that are listed. */
const mostListed = 200;

/** How many admitted entries canonical text has behind the text's own tokens. */
export interface AdmittedFollowing {
  /** A text is known that has the entry there. */
  readonly can: number;
  /** None of the texts that were tried has it there. */
  readonly notFound: number;
  /** Pieces of characters, of which it is not told. */
  readonly untold: number;
}

/** What may come next. */
export interface AdmitsFigures {
  /** Where the text ends that is asked about, in its bytes. */
  readonly byte: number;
  /** The text's first byte with which no output can go on, in bytes; null where there is none. */
  readonly leavesAt: number | null;
  /** Whether the text is a whole output as it is. */
  readonly isComplete: boolean;
  readonly admitted: number;
  /** Entries of the vocabulary that stand for something, control tokens left out. */
  readonly of: number;
  readonly first: readonly { readonly id: number; readonly bytes: Uint8Array }[];
  /** Null where nobody asks. */
  readonly following: AdmittedFollowing | null;
}

/** Which entries may come next where an expression, or JSON, must come out. */
export const instrument: Instrument<typeof options, AdmitsFigures> = {
  options,
  help: "The entries with which the text may go on, up to the caret or what is pinned, so that some output begins with it and is matched as a whole: what constrained generation masks, counted byte by byte of all entries. How likely each is, and so what a mask does to a model’s answers, needs a model, which this page has not.",
  papers: [
    { cited: "Willard & Louf 2023", address: "https://arxiv.org/abs/2307.09702" },
    { cited: "Lipkin et al. 2025", address: "https://arxiv.org/abs/2504.05410" },
  ],
  asksPlace: true,
  measure,
  columns: [
    { key: "byte", title: "text ends at byte" },
    { key: "leavesAt", title: "text leaves at byte" },
    { key: "complete", title: "may end here" },
    { key: "admitted", title: "entries admitted" },
    { key: "of", title: "of entries" },
    { key: "canFollow", title: "of the admitted, can follow" },
    { key: "notFoundToFollow", title: "not found to follow in trials" },
    { key: "first", title: `ids of the first ${mostListed}` },
  ],
  rows: ({ byte, leavesAt, isComplete, admitted, of, first, following }) => [
    [
      ...[byte, leavesAt, isComplete ? "yes" : "no", admitted, of],
      ...[following?.can ?? null, following?.notFound ?? null, first.map(({ id }) => id).join(" ")],
    ],
  ],
};

async function measure(
  { text: given, place, options: encodeOptions, loadTokenizer }: Subject,
  { by, expression, canonical }: OptionsOf<typeof options>,
  control: Control,
): Promise<AdmitsFigures> {
  const tokenizer = await loadTokenizer();
  if (!isStaged(tokenizer) || !isIncremental(tokenizer))
    throw new InapplicableError("It cuts texts by a rule and has no vocabulary of which something could come next.");
  const prompt = textUpTo(given.toWellFormed(), place?.end ?? null);
  const bytes = utf8Encode(prompt);
  const tail = canonical ? openTail(tokenizer, prompt) : null;
  if (canonical && tail === null)
    throw new InapplicableError("Nothing surely parts the text for thousands of characters before this place.");
  const follows = tail === null ? null : followerOf(tokenizer, tail, { ...encodeOptions, inserted: false });
  const following = { can: 0, notFound: 0, untold: 0 };
  const first: { readonly id: number; readonly bytes: Uint8Array }[] = [];
  let admitted = 0;
  const entries = entryTexts(tokenizer);
  const tell = (id: number, forms: readonly Uint8Array[]) => {
    admitted++;
    if (first.length < mostListed && forms[0] !== undefined) first.push({ id, bytes: forms[0].slice() });
    if (follows === null) return;
    const told = forms.map((form) => follows(id, form));
    if (told.includes(true)) following.can++;
    else if (told.includes(null)) following.untold++;
    else following.notFound++;
  };
  const behind = async <State>(acceptor: Acceptor<State>) => {
    const { state, leavesAt, isComplete } = standBehind(acceptor, bytes);
    const spaces = spacesOf(tokenizer, entries, bytes.length === 0);
    const of = await eachAdmitted(acceptor, state, entries, spaces, tell, control);
    return { leavesAt, isComplete, of };
  };
  try {
    const found = await (by === "json"
      ? behind(new JsonAcceptor())
      : behind(new ByteAutomaton(readExpression(expression))));
    return { byte: bytes.length, ...found, admitted, first, following: canonical ? following : null };
  } catch (error) {
    throw error instanceof ExpressionError ? new InapplicableError(`The expression: ${error.message}`) : error;
  }
}

/** What is wrong with an expression; none is run to find that out. */
function problemOf(written: string): string | null {
  if (written === "") return "It is empty.";
  try {
    new ByteNetwork(readExpression(written));
    return null;
  } catch (error) {
    return saidOf(error);
  }
}

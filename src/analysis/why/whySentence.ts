import { shortened } from "../../text/shortened";
import { utf8Encode } from "../../text/utf8";
import { visibleText } from "../../text/visible";
import type { TraceMatch, TraceToken } from "../../tokenizers/trace";
import { characterWords } from "./characterWords";
import type { Algorithm } from "./modelReason";
import type { NormalizerParting } from "./normalizerParting";
import { patternLine, patternWords } from "./patternWords";
import type { CutPoint, PreTokenParting, SeenPreToken } from "./preTokenParting";
import type { Both, TextRange } from "./stageOutputs";
import type { GivenToModels, Parting, Told, Why } from "./whyDiffer";

/** A piece of a sentence. */
export interface SentencePart {
  /** `words` of the sentence; what it quotes of the `text`, to be isolated; `bytes` in hexadecimal; `code` of a pattern. */
  readonly kind: "words" | "text" | "bytes" | "code";
  /** As it is shown: short, and with everything visible. */
  readonly shown: string;
}

/** Why two tokenizers part, in words. @param names of the two */
export function whySentence(why: Why, names: Both<string>): string {
  if (why.parting.stage === "none") return `All stages of ${names[0]} and ${names[1]} make the same of it.`;
  return whyReasons(why, names)
    .map(({ words }) =>
      words.map(({ kind, shown }) => (kind === "text" || kind === "code" ? `“${shown}”` : shown)).join(""),
    )
    .join(" ");
}

/** A stage at which two tokenizers part, with the sentence that says so. */
export interface WhyReason {
  readonly words: readonly SentencePart[];
  readonly parting: Told;
}

/**
 * The same in pieces: the first stage that parts them, then that their models part too, as far as that is known. A stage that parts
 * only what is around the place comes last; where none parts them there is nothing to tell.
 */
export function whyReasons({ parting, beyond, cut, place }: Why, names: Both<string>): readonly WhyReason[] {
  if (parting.stage === "none") return [];
  const first = { words: partingSentence(parting, names), parting };
  const around = { words: say`Around it they part at an earlier stage. ${first.words}`, parting };
  if (cut !== null)
    return [{ words: preTokenSentence(cut, names), parting: { stage: "preTokenizer", ...cut } }, around];
  if (beyond === null) return [first];
  const models: Told = { stage: "model", ...beyond };
  const seen = text(beyond.text);
  const reason = modelSentence(beyond, names);
  return isAround(parting, place)
    ? [{ words: say`Both models come to ${seen}. ${reason}`, parting: models }, around]
    : [first, { words: say`Their models part too, where both come to ${seen}. ${reason}`, parting: models }];
}

/** Whether the first stage parts two tokenizers beside the place alone: of the others it is known, as something parts them in it. */
function isAround(parting: Told, place: TextRange): boolean {
  if (parting.stage !== "preTokenizer") return true;
  return parting.end <= place.start || parting.start >= place.end;
}

function partingSentence(parting: Told, names: Both<string>): readonly SentencePart[] {
  switch (parting.stage) {
    case "added":
      return addedSentence(parting, names);
    case "normalizer":
      return normalizerSentence(parting, names);
    case "preTokenizer":
      return preTokenSentence(parting, names);
    case "model":
      return [
        ...(parting.isPreToken
          ? say`Both models get ${text(parting.text)}. `
          : say`Both models come to ${text(parting.text)}. `),
        ...modelSentence(parting, names),
      ];
  }
}

type Added = Extract<Parting, { readonly stage: "added" }>;

function addedSentence({ only, isInPlace }: Added, names: Both<string>): SentencePart[] {
  const [one, other] = [only[0][0], only[1][0]];
  const side = other === undefined || (one !== undefined && one.start <= other.start) ? 0 : 1;
  const token = only[side][0];
  if (token === undefined) return [];
  const rival = only[side === 0 ? 1 : 0].find(({ start, end }) => start < token.end && end > token.start);
  const [name, otherName] = [names[side], names[side === 0 ? 1 : 0]];
  if (!isInPlace) {
    return say`Beside it ${text(token.text)} is one added token in ${name}, which parts the text there; ${otherName} does not find it.`;
  }
  return rival === undefined
    ? say`${text(token.text)} is one added token in ${name}, and not in ${otherName}, which reads it as text.`
    : say`The added token of ${name} takes in ${text(token.text)}, that of ${otherName} ${text(rival.text)}.`;
}

function normalizerSentence({ original, written }: NormalizerParting, names: Both<string>): SentencePart[] {
  const isKept = written.map((each) => each === original);
  const whole = text(original);
  if (isKept[0] === isKept[1]) {
    if (written[0] === written[1]) return say`Both normalizers write ${text(written[0])}, for other parts of ${whole}.`;
    return say`${names[0]}’s normalizer ${writing(written[0], original)}, ${names[1]}’s ${writing(written[1], original)}.`;
  }
  const side = isKept[0] === true ? 1 : 0;
  return say`${names[side]}’s normalizer ${writing(written[side], original)}; ${names[side === 0 ? 1 : 0]} leaves it as it is.`;
}

function writing(written: string, original: string): SentencePart[] {
  if (written === "") return say`drops ${text(original)}`;
  if (original === "") return say`puts in ${text(written)}`;
  if (written === ` ${original}`) return say`puts a space before ${text(original)}`;
  // They look the same.
  if (written === original.normalize("NFC")) {
    return say`joins letters and the marks on them in ${text(original)} into one character each (NFC)`;
  }
  if (written === original.normalize("NFD"))
    return say`takes the letters of ${text(original)} and their marks apart (NFD)`;
  return say`makes ${text(written)} of ${text(original)}`;
}

function preTokenSentence(parting: PreTokenParting, names: Both<string>): SentencePart[] {
  return say`Both see ${text(parting.text)}. ${taking(parting, 0, names[0])}; ${taking(parting, 1, names[1])}.`;
}

/** Pre-tokens that a sentence quotes; all can be seen beneath it. */
const mostPreTokens = 5;

function taking({ preTokens, cuts, point, start, end }: PreTokenParting, side: 0 | 1, name: string): SentencePart[] {
  const [preToken, cut] = [preTokens[side], cuts[side]];
  if (cut === null) return say`${name} cuts nothing before its model, which gets all of the text`;
  if (preToken === null) return say`${name} drops what stands there`;
  const { match, next, rule } = preToken;
  const pieces = cut.preTokens.filter((each) => each.start >= start && each.start < end);
  const quoted = pieces.slice(0, mostPreTokens).flatMap((each, i) => [...(i > 0 ? say`, ` : []), text(each.text)]);
  const gives = pieces.length > mostPreTokens ? say`${quoted} and more` : quoted;
  const ending = point?.cutting === side ? endingAt(point) : [];
  if (match !== null) return say`${name}’s pattern takes ${partOf(preToken, match, point, side)}${ending}: ${gives}`;
  if (next !== null) return say`${name}’s pattern leaves ${text(preToken.text)} before its next match: ${gives}`;
  // A rule that is a pattern is named with it.
  const cutter = rule?.split(" ")[0] ?? "pre-tokenizer";
  const where = cutsAt.get(cutter);
  return say`${name}’s ${cutter}${where === undefined ? "" : `, which cuts ${where},`} gives ${gives}`;
}

/** Where pre-tokenizers that are no patterns cut. */
const cutsAt: ReadonlyMap<string, string> = new Map([
  ["BertPreTokenizer", "at white space and on both sides of punctuation"],
  ["WhitespaceSplit", "at white space"],
  ["Punctuation", "on both sides of punctuation"],
  ["Metaspace", "before spaces"],
  ["UnicodeScripts", "where one script follows another"],
]);

/** Before what a pattern's part ends: more of what it has taken needs no words, as its number or its place says why. */
function endingAt({ before, next }: CutPoint): SentencePart[] {
  if ([/\p{N}/u, /\s/u].some((kind) => kind.test(before) && kind.test(next)) || next === "") return [];
  const isMark = /\p{M}/u.test(next) && /\p{L}/u.test(before);
  const isCapital = /[\p{Lu}\p{Lt}]/u.test(next) && /\p{Ll}/u.test(before);
  const more = isMark ? ", which counts as a mark and not as a letter" : isCapital ? " behind a small one" : "";
  return say`, and ends before ${text(next)}, ${characterWords(next)}${more}`;
}

function partOf(
  { text: taken, start }: SeenPreToken,
  { pattern, start: from, end }: TraceMatch,
  point: CutPoint | null,
  side: 0 | 1,
): SentencePart[] {
  const part = pattern.slice(from, end);
  const first = utf8Encode(String.fromCodePoint(taken.codePointAt(0) ?? 0)).length;
  const here = point && { isEnd: point.cutting === side, isBehindFirst: point.at === start + first, next: point.next };
  const words = patternWords(part, taken, here);
  return words === null ? say`what ${code(part)} matches` : say`${words}`;
}

function modelSentence({ reason, text: given, preTokens }: GivenToModels, names: Both<string>): SentencePart[] {
  switch (reason.kind) {
    case "entry": {
      const { bytes, lacking } = reason;
      const having = names[lacking === 0 ? 1 : 0];
      if (bytes.length === utf8Encode(given).length) return say`Only ${having} has an entry for all of it.`;
      return say`Only ${having} has ${entryOf(bytes)}.`;
    }
    case "unknown":
      return say`${names[reason.lacking]} has no token for ${textOrBytes(reason.bytes)} but its unknown one.`;
    case "dropped":
      return say`${names[reason.lacking]} has no tokens for ${textOrBytes(reason.bytes)}, and drops it.`;
    case "byteFallback":
      return say`${names[reason.lacking]} has no entry for ${textOrBytes(reason.bytes)}, and writes its bytes.`;
    case "merge": {
      const { merge, instead, merging } = reason;
      const resting = merging === 0 ? 1 : 0;
      const joins = joining(given, preTokens[merging], merge.left, merge.right);
      const first = say`${names[merging]} joins ${joins} (rank ${rankText(merge.rank)}); `;
      if (instead === null) return [...first, ...say`${names[resting]} has an entry for both, but never joins them.`];
      const others = joining(given, preTokens[resting], instead.left, instead.right);
      return [...first, ...say`${names[resting]} comes to ${others} first (rank ${rankText(instead.rank)}).`];
    }
    case "whole": {
      const resting = names[reason.taking === 0 ? 1 : 0];
      return say`${names[reason.taking]} takes it as it is, being an entry; ${resting} has that entry too, but its merges do not lead there.`;
    }
    case "algorithm": {
      const [one, other] = [algorithmWords(reason.algorithms[0]), algorithmWords(reason.algorithms[1])];
      if (one === other) return say`Both have the entries, but ${one} leads to others in each.`;
      return say`Both have the entries; ${names[0]} goes by ${one}, ${names[1]} by ${other}.`;
    }
  }
}

function algorithmWords(algorithm: Algorithm): string {
  return typeof algorithm === "string" ? algorithms[algorithm] : `another way than its own (${algorithm.way})`;
}

/** How a model chooses. */
const algorithms: Readonly<Record<Extract<Algorithm, string>, string>> = {
  BPE: "the rank of merges (BPE)",
  WordPiece: "the longest entry from the left (WordPiece)",
  Unigram: "the highest sum of scores (Unigram)",
  WordLevel: "whole words",
};

/** Ranks as counts are written in the page. */
export function rankText(rank: number): string {
  return rank.toLocaleString("en-US");
}

/** @param given the pre-token in no notation: where it has no “▁”, that is a space */
function joining(given: string, preToken: string, left: TraceToken, right: TraceToken): SentencePart[] {
  const bytes = utf8Encode(preToken);
  const piece = ({ start, end }: TraceToken): SentencePart => {
    const part = textOrBytes(bytes.slice(start, end));
    return given.includes("▁") ? part : { ...part, shown: part.shown.replaceAll("▁", "·") };
  };
  return say`${piece(left)} and ${piece(right)}`;
}

function entryOf(bytes: Uint8Array<ArrayBuffer>): SentencePart[] {
  const part = textOrBytes(bytes);
  if (part.kind === "bytes") return say`an entry for the bytes ${part}, a piece of a character or of several`;
  // What cannot be seen, or not by itself.
  const character = decoder.decode(bytes);
  const isHidden = /^[\p{M}\p{C}]$/u.test(character);
  return say`the entry ${part}${isHidden ? `, ${characterWords(character)}` : ""}`;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** Bytes as text, or in hexadecimal where they are no whole characters. */
function textOrBytes(bytes: Uint8Array<ArrayBuffer>): SentencePart {
  try {
    return text(decoder.decode(bytes));
  } catch {
    // Only bytes that are not UTF-8 throw.
    const hex = Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, "0"));
    return { kind: "bytes", shown: shortened(hex.join(" ")) };
  }
}

/** Code points of what is quoted; what is longer can be seen whole beneath the sentence. */
const mostQuoted = 40;

function text(raw: string): SentencePart {
  return { kind: "text", shown: shortened(visibleText(raw), mostQuoted) };
}

function code(part: string): SentencePart {
  return { kind: "code", shown: patternLine(part) };
}

/** Words, with pieces among them. */
function say(
  words: TemplateStringsArray,
  ...pieces: (string | SentencePart | readonly SentencePart[])[]
): SentencePart[] {
  return words.flatMap((shown, i) => {
    const piece = pieces[i] ?? [];
    const follows =
      typeof piece === "string" ? [{ kind: "words" as const, shown: piece }] : "kind" in piece ? [piece] : piece;
    return [{ kind: "words" as const, shown }, ...follows];
  });
}

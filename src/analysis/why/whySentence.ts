import { shortened } from "../../text/shortened";
import { utf8Encode } from "../../text/utf8";
import { visibleText } from "../../text/visible";
import type { ModelTrace, TraceMatch, TraceToken } from "../../tokenizers/trace";
import type { NormalizerParting } from "./normalizerParting";
import { patternLine, patternWords } from "./patternWords";
import type { PreTokenParting, SeenPreToken } from "./preTokenParting";
import type { Both, GivenToModels, Parting, Why } from "./whyDiffer";

/** A piece of a sentence. */
export interface SentencePart {
  /** `words` of the sentence; what it quotes of the `text`, to be isolated; `bytes` in hexadecimal; `code` of a pattern. */
  readonly kind: "words" | "text" | "bytes" | "code";
  /** As it is shown: short, and with everything visible. */
  readonly shown: string;
}

/** Why two tokenizers part, in words. @param names of the two */
export function whySentence(why: Why, names: Both<string>): string {
  const { reason, around } = whyParts(why, names);
  return [...reason, ...(around === null ? [] : say` ${around}`)]
    .map(({ kind, shown }) => (kind === "text" || kind === "code" ? `“${shown}”` : shown))
    .join("");
}

/** Why two tokenizers part, in pieces of sentences. */
export interface WhyWords {
  /** What parts them in the place. */
  readonly reason: readonly SentencePart[];
  /** The earlier stage that has parted them around it; null where there is none, or it is the reason. */
  readonly around: readonly SentencePart[] | null;
}

/** The same in pieces. */
export function whyParts({ parting, beyond }: Why, names: Both<string>): WhyWords {
  const first = partingSentence(parting, names);
  if (beyond === null) return { reason: first, around: null };
  return {
    reason: say`Both models come to ${text(beyond.text)}. ${modelSentence(beyond, names)}`,
    around: say`Around it they part at an earlier stage. ${first}`,
  };
}

function partingSentence(parting: Parting, names: Both<string>): readonly SentencePart[] {
  switch (parting.stage) {
    case "none":
      return say`All stages of ${names[0]} and ${names[1]} make the same of it.`;
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
  if (written === original.normalize("NFC")) return say`composes the letters and marks of ${text(original)} (NFC)`;
  if (written === original.normalize("NFD")) return say`decomposes the letters of ${text(original)} (NFD)`;
  return say`makes ${text(written)} of ${text(original)}`;
}

function preTokenSentence({ text: seen, preTokens, cuts }: PreTokenParting, names: Both<string>): SentencePart[] {
  const [one, other] = [
    taking(preTokens[0], cuts[0] !== null, names[0]),
    taking(preTokens[1], cuts[1] !== null, names[1]),
  ];
  return say`Both see ${text(seen)}. ${one}; ${other}.`;
}

function taking(preToken: SeenPreToken | null, cutsAny: boolean, name: string): SentencePart[] {
  if (!cutsAny) return say`${name} cuts nothing before its model`;
  if (preToken === null) return say`${name} drops what stands there`;
  const { match, next, rule } = preToken;
  const taken = text(preToken.text);
  if (match !== null) {
    // Another pattern has its match there, before this one came to see the text.
    const end = next !== null && next.pattern !== match.pattern ? say`, up to ${partOf(next)}` : [];
    return say`${name}’s pattern takes ${partOf(match)}: ${taken}${end}`;
  }
  if (next !== null) return say`${name}’s pattern leaves ${taken} before its next match`;
  // A rule that is a pattern is named with it.
  return say`${name}’s ${rule?.split(" ")[0] ?? "pre-tokenizer"} gives ${taken}`;
}

function partOf({ pattern, start, end }: TraceMatch): SentencePart[] {
  const part = pattern.slice(start, end);
  const words = patternWords(part);
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
      const [one, other] = reason.algorithms;
      if (one === other) return say`Both have the entries, but ${ways[one]} leads to others in each.`;
      return say`Both have the entries; ${names[0]} goes by ${ways[one]}, ${names[1]} by ${ways[other]}.`;
    }
  }
}

/** How a model chooses. */
const ways: Readonly<Record<ModelTrace["kind"], string>> = {
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
  return part.kind === "text" ? say`the entry ${part}` : say`an entry of the bytes ${part}`;
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

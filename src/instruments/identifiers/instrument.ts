import { Utf8Index, utf8Encode } from "../../text/utf8";
import { type Encoding, TokenFlag } from "../../tokenizers/tokenizer";
import { type BoundaryCounts, boundaryScores } from "../boundaries";
import { breathe } from "../breathe";
import type { Control, Field, Instrument, Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { groupsIn, TokensOver } from "../tokensOver";
import { languages } from "./languages";
import { kinds, type Lexeme, type LexemeKind, lexemesOf } from "./lexemes";
import { nameParts, partsOf, scoreName } from "./nameParts";

const options = {
  language: {
    kind: "choice",
    label: "Language",
    hint: "By whose grammar the text is read. None is guessed: a short text is good code in several, and the wrong grammar finds other lexemes without a word.",
    start: "javascript",
    values: languages,
  },
} as const;

/** Names that are told. */
const mostNames = 500;

/** An identifier, cut so. */
export interface CutName {
  readonly name: string;
  /** As it should be cut. */
  readonly parts: readonly string[];
  /** As its tokens cut it; a character that is cut itself is in hexadecimal. */
  readonly groups: readonly string[];
  /** What each end between two groups is: at a cut, at none, or at signs around all words, which count neither way. */
  readonly ends: readonly ("right" | "wrong" | "aside")[];
  /** Cuts that no token ends at. */
  readonly missed: number;
  /** How often it is there, cut so. */
  readonly count: number;
}

/** Lexemes of a kind, and the tokens that belong to one of them. */
export interface OfKind {
  readonly lexemes: number;
  readonly tokens: number;
}

/** How code is cut. */
export interface IdentifiersFigures {
  /** Of the text, control tokens left out. */
  readonly tokens: number;
  readonly identifiers: number;
  /** Different ones. */
  readonly names: number;
  /** Tokens that stand for some part of an identifier, over all of them. */
  readonly over: number;
  /** Identifiers that are in one token. */
  readonly inOne: number;
  /** Ends of tokens inside of identifiers, against camelCase, signs and digits. */
  readonly boundaries: BoundaryCounts;
  /** The same of identifiers that are not in one token. */
  readonly ofSplit: BoundaryCounts;
  /** Tokens left once those of each identifier are one; once those of each lexeme are. */
  readonly joinedNames: number;
  readonly joinedLexemes: number;
  readonly kinds: Readonly<Partial<Record<LexemeKind, OfKind>>>;
  /** Tokens of white space alone. */
  readonly between: number;
  /** Places that the grammar has no rule for. */
  readonly errors: number;
  /** Those first that have most wrong and missed ends. */
  readonly cut: readonly CutName[];
  readonly more: number;
}

/** Whether tokens of code end where its names' words do, and what joining them leaves. */
export const instrument: Instrument<typeof options, IdentifiersFigures> = {
  options,
  help: "The text is read as code by a grammar (Lezer’s), and its identifiers are parted as people read them: at camelCase, underscores and digits. Whether tokens end there, how many an identifier takes, and how long the text is once the tokens of each identifier, or of each lexeme, are joined into one.",
  papers: [
    { cited: "Chirkova & Troshin 2023 (CodeBPE)", address: "https://arxiv.org/abs/2308.00683" },
    { cited: "Saad et al. 2025", address: "https://arxiv.org/abs/2507.14423" },
  ],
  measure,
  columns: [
    { key: "kind", title: "kind" },
    { key: "lexemes", title: "lexemes" },
    { key: "tokens", title: "tokens" },
    { key: "tokensPerLexeme", title: "tokens per lexeme" },
    { key: "inOneToken", title: "in one token" },
    { key: "precision", title: "precision" },
    { key: "recall", title: "recall" },
    { key: "f1", title: "F1" },
    { key: "f1OfSplit", title: "F1 of those in several tokens" },
    { key: "joinedIdentifiers", title: "tokens, identifiers joined" },
    { key: "joinedLexemes", title: "tokens, lexemes joined" },
    { key: "errors", title: "places not read" },
  ],
  rows: (figures) => {
    const { tokens, identifiers, over, inOne, boundaries, ofSplit, joinedNames, joinedLexemes, errors } = figures;
    const { precision, recall, f1 } = boundaryScores(boundaries);
    const all = Object.values(figures.kinds).reduce((sum, { lexemes }) => sum + lexemes, 0);
    const others = (Object.keys(kinds) as LexemeKind[]).flatMap((kind): Field[][] => {
      const own = figures.kinds[kind];
      if (kind === "identifier" || own === undefined) return [];
      return [[kinds[kind], own.lexemes, own.tokens, own.tokens / own.lexemes, ...none]];
    });
    return [
      [
        "all",
        all,
        tokens,
        all === 0 ? null : tokens / all,
        null,
        null,
        null,
        null,
        null,
        joinedNames,
        joinedLexemes,
        errors,
      ],
      [
        ...[
          "identifiers",
          identifiers,
          figures.kinds.identifier?.tokens ?? 0,
          identifiers === 0 ? null : over / identifiers,
        ],
        ...[inOne, precision, recall, f1, boundaryScores(ofSplit).f1, null, null, null],
      ],
      ...others,
    ];
  },
};

const none: readonly null[] = [null, null, null, null, null, null, null, null];

async function measure(
  { text: given, encoding }: Subject,
  { language }: OptionsOf<typeof options>,
  control: Control,
): Promise<IdentifiersFigures> {
  const { onProgress, signal } = control;
  const text = given.toWellFormed();
  const { lexemes, errors } = await lexemesOf(text, language, control);
  await breathe(signal);
  const index = new Utf8Index(text);
  const names = cutNames(text, index, lexemes, encoding);
  onProgress(0.8);
  await breathe(signal);
  return { ...names, ...joined(text, index, lexemes, encoding), errors };
}

type Names = Pick<
  IdentifiersFigures,
  "identifiers" | "names" | "over" | "inOne" | "boundaries" | "ofSplit" | "cut" | "more"
>;

function cutNames(text: string, index: Utf8Index, lexemes: readonly Lexeme[], encoding: Encoding): Names {
  const tokens = new TokensOver(encoding);
  const known = new Map<string, ReturnType<typeof nameParts>>();
  const found = new Map<string, CutName & { count: number }>();
  const all = { identifiers: 0, over: 0, inOne: 0 };
  const boundaries = { cut: 0, gold: 0, both: 0 };
  const ofSplit = { cut: 0, gold: 0, both: 0 };
  for (const lexeme of lexemes) {
    if (lexeme.kind !== "identifier") continue;
    const [from, to] = bareName(text, lexeme);
    if (from >= to) continue;
    const name = text.slice(from, to);
    const [start, end] = [index.byteOf(from), index.byteOf(to)];
    const parts = known.get(name) ?? nameParts(name);
    known.set(name, parts);
    const over = tokens.in(start, end).length;
    const cuts = tokens.cutsIn(start, end);
    all.identifiers++;
    all.over += over;
    if (over === 1) all.inOne++;
    // An end inside of a character is at no cut: half a unit behind its first is none either.
    const places = cuts.map((cut) => index.unitOf(cut) - from + (index.isCodePointBoundary(cut) ? 0 : 0.5));
    const score = scoreName(parts, places);
    for (const counts of over === 1 ? [boundaries] : [boundaries, ofSplit]) {
      counts.cut += score.cut;
      counts.gold += score.gold;
      counts.both += score.both;
    }
    const key = `${name} ${places.join(" ")}`;
    const own = found.get(key);
    if (own !== undefined) own.count++;
    else {
      found.set(key, {
        name,
        parts: partsOf(name, parts),
        groups: groupsIn(name, start, cuts),
        ends: places.map((place) =>
          score.wrong.includes(place) ? "wrong" : place <= parts.begin || place >= parts.end ? "aside" : "right",
        ),
        missed: score.gold - score.both,
        count: 1,
      });
    }
  }
  const errorsOf = ({ ends, missed, count }: CutName) =>
    (ends.filter((end) => end === "wrong").length + missed) * count;
  const cut = [...found.values()].sort((a, b) => errorsOf(b) - errorsOf(a) || b.count - a.count);
  const more = Math.max(0, cut.length - mostNames);
  return { ...all, names: known.size, boundaries, ofSplit, cut: cut.slice(0, mostNames), more };
}

/** An identifier without quotation marks and other signs around it, in UTF-16 units. */
function bareName(text: string, { start, end }: Lexeme): readonly [number, number] {
  const found = /[\p{ID_Continue}$-](?:.*[\p{ID_Continue}$-])?/su.exec(text.slice(start, end));
  return found === null ? [start, start] : [start + found.index, start + found.index + found[0].length];
}

type Joined = Pick<IdentifiersFigures, "tokens" | "joinedNames" | "joinedLexemes" | "kinds" | "between">;

/** Gives each token to the lexeme in which its first byte is that is no white space. */
function joined(text: string, index: Utf8Index, lexemes: readonly Lexeme[], encoding: Encoding): Joined {
  const bytes = utf8Encode(text);
  const { ids, byteStart, byteEnd, flags } = encoding;
  const ofKinds: Partial<Record<LexemeKind, { lexemes: number; tokens: number }>> = {};
  for (const { kind } of lexemes) {
    const own = ofKinds[kind] ?? { lexemes: 0, tokens: 0 };
    own.lexemes++;
    ofKinds[kind] = own;
  }
  let [tokens, between, joinedNames, joinedLexemes] = [0, 0, 0, 0];
  let [at, last] = [0, -1];
  for (let token = 0; token < ids.length; token++) {
    if (((flags[token] as number) & TokenFlag.special) !== 0) continue;
    tokens++;
    let place = byteStart[token] as number;
    const end = byteEnd[token] as number;
    while (place < end && isSpace(bytes[place] as number)) place++;
    while (at < lexemes.length && index.byteOf((lexemes[at] as Lexeme).end) <= place) at++;
    const lexeme = place < end ? lexemes[at] : undefined;
    if (lexeme === undefined || index.byteOf(lexeme.start) > place) {
      between++;
      joinedNames++;
      joinedLexemes++;
      continue;
    }
    const own = ofKinds[lexeme.kind];
    if (own !== undefined) own.tokens++;
    const isMore = at === last;
    last = at;
    if (!isMore) joinedLexemes++;
    if (!isMore || lexeme.kind !== "identifier") joinedNames++;
  }
  return { tokens, between, joinedNames, joinedLexemes, kinds: ofKinds };
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

import { type FlatWords, flatten } from "../unigram/flatWords";
import { type RoundResult, UnigramLearning } from "../unigram/learnUnigram";
import { type Pieces, stride, sumAt } from "../unigram/pieces";
import { unknownPenalty } from "../unigram/segmenter";
import { requiredSymbols, textOfPiece } from "../unigram/vocabulary";
import { mostSteps } from "./algorithms";
import type { PieceScores } from "./bestCuts";
import { tableOf } from "./tableOf";
import type { CountedWord } from "./words";

export { leastExpected } from "../unigram/learnUnigram";

/** What is a piece to begin with, and how likely it is at first. */
export interface SeedRow {
  readonly piece: string;
  /** How often a character stands in the text, or in how many places of the list of words a longer piece does. */
  readonly times: number;
  /** That times its characters. */
  readonly weight: number;
  /** Its part of all weights, in logarithms. */
  readonly score: number;
}

/** What an iteration of expectation maximization makes of a piece. */
export interface EstimateRow {
  readonly piece: string;
  readonly before: number;
  /** How often the piece is to be expected in the text, over all ways to cut its words. */
  readonly expected: number;
  /** Null where it goes. */
  readonly after: number | null;
}

/** What pruning makes of a piece. */
export interface PruneRow {
  readonly piece: string;
  /** How often the likeliest ways to cut all words have it. */
  readonly times: number;
  /** By how much less likely a word would be without it, on average; null where that is not asked. */
  readonly loss: number | null;
  readonly stays: boolean;
}

/** What becomes of a piece at the end. */
export interface FinishRow {
  readonly piece: string;
  /** Null for what is no entry. */
  readonly score: number | null;
  /** Whether it is a character that was no piece any more, and is an entry all the same. */
  readonly isBack: boolean;
}

/** What is done next to the pieces. */
export type PiecesChange =
  | { readonly kind: "seed"; readonly rows: readonly SeedRow[] }
  | { readonly kind: "estimate"; readonly rows: readonly EstimateRow[] }
  | { readonly kind: "prune"; readonly rows: readonly PruneRow[] }
  | { readonly kind: "finish"; readonly rows: readonly FinishRow[] };

/** What pieces there are, and what is done to them next. */
export interface PiecesStep extends PieceScores {
  /** Null at the end. */
  readonly next: PiecesChange | null;
}

/** All of a lesson on Unigram. */
export interface PiecesLesson {
  readonly steps: readonly PiecesStep[];
  /** Entries in all, `<unk>` among them. */
  readonly size: number;
  /** The fewest that there can be: the characters. */
  readonly least: number;
}

/** What is no piece, and an entry all the same. */
const fixed = ["<unk>"];

/** Where nothing is said of the size: how many words there are for each piece that there is room for besides characters. */
const wordsToPiece = 3;

/**
 * Learns a Unigram vocabulary (Kudo 2018) of a few words by this project's own trainer, and keeps all that there is before each change
 * to its pieces, and what the change goes by.
 * @param words one at least
 * @param size entries in all; null for what shows the most. Characters have an entry in any case.
 */
export function makeUnigramLesson(words: readonly CountedWord[], size: number | null): PiecesLesson {
  const flat = flatten(tableOf(words), [], null);
  const least = fixed.length + requiredSymbols(flat).length;
  const asked = Math.max(least, size ?? least + Math.ceil(words.length / wordsToPiece));
  const learning = new UnigramLearning(flat, { size: asked, fixed });
  const steps: PiecesStep[] = [];
  for (let step = learning.step(); step !== null && steps.length < mostSteps; step = learning.step()) {
    const { result } = step;
    if (result === undefined) continue;
    if (result.kind === "seeded") steps.push({ scores: new Map(), unknown: 0, next: seedsOf(words, flat, learning) });
    else steps.push({ ...scoresOf(flat, learning.pieces), next: changeOf(result, flat, learning) });
  }
  const entries = entriesOf(learning);
  const end: PiecesStep = { scores: entries, unknown: Math.min(...entries.values()) - unknownPenalty, next: null };
  return { steps: withScoresAfter([...steps, end]), size: fixed.length + entries.size, least };
}

function scoresOf(words: FlatWords, pieces: Pieces): PieceScores {
  const scores = new Map<string, number>();
  for (let piece = 1; piece < pieces.size; piece++) {
    scores.set(textOfPiece(words, pieces, piece), pieces.scores[piece] as number);
  }
  return { scores, unknown: pieces.least() - unknownPenalty };
}

function entriesOf({ vocabulary }: UnigramLearning): Map<string, number> {
  return new Map(
    Array.from({ length: vocabulary.size }, (_, entry) => [vocabulary.textOf(entry), vocabulary.scoreOf(entry)]),
  );
}

/** Counts anew what the trainer has found, which keeps no more of it than the probabilities. */
function seedsOf(words: readonly CountedWord[], flat: FlatWords, { pieces }: UnigramLearning): PiecesChange {
  const rows = Array.from(scoresOf(flat, pieces).scores, ([piece, score]): SeedRow => {
    const length = [...piece].length;
    const times = words.reduce((sum, { text, count }) => sum + placesOf(piece, text) * (length === 1 ? count : 1), 0);
    return { piece, times, weight: times * length, score };
  });
  return { kind: "seed", rows };
}

/** In how many places a text has another, those that lie over each other too. */
function placesOf(part: string, text: string): number {
  let places = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) places++;
  return places;
}

function changeOf(
  result: Exclude<RoundResult, { kind: "seeded" }>,
  words: FlatWords,
  learning: UnigramLearning,
): PiecesChange {
  const { pieces } = learning;
  const all = Array.from({ length: pieces.size - 1 }, (_, i) => i + 1);
  const textOf = (piece: number) => textOfPiece(words, pieces, piece);
  const sumOf = (piece: number) => pieces.table[piece * stride + sumAt] as number;
  if (result.kind === "finished") return finishOf(all.map(textOf), entriesOf(learning));
  if (result.kind === "estimated") {
    const rows = all.map((piece): EstimateRow => {
      const [before, expected] = [pieces.scores[piece] as number, sumOf(piece)];
      return { piece: textOf(piece), before, expected, after: null };
    });
    return { kind: "estimate", rows: rows.sort((one, other) => other.expected - one.expected) };
  }
  const kept = new Set(result.kept);
  const losses = new Map(Array.from(result.weighed, (piece, i) => [piece, result.losses[i] as number]));
  const rows = all.map((piece): PruneRow => {
    return { piece: textOf(piece), times: sumOf(piece), loss: losses.get(piece) ?? null, stays: kept.has(piece) };
  });
  return { kind: "prune", rows: rows.sort((one, other) => rankOf(other) - rankOf(one)) };
}

/** Orders what is pruned: by what its loss is, then what is in no word's likeliest way, then what stays in any case. */
function rankOf({ loss, stays }: PruneRow): number {
  return loss ?? (stays ? Number.NEGATIVE_INFINITY : -1e300);
}

function finishOf(pieces: readonly string[], entries: ReadonlyMap<string, number>): PiecesChange {
  const known = new Set(pieces);
  const rows = [
    ...Array.from(entries, ([piece, score]): FinishRow => ({ piece, score, isBack: !known.has(piece) })),
    ...pieces.filter((piece) => !entries.has(piece)).map((piece): FinishRow => ({ piece, score: null, isBack: false })),
  ];
  return { kind: "finish", rows };
}

/** Adds to what is estimated what has come of it. */
function withScoresAfter(steps: readonly PiecesStep[]): PiecesStep[] {
  return steps.map((step, i) => {
    const { next } = step;
    if (next?.kind !== "estimate") return step;
    const after = (steps[i + 1] as PiecesStep).scores;
    return {
      ...step,
      next: { ...next, rows: next.rows.map((row) => ({ ...row, after: after.get(row.piece) ?? null })) },
    };
  });
}

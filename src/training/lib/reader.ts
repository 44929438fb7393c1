import { type Lexicon, noChunk } from "./lexicon";

// The authors' values, of `LiB.py`.
/** The chance that two chunks that stand side by side are memorized as one. */
const chanceToJoin = 0.25;
/** Articles in which a chunk has to be met again. */
export const articlesOnProbation = 10;
/** What is put on probation of the order's end. */
const shareOnProbation = 0.0001;
/** How far a chunk is moved, of its place in the order. */
const shareMoved = 0.1;

/** A chunk that is being judged: what the text is cut into with it, and with the next shorter chunk in its place. */
interface Judgement {
  readonly chunk: number;
  /** The chunk that stands first where the shorter one is taken. */
  readonly shorter: number;
  chunks: number;
  ranks: number;
  otherEnd: number;
  otherChunks: number;
  otherRanks: number;
}

/**
 * Reads text and learns chunks of it (Yang, Frank & van den Bosch 2020): text is cut into the longest chunks; two that stand side by side are sometimes memorized as
 * one, on probation until that is met again; a chunk that spares tokens is moved to the front, another one to the end of the order, and what comes to be last is on
 * probation again, and forgotten if it is not met.
 */
export class Reader {
  private readonly lexicon: Lexicon;
  private readonly draw: () => number;
  private readonly isFixed: (chunk: number) => boolean;
  /** Chunks that are on probation, with the articles for which they are. */
  private probation = new Map<number, number>();
  private judged: [chunk: number, reward: 1 | -1][] = [];

  /**
   * @param draw gives numbers from 0 up to 1
   * @param isFixed whether a chunk is never forgotten
   */
  constructor(lexicon: Lexicon, draw: () => number, isFixed: (chunk: number) => boolean) {
    this.lexicon = lexicon;
    this.draw = draw;
    this.isFixed = isFixed;
  }

  isOnProbation(chunk: number): boolean {
    return this.probation.has(chunk);
  }

  /** Reads a sentence. */
  read(codes: Int32Array): void {
    const { lexicon } = this;
    let judgements: Judgement[] = [];
    let lastStart = 0;
    for (let at = 0; at < codes.length; ) {
      judgements = this.judge(judgements, codes, at);
      lexicon.match(codes, at);
      const { longest, shorter } = lexicon;
      const rank = longest === noChunk ? 0 : lexicon.rankOf(longest);
      for (const one of judgements) {
        one.chunks++;
        one.ranks += rank;
      }
      let end = at + 1;
      if (longest === noChunk) {
        this.memorize(lexicon.numberOf(codes, at, end));
      } else {
        end = at + lexicon.lengthOf(longest);
        this.probation.delete(longest);
        if (shorter !== noChunk) {
          judgements.push({
            chunk: longest,
            shorter,
            chunks: 1,
            ranks: rank,
            otherEnd: at + lexicon.lengthOf(shorter),
            otherChunks: 1,
            otherRanks: lexicon.rankOf(shorter),
          });
        }
        if (at > 0 && this.draw() < chanceToJoin) this.memorize(lexicon.numberOf(codes, lastStart, end));
      }
      lastStart = at;
      at = end;
    }
    this.judge(judgements, codes, codes.length);
  }

  /**
   * Ends an article: forgets, puts chunks in order, and has the last ones on probation.
   * @param most chunks beyond which all are
   */
  endArticle(most: number): void {
    const { lexicon, probation } = this;
    const forgotten: number[] = [];
    for (const [chunk, articles] of probation) {
      if (articles > 1) probation.set(chunk, articles - 1);
      else forgotten.push(chunk);
    }
    for (const chunk of forgotten) probation.delete(chunk);
    lexicon.removeAll(forgotten);
    lexicon.moveAll(this.judged, shareMoved, this.isFixed);
    this.judged = [];
    for (const chunk of probation.keys()) if (!lexicon.has(chunk)) probation.delete(chunk);
    const from = Math.min(most, Math.floor((1 - shareOnProbation) * lexicon.size));
    for (let place = from; place < lexicon.size; place++) {
      const chunk = lexicon.at(place);
      if (!probation.has(chunk) && !this.isFixed(chunk)) probation.set(chunk, articlesOnProbation);
    }
  }

  private memorize(chunk: number): void {
    if (this.lexicon.has(chunk)) return;
    this.lexicon.append(chunk);
    this.probation.set(chunk, articlesOnProbation);
  }

  /** Judges the chunks of which both ways to cut have come to the same place. @returns the others */
  private judge(judgements: readonly Judgement[], codes: Int32Array, end: number): Judgement[] {
    const { lexicon } = this;
    return judgements.filter((one) => {
      while (one.otherEnd < end) {
        lexicon.match(codes, one.otherEnd);
        const { longest } = lexicon;
        one.otherChunks++;
        one.otherRanks += longest === noChunk ? 0 : lexicon.rankOf(longest);
        one.otherEnd += longest === noChunk ? 1 : lexicon.lengthOf(longest);
      }
      if (one.otherEnd > end) return true;
      const isOtherBetter =
        one.chunks > one.otherChunks || (one.chunks === one.otherChunks && one.ranks > one.otherRanks);
      if (isOtherBetter) this.judged.push([one.shorter, 1], [one.chunk, -1]);
      else this.judged.push([one.chunk, 1]);
      return false;
    });
  }
}

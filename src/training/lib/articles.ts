import type { WordTable } from "../wordTable";
import { articlesOnProbation } from "./reader";

/** Sentences of an article at most, and code points that it ends with. */
const mostSentences = 200;
const mostCodePoints = 20_000;
/**
 * Articles that a text has at least: so many that one chunk's probation is over before the same place is read again, and only what stands in several places stays.
 */
const fewestArticles = articlesOnProbation * 3;
/** Sentences that are kept in order; of more, each stands there less often. */
const mostKept = 1 << 24;

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * A text in articles: its pre-tokens, which are sentences here, each as often as it stands there, in an order that is drawn once, since how they stood in it is not known
 * any more.
 */
export class Articles {
  private readonly sentences: readonly Int32Array[];
  private readonly order: Int32Array;
  /** Where each article begins in the order, and behind the last where it ends. */
  private readonly starts: readonly number[];

  /**
   * @param words one at least
   * @param draw gives numbers from 0 up to 1
   */
  constructor(words: WordTable, draw: () => number) {
    this.sentences = Array.from({ length: words.size }, (_, word) => codePointsOf(words.bytesOf(word)));
    this.order = shuffled(timesOf(words), draw);
    this.starts = articlesOf(this.order, this.sentences);
  }

  /** Articles that there are. */
  get inText(): number {
    return this.starts.length - 1;
  }

  /** Sentences of an article, as code points. */
  *article(number: number): Generator<Int32Array> {
    const [start, end] = [this.starts[number] as number, this.starts[number + 1] as number];
    for (let at = start; at < end; at++) yield this.sentences[this.order[at] as number] as Int32Array;
  }
}

function timesOf(words: WordTable): number[] {
  const counts = Array.from({ length: words.size }, (_, word) => words.countOf(word));
  const scale = Math.min(1, mostKept / counts.reduce((sum, count) => sum + count, 0));
  return counts.map((count) => Math.max(1, Math.round(count * scale)));
}

/** Each number so often, in a drawn order (Fisher & Yates). */
function shuffled(times: readonly number[], draw: () => number): Int32Array {
  const order = new Int32Array(times.reduce((sum, each) => sum + each, 0));
  let filled = 0;
  times.forEach((each, number) => {
    order.fill(number, filled, filled + each);
    filled += each;
  });
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
  return order;
}

function articlesOf(order: Int32Array, sentences: readonly Int32Array[]): number[] {
  const lengthOf = (at: number) => (sentences[order[at] as number] as Int32Array).length;
  let all = 0;
  for (let at = 0; at < order.length; at++) all += lengthOf(at);
  const codePoints = Math.min(mostCodePoints, all / fewestArticles);
  const starts = [0];
  let length = 0;
  for (let at = 0; at < order.length; at++) {
    length += lengthOf(at);
    if (length < codePoints && at + 1 - (starts.at(-1) as number) < mostSentences) continue;
    starts.push(at + 1);
    length = 0;
  }
  if (starts.at(-1) !== order.length) starts.push(order.length);
  return starts;
}

/** A pre-token's code points. */
function codePointsOf(word: Uint8Array): Int32Array {
  return Int32Array.from(decoder.decode(word), (character) => character.codePointAt(0) as number);
}

import { isIncremental } from "../../../tokenizers/incremental";
import { isStaged } from "../../../tokenizers/isStaged";
import type { Tokenizer } from "../../../tokenizers/tokenizer";
import { countSegments, type SegmentCounts } from "../../segmentCounts";
import type { CorpusFacts, TextCounts } from "./overviewFacts";
import { CharacterCounts, scriptsCovered } from "./scriptsCovered";

/** What a corpus is read from: the codes of its languages, and each language's segments. */
export interface ReadCorpus {
  readonly codes: readonly string[];
  segments(code: string): readonly string[] | Promise<readonly string[]>;
}

const english = "eng";
const none: TextCounts = { bytes: 0, tokens: 0, unknown: 0 };

/**
 * Counts what a corpus comes to in a tokenizer: each segment alone, control tokens left out.
 * @param onProgress is told after each language how many are done
 * @throws what reading the corpus throws
 */
export async function corpusFacts(
  tokenizer: Tokenizer,
  corpus: ReadCorpus,
  onProgress: (languages: number) => void = () => {},
): Promise<CorpusFacts> {
  const characters = new CharacterCounts();
  let own = none;
  let all = none;
  for (const [i, code] of corpus.codes.entries()) {
    const segments = await corpus.segments(code);
    characters.add(segments);
    const counts = sums(
      countSegments(segments, (text) => tokenizer.encode(text, { specials: "text", inserted: false })),
    );
    if (code === english) own = counts;
    all = plus(all, counts);
    onProgress(i + 1);
  }
  const hasEntries = isStaged(tokenizer) && isIncremental(tokenizer);
  return { english: own, all, scripts: hasEntries ? scriptsCovered(tokenizer, characters.byScript()) : null };
}

function sums({ bytes, tokens, unknown }: SegmentCounts): TextCounts {
  return { bytes: sum(bytes), tokens: sum(tokens), unknown: sum(unknown) };
}

function sum(column: Uint32Array): number {
  return column.reduce((total, value) => total + value, 0);
}

function plus(a: TextCounts, b: TextCounts): TextCounts {
  return { bytes: a.bytes + b.bytes, tokens: a.tokens + b.tokens, unknown: a.unknown + b.unknown };
}

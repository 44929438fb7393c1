import { sha256 } from "@noble/hashes/sha2.js";
import { CorpusError, isPresent, sharedSegments } from "../../../corpora/parallel";
import { toHex } from "../../../text/hex";
import { utf8Encode, utf8Length } from "../../../text/utf8";
import { temperatureWeights } from "../../../training/temperature";
import type { CorpusLoadOptions } from "../../corpus/loadCorpus";
import { openReader } from "../../corpus/texts";
import type { TrainText } from "../protocol";
import type { ReadText, TextBlock, TrainingText } from "./trainingText";

/** UTF-16 units of a language's segments that are counted at a time. */
const blockUnits = 1 << 18;

/** A language of the corpus with its segments. */
interface OpenLanguage {
  readonly code: string;
  readonly segments: readonly string[];
  /** UTF-8 bytes of all of them. */
  readonly bytes: number;
}

/**
 * Opens languages of a parallel corpus. Even segments can be held out; where languages say the same, those measure that all of them
 * have, so that their tokens compare.
 * @param comparesLearned whether the tokens of what is learned from are compared too, so that those alone are
 * @throws {CorpusError} where there is none, or the corpus does not have one
 */
export async function openLanguages(
  { source, languages, temperature, holdOut }: Extract<TrainText, { kind: "languages" }>,
  comparesLearned: boolean,
  options: CorpusLoadOptions,
): Promise<TrainingText> {
  if (languages.length === 0) throw new CorpusError("No language is chosen. Choose one at least.");
  const reader = await openReader(source, options);
  const open: OpenLanguage[] = [];
  for (const { code } of languages) {
    const segments = await reader.segments(code);
    open.push({ code, segments, bytes: segments.reduce((sum, segment) => sum + utf8Length(segment), 0) });
    options.onProgress({ phase: "build", loaded: open.length, total: languages.length });
  }
  const sizes = (isLearned: (i: number) => boolean) =>
    open.map(({ segments }) =>
      segments.reduce((sum, segment, i) => (isLearned(i) && isPresent(segment) ? sum + utf8Length(segment) : sum), 0),
    );
  const weights = temperatureWeights(sizes(isOdd), temperature);
  const most = Math.max(...open.map(({ segments }) => segments.length));
  const shared = sharedSegments(open.map(({ segments }) => segments));
  const isParallel = open.length > 1 && shared.some((i) => !comparesLearned || !holdOut || isOdd(i));
  const compared = isParallel ? new Set(shared) : null;
  const isCompared = (i: number) => compared?.has(i) ?? true;
  const notes =
    isParallel && shared.length < most
      ? [
          `Of ${most} segments, all the languages have ${shared.length}: those alone ${comparesLearned ? "count" : "measure"}.`,
        ]
      : [];
  return {
    languages: languages.map((language, i) => ({ ...language, weight: weights[i] as number })),
    isParallel,
    bytes: open.reduce((sum, { bytes }) => sum + bytes, 0),
    files: null,
    notes,
    read: (holdOut) => readLanguages(open, holdOut, comparesLearned ? isCompared : () => true, isCompared),
  };
}

/** Whether a segment is the first, the third and so on. @param i from 0 */
function isOdd(i: number): boolean {
  return i % 2 === 0;
}

async function* readLanguages(
  languages: readonly OpenLanguage[],
  holdOut: boolean,
  isLearned: (segment: number) => boolean,
  isMeasured: (segment: number) => boolean,
): AsyncGenerator<TextBlock, ReadText, void> {
  const hash = sha256.create();
  let [done, count] = [0, 0];
  for (const [language, { code, segments }] of languages.entries()) {
    hash.update(utf8Encode(`${JSON.stringify([code, segments])}\n`));
    let block: [learned: string[], held: string[], units: number] = [[], [], 0];
    for (const [i, segment] of segments.entries()) {
      if (!isPresent(segment)) continue;
      count++;
      done += utf8Length(segment);
      if ((!holdOut || isOdd(i)) && isLearned(i)) block[0].push(segment);
      if ((!holdOut || !isOdd(i)) && isMeasured(i)) block[1].push(segment);
      block[2] += segment.length;
      if (block[2] < blockUnits) continue;
      yield { kind: "segments", language, learned: block[0], held: block[1], done };
      block = [[], [], 0];
    }
    yield { kind: "segments", language, learned: block[0], held: block[1], done };
  }
  return { sha256: toHex(hash.digest()), segments: count, notes: [] };
}

import { type ByteOffset, utf8Length } from "../../src/text/utf8";
import { type Encode, load, readText } from "./libraries";
import { patternsOf, scan } from "./patternOnly";
import type { Environment, Task, WarmPasses } from "./task";
import { median, time } from "./timing";

/** A library is given less of a single text that would take it longer, in milliseconds. */
const longestPass = 5000;
/** The same for a corpus of many texts. */
const longestCorpus = 20_000;
/** What passes after the first may take together, in milliseconds, for each library and corpus. */
const passesBudget = 2000;
const passes = 3;
/** Below this a pass goes through the corpus more than once, so that the clock can tell passes apart. */
const leastBytes = 200_000;

/** The warm speeds of one library, on each of some corpora; it alone is in the process, and ours to compare its ids. */
export async function throughput(
  { tokenizer, library, corpora }: Task & { kind: "throughput" },
  environment: Environment,
): Promise<WarmPasses[]> {
  const isOurs = library === "tessera";
  const patterns = isOurs ? await patternsOf(tokenizer, environment) : [];
  const rows: WarmPasses[] = [];
  for (const corpus of corpora) {
    const texts: string[] = JSON.parse(await readText(environment, `${corpus}.corpus.json`));
    const common = { corpus, bytes: bytesOf(texts) };
    try {
      // Loaded for each corpus: WebAssembly that has failed once cannot be used again.
      const encode = await load(library, tokenizer, environment);
      const first = isOurs
        ? firstOfOurs(encode, texts)
        : firstOf(encode, texts, await load("tessera", tokenizer, environment));
      const { speeds, given } = first;
      const patternSpeeds: number[] = [];
      for (let pass = 0; pass < first.runs; pass++) {
        speeds.push(speedOf(encode, given, pass));
        if (patterns.length > 0) patternSpeeds.push(speedOf((text) => scan(patterns, text), texts, pass));
      }
      const bytes = bytesOf(given);
      rows.push({
        ...common,
        speed: median(speeds),
        isEqual: first.isEqual,
        shortenedTo: bytes < common.bytes ? bytes : null,
        patternOnly: patternSpeeds.length === 0 ? null : median(patternSpeeds),
      });
    } catch {
      rows.push({ ...common, speed: null, isEqual: false, shortenedTo: null, patternOnly: null });
    }
  }
  return rows;
}

/** The first pass, after which those that count follow. */
interface First {
  /** What the library was given of the corpus. */
  readonly given: readonly string[];
  readonly isEqual: boolean;
  /** Passes that it still runs. */
  readonly runs: number;
  readonly speeds: number[];
}

function firstOfOurs(encode: Encode, texts: readonly string[]): First {
  for (const text of texts) encode(text);
  return { given: texts, isEqual: true, runs: passes, speeds: [] };
}

/** The first pass of a peer, in which its ids are compared with ours. */
function firstOf(encode: Encode, all: readonly string[], ours: Encode): First {
  const [only, ...others] = all;
  const given = only !== undefined && others.length === 0 ? [bearablePart(encode, only)] : bearableTexts(encode, all);
  let isEqual = true;
  let spent = 0;
  for (const text of given) {
    let ids: ArrayLike<number> = [];
    spent += time(() => {
      ids = encode(text);
    });
    if (isEqual) isEqual = sameIds(ids, ours(text));
  }
  const bytes = bytesOf(given);
  const runs = Math.min(passes, Math.floor(passesBudget / (spent * repeatsOf(bytes))));
  // Where there is no time for another pass, this one counts.
  return { given, isEqual, runs, speeds: runs > 0 ? [] : [bytes / 1000 / spent] };
}

/** Millions of bytes a second in one pass. */
function speedOf(encode: (text: string) => unknown, texts: readonly string[], pass: number): number {
  const repeats = repeatsOf(bytesOf(texts));
  const [only = "", ...others] = texts;
  // A single text loses a character each time: from a cache that holds the whole of it nothing could be learned.
  const rounds = Array.from({ length: repeats }, (_, i) =>
    others.length > 0 ? texts : [wellCut(only, only.length - 2 * (pass * repeats + i))],
  );
  const taken = time(() => {
    for (const round of rounds) for (const text of round) encode(text);
  });
  return rounds.reduce((sum, round) => sum + bytesOf(round), 0) / 1000 / taken;
}

function repeatsOf(bytes: ByteOffset): number {
  return Math.max(1, Math.floor(leastBytes / bytes));
}

/** All texts, or every sixteenth where a library would be too long at all of them. */
function bearableTexts(encode: Encode, texts: readonly string[]): readonly string[] {
  const some = texts.filter((_, i) => i % 16 === 0);
  const taken = time(() => {
    for (const text of some) encode(text);
  });
  return taken * 16 > longestCorpus ? some : texts;
}

/** As much of a text as a library gets through in time, judged by parts of it, each ten times as long as the last. */
function bearablePart(encode: Encode, text: string): string {
  // What is built at the first use is not the text's.
  encode("All human beings");
  let length = Math.ceil(text.length / 100);
  let previous: number | null = null;
  while (length < text.length) {
    const part = wellCut(text, length);
    const taken = time(() => encode(part));
    // With the square of the length, unless it has grown far less until here.
    const growth: number = previous === null ? 100 : Math.min(100, 2 * Math.max(10, taken / previous));
    if (taken * growth > longestPass) return part;
    previous = taken;
    length *= 10;
  }
  return text;
}

function wellCut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

function sameIds(left: ArrayLike<number>, right: ArrayLike<number>): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false;
  return true;
}

function bytesOf(texts: readonly string[]): ByteOffset {
  return texts.reduce((sum, text) => sum + utf8Length(text), 0);
}

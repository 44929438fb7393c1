import type { BundledCorpus } from "../../corpora/bundled";
import { CorpusError } from "../../corpora/parallel";
import { readBytes } from "../assets/readBytes";
import type { CorpusSource, OwnText } from "../pool/protocol";
import { type CorpusLoadOptions, loadBundledCorpus } from "./loadCorpus";

/** A parallel corpus as a worker reads it. */
export interface CorpusReader {
  /** Tells it from all others. */
  readonly key: string;
  /**
   * A language's segments, in the corpus' order.
   * @throws {CorpusError} when it has no such language
   */
  segments(code: string): Promise<readonly string[]>;
}

let bundled: Promise<BundledCorpus> | null = null;

/** A corpus to read; the bundled one is loaded once, and asked for again after a failure. */
export async function openReader(source: CorpusSource, options: CorpusLoadOptions): Promise<CorpusReader> {
  if (source.kind === "own") return ownReader(source.key, source.texts);
  bundled ??= loadBundledCorpus(options);
  try {
    const corpus = await bundled;
    return { key: "bundled", segments: async (code) => corpus.segments(code) };
  } catch (error) {
    bundled = null;
    throw error;
  }
}

/** Languages read last: the pivot is asked for again and again, as is a language that several tokenizers measure. */
let lastRead = new Map<string, readonly string[]>();
const mostRead = 4;

function ownReader(key: string, texts: readonly OwnText[]): CorpusReader {
  return {
    key,
    async segments(code) {
      const name = `${key}\n${code}`;
      const text = texts.find((own) => own.code === code);
      if (text === undefined) throw new CorpusError(`The corpus has no language ${code}.`);
      const segments = lastRead.get(name) ?? parseSegments(await readText(text.segments));
      lastRead.delete(name);
      lastRead = new Map([...[...lastRead].slice(1 - mostRead), [name, segments]]);
      return segments;
    },
  };
}

/** @throws {CorpusError} where the browser does not give what it has kept: it is gone from its disk, or that does not answer */
async function readText(kept: Blob): Promise<string> {
  try {
    return new TextDecoder().decode(await readBytes(kept));
  } catch (cause) {
    // There is no memory, and nothing wrong with what is kept.
    if (cause instanceof RangeError) throw cause;
    throw new CorpusError("The browser cannot read the kept corpus any more. Remove it, and add its files again.", {
      cause,
    });
  }
}

/** @throws {CorpusError} for what the page would not have written */
function parseSegments(json: string): readonly string[] {
  const segments: unknown = JSON.parse(json);
  if (Array.isArray(segments) && segments.every((segment) => typeof segment === "string")) return segments;
  throw new CorpusError("The kept corpus is damaged. Remove it, and add its files again.");
}

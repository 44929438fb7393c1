import corpora from "virtual:prepared-corpora";
import { type BundledCorpus, openCorpus, readCorpusHeader } from "../../corpora/bundled";
import type { CorpusHeader } from "../../corpora/bundledFormat";
import { CorpusError } from "../../corpora/parallel";
import { type Asset, fetchAsset, fetchBytes, type LoadOptions } from "../assets/fetchAsset";
import { inflate } from "../assets/inflate";
import { sha256 } from "../assets/sha256";

/** Where and how to load the corpus from. */
export type CorpusLoadOptions = LoadOptions;

const { udhr } = corpora;
const asset: Asset = {
  label: "The bundled corpus",
  path: `corpora/${udhr.file}`,
  bytes: udhr.bytes,
  Problem: CorpusError,
};

/**
 * Loads what the bundled corpus says about its languages: the beginning of its file, and no more.
 * @throws {CorpusError} whose message says what went wrong and what helps
 */
export function loadCorpusHeader(options: CorpusLoadOptions): Promise<CorpusHeader> {
  return explain(
    fetchAsset(asset, options, (stream) =>
      readCorpusHeader(stream.pipeThrough(inSlices()).pipeThrough(new DecompressionStream("deflate-raw")).getReader()),
    ),
    options,
  );
}

/**
 * Loads all of the bundled corpus, and checks it: for workers.
 * @throws {CorpusError} whose message says what went wrong and what helps
 */
export async function loadBundledCorpus(options: CorpusLoadOptions): Promise<BundledCorpus> {
  const bytes = await fetchBytes(asset, options);
  options.onProgress({ phase: "build", loaded: udhr.bytes, total: udhr.bytes });
  return explain(openCorpus(bytes, udhr, { inflate, sha256 }), options);
}

/** Bytes that are inflated at a time: a whole chunk of the network's would hold the page up for longer than a frame. */
const slice = 4096;

function inSlices(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(chunk, controller) {
      for (let at = 0; at < chunk.length; at += slice) controller.enqueue(chunk.subarray(at, at + slice));
    },
  });
}

/** What inflating throws differs from engine to engine, and says little. */
async function explain<T>(corpus: Promise<T>, { signal }: CorpusLoadOptions): Promise<T> {
  try {
    return await corpus;
  } catch (error) {
    signal?.throwIfAborted();
    // The second says that there is no memory.
    if (error instanceof CorpusError || error instanceof RangeError) throw error;
    throw new CorpusError(
      "The bundled corpus is not what was published: it cannot be inflated. Trying again loads it anew.",
      {
        cause: error,
      },
    );
  }
}

import type { InstrumentName } from "../instruments";
import type { SubjectPlace } from "../instruments/instrument";
import { loadBundledList } from "../instruments/lists/loadBundled";
import { loadInstrument } from "../instruments/load";
import { chosenLists, readOptions } from "../instruments/options";
import { textSubject } from "../instruments/textSubject";
import type { Encoding } from "../tokenizers/encoding";
import type { TokenizerParts } from "../tokenizers/formats/parts";
import type { EncodeOptions, Tokenizer } from "../tokenizers/tokenizer";

/** What findings are computed with. */
export interface Bench {
  readonly signal: AbortSignal;
  /** What few findings need. */
  tools(): Promise<typeof import("./tools")>;
  /** A tokenizer by its reference, of a built-in, with a way to cut or not. @throws {TokenizerError} where it cannot be had */
  tokenizer(reference: string): Promise<Tokenizer>;
  /** What a built-in's vocabulary is made of. @throws {TokenizerError} where it cannot be had */
  parts(reference: string): Promise<TokenizerParts>;
  /** A text's tokens. @throws {TokenizerError} where the tokenizer cannot be had */
  encode(reference: string, text: string): Promise<Encoding>;
  /**
   * What an instrument measures.
   * @typeParam Figures those of the instrument, whose type the caller knows
   * @param options as links have them: `alpha:3,order:4`; lists are those that come with the page
   * @throws what the instrument throws; {Error} for an option that there is not
   */
  measure<Figures>(
    instrument: InstrumentName,
    reference: string,
    text: string,
    options?: string,
    given?: { readonly place?: SubjectPlace; readonly other?: string },
  ): Promise<Figures>;
  /** A language's segments in the bundled corpus, by its code. @throws {CorpusError} where it cannot be had */
  segments(language: string): Promise<readonly string[]>;
  /** Languages of the bundled corpus. @throws {CorpusError} where it cannot be had */
  languages(): Promise<readonly { readonly code: string; readonly name: string }[]>;
}

/** How a text is encoded in the guide: what looks like a control token is text, and nothing is put around it. */
export const encodeOptions: EncodeOptions = { specials: "text", inserted: false };

/** What a {@link Bench} has of the place where it stands: a worker, or Node. */
export interface BenchTools {
  loadTokenizer(reference: string): Promise<Tokenizer>;
  loadParts(reference: string): Promise<TokenizerParts>;
  openCorpus(): Promise<{
    readonly languages: readonly { readonly code: string; readonly name: string }[];
    segments(language: string): readonly string[];
  }>;
}

/** A bench; tokenizers are loaded once, by whoever keeps the tools. */
export function makeBench({ loadTokenizer, loadParts, openCorpus }: BenchTools, signal: AbortSignal): Bench {
  return {
    signal,
    tools: () => import("./tools"),
    tokenizer: loadTokenizer,
    parts: loadParts,
    encode: async (reference, text) => (await loadTokenizer(reference)).encode(text, encodeOptions),
    async measure(name, reference, text, written = "", { place, other } = {}) {
      const instrument = await loadInstrument(name);
      const { options, problems } = readOptions(instrument.options, written);
      if (problems.length > 0) throw new Error(problems.join(" "));
      const tokenizer = await loadTokenizer(reference);
      const chosen = Object.entries(chosenLists(instrument.options, options));
      const lists = await Promise.all(
        chosen.map(async ([option, list]) => [option, { name: list, text: await loadBundledList(list) }] as const),
      );
      const subject = textSubject(text, tokenizer, encodeOptions, place, Object.fromEntries(lists), other ?? null);
      return instrument.measure(subject, options, { onProgress: () => {}, signal });
    },
    segments: async (language) => (await openCorpus()).segments(language),
    languages: async () => (await openCorpus()).languages,
  };
}

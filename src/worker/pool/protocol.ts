import type { EncodingFigures } from "../../analysis/encodingFigures";
import type { LanguageFigures } from "../../analysis/languageFigures";
import type { PremiumMode } from "../../analysis/premium";
import type { TextFigures } from "../../analysis/textFigures";
import type { TokenPlaces } from "../../analysis/tokenPlaces";
import type { Utf16Offset } from "../../text/utf8";
import type { EncodeOptions, Encoding } from "../../tokenizers/tokenizer";
import type { AnswerTo, Question } from "../explain/protocol";
import type { CountedFile, FileToCount } from "../files/protocol";
import type { ExportedTokenizer, ExportFormat, Inspection } from "../inspect/protocol";
import type { SentText } from "./sentText";

/** The name of errors of the pool itself, which are no tokenizer's: a worker crashed, hung, or could not be started. */
export const poolError = "PoolError";

/** How far loading a tokenizer is. */
export interface LoadProgress {
  /** `fetch`: bytes are arriving; `build`: they are being made into a tokenizer. */
  readonly phase: "fetch" | "build";
  /** Bytes that have arrived, compressed as they travel. */
  readonly loaded: number;
  /** Bytes that there are; null where the server does not say it. */
  readonly total: number | null;
}

/** Signs of life of a call, sent while it runs. */
export type WorkerEvent = { readonly type: "started" } | { readonly type: "loading"; readonly progress: LoadProgress };

/** Which tokenizer a worker shall use. */
export interface TokenizerSource {
  /** As `linkName` has it: a built-in's id, or the reference of one that was brought along. */
  readonly tokenizer: string;
  /** What to build it of (docs/pack.md); null for built-ins, which are fetched. */
  readonly pack: Blob | null;
}

/** What a worker is asked to load. */
export interface LoadRequest extends TokenizerSource {
  /** Address that `vocabularies/` is relative to. */
  readonly baseUrl: string;
  /** Asks the server again for vocabulary and corpus instead of the browser's cache: what Retry does. */
  readonly reload: boolean;
}

/** What a worker is asked to encode. */
export interface EncodeRequest extends LoadRequest {
  readonly text: SentText;
  readonly options: EncodeOptions;
}

/** What a worker is asked to encode before the text as a whole. */
export interface BeginningRequest extends LoadRequest {
  /** The text's first units. */
  readonly known: string;
  readonly options: EncodeOptions;
}

/** Which tokens an edit has changed: all before and all after them are as they were, but for where they stand. */
export interface TokenChange {
  readonly first: number;
  /** How many there were, and how many there are now. */
  readonly removed: number;
  readonly inserted: number;
}

/** A text as one tokenizer cuts it, with everything the page shows of it. All arrays are transferred. */
export interface EncodedText {
  readonly encoding: Encoding;
  readonly places: TokenPlaces;
  readonly figures: EncodingFigures;
  /** Whether the tokens say the whole text, so that few of them are a merit. */
  readonly keepsText: boolean;
  readonly textFigures: TextFigures;
  /** SHA-256 of the text's UTF-8 bytes. */
  readonly textHash: string;
  readonly vocabularySize: number | null;
  /** Vocabulary entries of the tokens that the text does not show by itself: inserted, control and unknown ones. */
  readonly names: ReadonlyMap<number, string>;
  /** Names it among the answers of one tokenizer: those of the same text with the same options are alike. Long texts have one. */
  readonly answer?: string;
  /**
   * What is other in it than in the worker's answer before, whose name is `told`; where that is known. The page may never
   * have shown that one.
   */
  readonly since?: TokenChange & { readonly told: string };
}

/** The first tokens of a text that is still being encoded, with all that is shown of them: as the whole text's answer has them. */
export interface EncodedBeginning extends EncodedText {
  /** Where in the text the last of them ends. All figures, and the hash, are of the text up to there. */
  readonly end: Utf16Offset;
}

/** A language's segments, for a corpus that only the page has. */
export interface OwnText {
  readonly code: string;
  /** A JSON array of strings, one a segment. */
  readonly segments: Blob;
}

/** Where a worker finds a parallel corpus. */
export type CorpusSource =
  | { readonly kind: "bundled" }
  /** One's own: `key` says whether two requests mean the same one. Holds at least the languages asked for, and the pivot. */
  | { readonly kind: "own"; readonly key: string; readonly texts: readonly OwnText[] };

/** What a worker is asked to measure. */
export interface MeasureRequest extends LoadRequest {
  readonly corpus: CorpusSource;
  /** Codes, the most wanted first. */
  readonly languages: readonly string[];
  /** The code of the language that all are measured against. */
  readonly pivot: string;
  readonly mode: PremiumMode;
  /** The name of a measure (`instruments/corpus/measures.ts`). */
  readonly measure: string;
}

/** Figures for the first of the languages asked for, as many as fit into a moment; the others want another call. */
export interface MeasuredLanguages {
  readonly figures: readonly LanguageFigures[];
}

/** Which passage a worker is asked for. */
export interface PassageRequest extends LoadRequest {
  readonly corpus: CorpusSource;
  readonly language: string;
  readonly pivot: string;
  readonly mode: PremiumMode;
}

/** What of tokens' places it takes to draw them over a segment; offsets are the segment's. */
export type PassagePlaces = Pick<TokenPlaces, "unitStart" | "unitEnd" | "clusterStart" | "piece" | "cuts">;

/** A segment in a language and in the pivot, with its tokens. */
export interface PassageSegment {
  /** Its place in the corpus, from 1. */
  readonly number: number;
  readonly text: string;
  readonly tokens: number;
  /** Where those tokens stand in it. */
  readonly places: PassagePlaces;
  readonly pivotText: string;
  readonly pivotTokens: number;
  readonly pivotPlaces: PassagePlaces;
}

/** What a language's figure is of: the segments that it shares with the pivot. */
export interface Passage {
  /** The first of them. */
  readonly segments: readonly PassageSegment[];
  /** How many there are. */
  readonly of: number;
  /** All of the language's, joined with one space. */
  readonly joined: string;
}

/** What a worker is asked to count. */
export interface CountFilesRequest extends LoadRequest {
  readonly files: readonly FileToCount[];
  readonly specials: EncodeOptions["specials"];
}

/** What is searched for in a vocabulary. */
export interface VocabularyQuery {
  /** What people type: a part of a token, an id in digits, or bytes in hexadecimal after `0x`; empty for all. */
  readonly search: string;
  /** `parts`: entries that have it somewhere; `spellings`: those that are it, whatever their case and the spaces in front. */
  readonly find: "parts" | "spellings";
  readonly sort: "id" | "longest" | "shortest";
}

/** What a worker is asked to find in a vocabulary. */
export interface SearchRequest extends LoadRequest {
  readonly query: VocabularyQuery;
}

/** What a worker is asked to write. */
export interface ExportRequest extends LoadRequest {
  readonly format: ExportFormat;
}

/** What a worker is asked to tell of a tokenizer. */
export interface ExplainRequest extends LoadRequest {
  readonly question: Question;
  /** What the question is about, if it is about a text; the question's own is then left out. */
  readonly text: SentText | null;
  /** The other tokenizer that the question is about; null where it is about one. */
  readonly other: TokenizerSource | null;
}

/** The worker's calls, as Comlink exposes them. */
export interface TokenizerWorkerApi {
  /**
   * Says where signs of life go. A worker runs one call at a time, so they are always about that one.
   * @param onEvent a Comlink proxy; made once, since each costs a message channel
   */
  connect(onEvent: (event: WorkerEvent) => void): void;
  /** Loads the tokenizer if this worker does not have it. */
  load(request: LoadRequest): Promise<void>;
  /** Loads the tokenizer if this worker does not have it, and encodes. */
  encode(request: EncodeRequest): Promise<EncodedText>;
  /**
   * Loads the tokenizer if this worker does not have it, and encodes the beginning of a long text; null where that cannot be
   * told from the first units.
   */
  encodeBeginning(request: BeginningRequest): Promise<EncodedBeginning | null>;
  /** Loads tokenizer and corpus if this worker does not have them, and measures at least one language. */
  measure(request: MeasureRequest): Promise<MeasuredLanguages>;
  /** Loads tokenizer and corpus if this worker does not have them, and tells what a figure is of. */
  passage(request: PassageRequest): Promise<Passage>;
  /** Loads the tokenizer if this worker does not have it, and counts the first of some files, at least a part of one. */
  countFiles(request: CountFilesRequest): Promise<CountedFile[]>;
  /** Says what a tokenizer is made of, and lists its vocabulary. */
  inspect(request: LoadRequest): Promise<Inspection>;
  /** Finds entries of a vocabulary: rows of {@link Inspection}'s table, in the order asked for. */
  searchVocabulary(request: SearchRequest): Promise<Uint32Array>;
  /** Writes a tokenizer as a file. */
  exportTokenizer(request: ExportRequest): Promise<ExportedTokenizer>;
  /** Loads the tokenizer if this worker does not have it, and tells of it what is asked. */
  explain(request: ExplainRequest): Promise<AnswerTo<Question>>;
}

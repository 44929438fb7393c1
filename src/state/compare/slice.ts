import type { TemplateVariables } from "../../chat/render";
import type { InstrumentName } from "../../instruments";
import type { ByteOffset } from "../../text/utf8";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import type { PageSlice } from "../pageSlice";
import type { CutChoice } from "./cut";

/** How the columns show their tokens. */
export type ViewMode = "reading" | "tokens";

/**
 * What tokens' colours can say: how a token is cut against the baseline column's (`agreement`), which entry it is (`id`), of
 * how many bytes (`length`), or how far down the vocabulary (`rank`).
 */
export const colorModes = ["agreement", "id", "length", "rank"] as const;
export type ColorMode = (typeof colorModes)[number];

/** What a text is at each stage on its way to tokens, as rows from top to bottom. */
export const stageRows = ["original", "normalized", "pre-tokens", "tokens", "inserted"] as const;
export type StageRow = (typeof stageRows)[number];

/** What can be open below the columns in place of the ratios, besides the instruments of `src/instruments`. */
export const ownInstruments = ["cost", "differences", "two", "lines", "end", "cut"] as const;
export type Instrument = (typeof ownInstruments)[number] | InstrumentName;

/** A stretch of the text, in bytes of its UTF-8; empty where an inserted token stands. */
export interface Place {
  readonly start: ByteOffset;
  readonly end: ByteOffset;
}

/** What somebody says of each tokenizer, or of some. */
export type ByTokenizer<Value> = Readonly<Partial<Record<TokenizerReference, Value>>>;

/** What the user says of calls to a model, besides the prices of their input. */
export interface CallPrices {
  /** Per million tokens of input that is read from a cache, for the tokenizers that have such a price. */
  readonly cached: ByTokenizer<number>;
  /** Per million tokens of output. */
  readonly output: ByTokenizer<number>;
  /** What a tokenizer's prices are in, an ISO 4217 code, where that is another than the comparison's currency. */
  readonly currencies: ByTokenizer<string>;
  /** Tokens of the answer to a call, as they are expected. */
  readonly outputTokens: number;
  /** Tokens of a call's input that are read from a cache. */
  readonly cachedTokens: number;
}

export const noCallPrices: CallPrices = { cached: {}, output: {}, currencies: {}, outputTokens: 0, cachedTokens: 0 };

/** A model that a column was chosen by. */
export interface ColumnModel {
  readonly name: string;
  /** The context window that its publisher states, and that in words; null where it is not known. */
  readonly window: { readonly tokens: number; readonly reason: string } | null;
}

/** What Compare shows: a text in several tokenizers. */
export interface CompareSlice {
  /** The text as given, with its own line endings; may hold lone surrogates. */
  readonly text: string;
  /** A second text that the first is compared with; undefined where there is but one. */
  readonly other?: string | undefined;
  /** In links alone, whose `text` is both texts, one behind the other: UTF-16 units of the first (`url/twoTexts.ts`). */
  readonly split?: number | undefined;
  /** 1 to 8 different tokenizers, in the order of the columns; Languages has the same. */
  readonly tokenizers: readonly TokenizerReference[];
  /** The models that people have chosen columns by: all have their column's tokenizer. Undefined where no column was. */
  readonly models?: ByTokenizer<readonly ColumnModel[]> | undefined;
  readonly view: ViewMode;
  /** Whether control tokens written in the text are text or control. */
  readonly specials: "text" | "control";
  /** Whether post-processor tokens (BOS, CLS, SEP) are added. */
  readonly inserted: boolean;
  /** Whether chips carry token ids. */
  readonly showIds: boolean;
  /** What colours say; undefined where they only tell neighbours apart, by their place. */
  readonly color?: ColorMode | undefined;
  /** The columns that show the text's stages in place of its tokens; undefined where none does. */
  readonly stages?: readonly TokenizerReference[] | undefined;
  /** The rows that those show, one at least, in the rows' order; undefined where they show all. */
  readonly stageRows?: readonly StageRow[] | undefined;
  /** The column that NSL divides by, and that agreement is with; null means the first one. */
  readonly baseline: TokenizerReference | null;
  /** Tokens of the context window that the ratios table fills, where no model of a tokenizer has less. */
  readonly contextWindow: number;
  /** The user's own prices per million tokens of input, for the tokenizers that have one. */
  readonly prices: ByTokenizer<number>;
  /** What they are in, an ISO 4217 code; undefined where nobody has said, as in links from before this could be said. */
  readonly currency?: string | undefined;
  /** What else is said of calls; undefined where nothing is. */
  readonly calls?: CallPrices | undefined;
  /** What is open below the columns; undefined where that are the ratios, or pieces with their options (`cut`). */
  readonly instrument?: Instrument | undefined;
  /** That one's options, as `instruments/options.ts` writes them; undefined where all are as they start. */
  readonly instrumentOptions?: string | undefined;
  /** How the text is cut in pieces, where that is shown below the columns; undefined where something else is. */
  readonly cut?: CutChoice | undefined;
  /** What the text is read as: a chat in JSON, of which each column has its own prompt; undefined where it is a text. */
  readonly input?: "chat" | undefined;
  /** What the chat templates' own variables are set to; those that are not here are not set. */
  readonly variables?: TemplateVariables | undefined;
  /** Templates that were written or changed, by column; or the name of one of several that a tokenizer has. */
  readonly templates?: ByTokenizer<string> | undefined;
  /** The place in the text that is pinned in all columns; undefined where none is. Another text has none. */
  readonly pinned?: Place | undefined;
}

export const maxColumns = 8;

/** What a first visit shows: short, and different enough that tokenizers disagree. */
const welcomeText = `The same words cost different amounts in different languages.
Dieselben Wörter kosten unterschiedlich viel.
نفس الكلمات لا تكلف الشيء نفسه.
वही शब्द, अलग क़ीमत।
同样的话，价钱不同。
คำเดียวกัน ราคาต่างกัน
strawberry → 3 × “r”, 1,234.56 👩‍👩‍👧‍👦🤚🏾`;

export const compareSlice: PageSlice<CompareSlice> = {
  start: {
    text: welcomeText,
    other: undefined,
    split: undefined,
    tokenizers: ["builtin:o200k_base", "builtin:cl100k_base", "builtin:llama2"],
    models: undefined,
    view: "tokens",
    specials: "text",
    inserted: false,
    showIds: false,
    color: undefined,
    stages: undefined,
    stageRows: undefined,
    baseline: null,
    contextWindow: 128_000,
    prices: {},
    currency: undefined,
    calls: undefined,
    instrument: undefined,
    instrumentOptions: undefined,
    cut: undefined,
    input: undefined,
    variables: undefined,
    templates: undefined,
    pinned: undefined,
  },
  fit: ({ models, baseline, stages }, tokenizers) => ({
    models: withModels(models, tokenizers),
    baseline: baseline !== null && tokenizers.includes(baseline) ? baseline : null,
    stages: withStages(stages, tokenizers),
  }),
  rename: ({ tokenizers, models, baseline, prices, calls, stages, templates }, rename) => {
    const renamed = <Value>(values: ByTokenizer<Value>): ByTokenizer<Value> =>
      Object.fromEntries(Object.entries(values).map(([of, value]) => [rename(of), value]));
    return {
      tokenizers: tokenizers.map(rename),
      models: models && renamed(models),
      stages: stages?.map(rename),
      baseline: rename(baseline),
      prices: renamed(prices),
      templates: templates && renamed(templates),
      calls: calls && {
        ...calls,
        cached: renamed(calls.cached),
        output: renamed(calls.output),
        currencies: renamed(calls.currencies),
      },
    };
  },
};

/** Of the models those whose columns there are; undefined where that is none. */
export function withModels(
  models: CompareSlice["models"],
  tokenizers: readonly TokenizerReference[],
): CompareSlice["models"] {
  const there = Object.entries(models ?? {}).filter(([of]) => tokenizers.some((reference) => reference === of));
  return there[0] && Object.fromEntries(there);
}

/** Of some columns those that there are, in the order of the columns; undefined where that is none. */
export function withStages(
  stages: CompareSlice["stages"],
  tokenizers: readonly TokenizerReference[],
): CompareSlice["stages"] {
  const there = tokenizers.filter((reference) => stages?.includes(reference));
  return there[0] && there;
}

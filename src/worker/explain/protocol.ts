import type { ReadIds, ToldToken } from "../../analysis/ids/canonical";
import type { CutOptions, Piece } from "../../analysis/pieces/cutToSize";
import type { PromptEnd } from "../../analysis/promptEnd/promptEnd";
import type { PromptTail } from "../../analysis/promptEnd/promptTail";
import type { EntryMeaning, SameText } from "../../analysis/vocabulary/entry/sameText";
import type { Why } from "../../analysis/why/whyDiffer";
import type { WayCount } from "../../instruments/paths/waysOfPreToken";
import type { ByteOffset } from "../../text/utf8";
import type { EncodeOptions } from "../../tokenizers/tokenizer";
import type { TracePart, TracePreToken } from "../../tokenizers/trace";
import type { PreTokenPiece, StageUnit } from "../../tokenizers/tracing/partUnits";
import type { StagedStretch } from "../../tokenizers/tracing/stageUnits";
import type { WayName } from "../../tokenizers/ways/way";

export type { PreTokenPiece, StagedStretch, StageUnit };

/** What can be asked of a tokenizer, by kind, and what is told. All of it can be cloned. */
export interface Explanations {
  /** What a vocabulary says of some of its entries. */
  readonly entries: {
    readonly question: { readonly kind: "entries"; readonly ids: readonly number[] };
    /** In the order of the ids; none where the set of tokens is open, as nothing is written of them anywhere. */
    readonly answer: readonly EntryFacts[];
  };
  /** How the tokens of a place came about. */
  readonly trace: {
    readonly question: {
      readonly kind: "trace";
      readonly text: string;
      readonly options: EncodeOptions;
      readonly start: ByteOffset;
      readonly end: ByteOffset;
    };
    /** Null where the tokenizer has no stages to tell of. */
    readonly answer: PlaceTrace | null;
  };
  /** Why another tokenizer cuts a place in another way. */
  readonly why: {
    readonly question: {
      readonly kind: "why";
      /** The other one, as `linkName` has it; the worker loads it too, unless it has it. */
      readonly other: string;
      /** Whether that is the first of the two in what is told. */
      readonly isOtherFirst: boolean;
      readonly text: string;
      readonly options: EncodeOptions;
      /** The place, of at least one byte. */
      readonly start: ByteOffset;
      readonly end: ByteOffset;
    };
    readonly answer: WhyAnswer;
  };
  /** What a prompt's end does to its tokens. */
  readonly promptEnd: {
    readonly question: {
      readonly kind: "promptEnd";
      readonly tail: PromptTail;
      readonly options: EncodeOptions;
      /** Candidates that are listed of each, at most. */
      readonly most: number;
    };
    readonly answer: PromptEndAnswer;
  };
  /** What a list of ids says, and whether encoding that gives it. */
  readonly ids: {
    readonly question: {
      readonly kind: "ids";
      /** The list, in any notation that `analysis/ids/readIds.ts` reads. */
      readonly source: string;
      /** Tokens that are listed, and bytes that are shown of the text, at most. */
      readonly most: { readonly tokens: number; readonly bytes: number };
    };
    readonly answer: IdsAnswer;
  };
  /** A text in pieces of so many tokens. */
  readonly pieces: {
    readonly question: {
      readonly kind: "pieces";
      readonly text: string;
      readonly options: EncodeOptions;
      readonly how: CutOptions;
    };
    readonly answer: PiecesAnswer;
  };
  /** What it has for an entry of another one. */
  readonly sameText: {
    readonly question: { readonly kind: "sameText"; readonly meaning: EntryMeaning };
    readonly answer: SameText;
  };
  /** Which ways to cut it lacks something for. */
  readonly lacking: {
    readonly question: { readonly kind: "lacking" };
    /** What it lacks, by the way. */
    readonly answer: Readonly<Partial<Record<WayName, string>>>;
  };
  /** What is changed where something is done to a text before it is cut. */
  readonly transformed: {
    readonly question: {
      readonly kind: "transformed";
      readonly text: string;
      readonly options: EncodeOptions;
      /** As `readCut` reads them. */
      readonly transforms: string;
      /** Null for the tokenizer's own. */
      readonly way: string | null;
    };
    readonly answer: {
      /** Tokens without the transforms, and with them. */
      readonly before: number;
      readonly after: number;
      /** Different words of the text, and what they become. */
      readonly words: number;
      readonly wordsAfter: number;
      /** How often several become one, and some of these. */
      readonly groups: number;
      readonly together: readonly (readonly string[])[];
    };
  };
  /** In how many ways entries spell a pre-token. */
  readonly ways: {
    readonly question: { readonly kind: "ways" /** Normalized. */; readonly preToken: string };
    /** Null where there are no entries to spell with. */
    readonly answer: WayCount | null;
  };
  /** What the stages make of some places of a text. */
  readonly stages: {
    readonly question: {
      readonly kind: "stages";
      /**
       * The text, or of a long one what is around the places: what `stretchAround` looks at, and somewhat more. All bytes,
       * of the places and in the answer, are this text's.
       */
      readonly text: string;
      readonly options: Pick<EncodeOptions, "specials">;
      readonly places: readonly { readonly start: ByteOffset; readonly end: ByteOffset }[];
    };
    /** Null where the tokenizer has no stages to tell of. */
    readonly answer: StagesOfPlaces | null;
  };
}

/** Why two tokenizers cut a place in different ways, or why that cannot be told. */
export type WhyAnswer =
  | { readonly kind: "why"; readonly why: Why }
  /** Some of them have no stages to compare, as they cut by a rule alone. */
  | { readonly kind: "noStages"; readonly without: readonly [boolean, boolean] }
  /** Nothing parts the text for thousands of characters. */
  | { readonly kind: "tooLong" };

/** What is told of a prompt's end, or why it is not. */
export type PromptEndAnswer =
  | { readonly kind: "told"; readonly end: PromptEnd }
  /** It cuts by a rule alone, and has no vocabulary to choose from. */
  | { readonly kind: "noStages" }
  /** Nothing surely parts the prompt's tail. */
  | { readonly kind: "tooLong" };

/** What is told of a list of ids. */
export type IdsAnswer =
  /** It is none, or has what the vocabulary has not; the message says where. */
  | { readonly kind: "refused"; readonly message: string }
  | ({
      readonly kind: "read";
      /** Ids in it. */
      readonly count: number;
      /** The first of them, but for those that stand around the text. */
      readonly tokens: readonly ToldToken[];
      /** The beginning of the bytes that they are of, and how many those are in all. */
      readonly bytes: Uint8Array;
      readonly byteLength: number;
    } & Omit<ReadIds, "body">);

/** A text in pieces, or why there are none. */
export type PiecesAnswer =
  | { readonly kind: "cut"; readonly pieces: readonly Piece[] }
  | { readonly kind: "refused"; readonly message: string };

/** One of the things that can be asked. */
export type Question = Explanations[keyof Explanations]["question"];

/** What a question is answered with. */
export type AnswerTo<Q extends Question> = Explanations[Q["kind"]]["answer"];

/** A question about a text, asked about another one; any other as it is. */
export function withText(question: Question, text: string): Question {
  return "text" in question ? { ...question, text } : question;
}

/** An entry of a vocabulary. */
export interface EntryFacts {
  readonly id: number;
  /** As its file writes it: `Ġhello`, `##ing`, `<0x0A>`. */
  readonly name: string;
  /** What it stands for in normalized text. */
  readonly bytes: Uint8Array;
  /**
   * Rank of the first merge that makes it, 0 being merged before all others; in a tiktoken encoding its own. Null where
   * nothing makes it.
   */
  readonly rank: number | null;
  /** What its model chooses by; null where that has no scores. */
  readonly score: number | null;
}

/** A token that was taken out of the text before all stages, or put there after them. */
export type WholeToken = Exclude<TracePart, { readonly kind: "text" }>;

/** What the stages made of a place. */
export interface PlaceTrace {
  /** Whether nothing parts the text for so long that it cannot be told. */
  readonly isTooLong: boolean;
  /** What has any of the place, in the order of the text, as far as it is told. */
  readonly steps: readonly (WholeToken | TracedPreToken)[];
  /** How many more there are; null where the place is so long that nobody has counted them. */
  readonly more: number | null;
  /** Whether its pre-tokens are whole; else there may be more of the first before it, and of the last after it. */
  readonly hasWholePreTokens: boolean;
}

/** A pre-token on its way from the text to tokens. */
export interface TracedPreToken extends TracePreToken {
  readonly kind: "preToken";
  /** What the text has for it. */
  readonly original: string;
}

/** What the stages make of some places, and of every text. */
export interface StagesOfPlaces {
  readonly hasNormalizer: boolean;
  readonly hasPreTokenizer: boolean;
  /** What the post-processor puts before and after a text, as the vocabulary writes it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** For each place the shortest stretch around it that goes through the stages by itself; null where that is too long. */
  readonly stretches: readonly (StagedStretch | null)[];
}

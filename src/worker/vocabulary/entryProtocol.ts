import type { FoundSentence } from "../../analysis/vocabulary/entry/sentences";
import type { LoadRequest } from "../pool/protocol";
import type { UsageRequest } from "./usageProtocol";

/** What is asked of one entry. */
export interface EntryRequest extends LoadRequest {
  readonly id: number;
}

/** Where sentences with an entry are looked for: in the languages of a corpus, one after the other. */
export interface SentencesRequest extends UsageRequest {
  readonly id: number;
  /** How many of each language. */
  readonly most: number;
}

/** Sentences of a language. */
export interface LanguageSentences {
  readonly code: string;
  readonly sentences: readonly FoundSentence[];
}

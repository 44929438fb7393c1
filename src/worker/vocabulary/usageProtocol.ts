import type { ScriptCoverage } from "../../analysis/vocabulary/characters/coverage";
import type { Check } from "../../analysis/vocabulary/checks/checks";
import type { CorpusUsage, LanguageUsage } from "../../analysis/vocabulary/corpus/corpusUsage";
import type { NumberAudit } from "../../analysis/vocabulary/numbers/numbers";
import type { CorpusSource, LoadRequest } from "../pool/protocol";

/** What a tokenizer does with numbers, characters and what it should do with every text. */
export interface Examined {
  readonly numbers: NumberAudit;
  readonly checks: readonly Check[];
  readonly coverage: readonly ScriptCoverage[];
  /** `Cover` of each code point, and the number of its script in `entryScripts`. */
  readonly covers: Uint8Array;
  readonly scripts: Uint8Array;
}

/** A corpus, and the languages of it that are counted. */
export interface UsageRequest extends LoadRequest {
  readonly corpus: CorpusSource;
  readonly languages: readonly string[];
}

/** How often the entries of a vocabulary occur in a corpus. */
export interface CountedUsage {
  readonly usage: CorpusUsage;
  readonly languages: readonly LanguageUsage[];
}

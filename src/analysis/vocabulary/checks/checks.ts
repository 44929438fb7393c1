import { Fields } from "../../../tokenizers/formats/fields";
import type { TokenizerParts } from "../../../tokenizers/formats/parts";
import type { CharacterScan } from "../characters/scanCharacters";
import type { AuditedTokenizer, Entries } from "../entries";
import { type ModelFacts, modelFacts } from "../modelFacts";
import { missingBytes } from "./missingBytes";
import { orphansIn } from "./orphans";
import { reachableControls } from "./reachableControls";
import { lostSpaces, spaceTexts } from "./whiteSpace";

/** Bytes of the longest entry that nobody need wonder about: 128 spaces are one in several vocabularies. */
export const longestPlainEntry = 128;

/** What is checked. */
export type CheckName =
  | "bytes"
  | "roundTrip"
  | "whiteSpace"
  | "controlTokens"
  | "deterministic"
  | "idempotent"
  | "longEntries"
  | "merges";

/** What a check has come to. */
export interface Check {
  readonly name: CheckName;
  readonly verdict: "pass" | "warn" | "notApplicable";
  /**
   * What the verdict rests on: a proof, or having looked at so many cases, which are all that there are (of bytes, entries,
   * tokens) or were chosen (characters by themselves, texts of white space).
   */
  readonly extent: { readonly kind: "proof" } | { readonly kind: "cases"; readonly cases: number };
  /** How many do not hold it. */
  readonly failures: number;
  /** Some of them, the first ones: bytes, code points or ids, by the check. */
  readonly numbers: readonly number[];
  /** Texts that do not hold it. */
  readonly texts: readonly string[];
}

/** Failures that are listed of a check. */
const mostListed = 50;

const proof = { kind: "proof" } as const;
const cases = (count: number) => ({ kind: "cases", cases: count }) as const;

/** Checks a tokenizer for what it should do with every text. */
export function runChecks(
  tokenizer: AuditedTokenizer,
  parts: TokenizerParts,
  entries: Entries,
  scan: CharacterScan,
): Check[] {
  const facts = modelFacts(parts);
  return [
    checkBytes(tokenizer, parts, facts),
    ofNumbers("roundTrip", scan.lost, cases(scan.assigned)),
    ofTexts("whiteSpace", lostSpaces(tokenizer), cases(spaceTexts.length)),
    checkControls(tokenizer, entries),
    checkDeterministic(parts),
    tokenizer.stages.normalizer === null
      ? ofNumbers("idempotent", [], proof)
      : ofNumbers("idempotent", scan.unsettled, cases(scan.assigned)),
    ofNumbers("longEntries", longEntries(entries), cases(entries.ids.length)),
    checkMerges(tokenizer, parts, entries, facts),
  ];
}

function ofNumbers(name: CheckName, failed: readonly number[], extent: Check["extent"]): Check {
  const verdict = failed.length === 0 ? "pass" : "warn";
  return { name, verdict, extent, failures: failed.length, numbers: failed.slice(0, mostListed), texts: [] };
}

function ofTexts(name: CheckName, failed: readonly string[], extent: Check["extent"]): Check {
  return { ...ofNumbers(name, [], extent), ...whenFailed(failed), texts: failed.slice(0, mostListed) };
}

function whenFailed({ length }: readonly unknown[]): Pick<Check, "verdict" | "failures"> {
  return { verdict: length === 0 ? "pass" : "warn", failures: length };
}

const notApplicable = (name: CheckName): Check => ({
  ...{ name, verdict: "notApplicable", extent: proof },
  ...{ failures: 0, numbers: [], texts: [] },
});

function checkBytes(tokenizer: AuditedTokenizer, parts: TokenizerParts, facts: ModelFacts): Check {
  return ofNumbers("bytes", missingBytes(tokenizer, parts, facts), cases(256));
}

function checkControls(tokenizer: AuditedTokenizer, { ids, added }: Entries): Check {
  const controls = ids.filter((id) => added.get(id)?.special === true);
  if (controls.length === 0) return notApplicable("controlTokens");
  const { reachable, areProved } = reachableControls(tokenizer, controls, added);
  return ofNumbers("controlTokens", reachable, areProved ? proof : cases(controls.length));
}

/** Nothing but BPE's dropout is ever left to chance. */
function checkDeterministic({ recipe }: TokenizerParts): Check {
  const dropout = recipe.kind === "tokenizer.json" ? new Fields(recipe.file, "").get("model").get("dropout") : null;
  const isRandom = dropout !== null && !dropout.isNull && dropout.number() > 0;
  return { ...ofNumbers("deterministic", [], proof), ...whenFailed(isRandom ? [dropout] : []) };
}

function longEntries({ ids, offsets, added }: Entries): number[] {
  return [...ids].filter((id, i) => {
    return !added.has(id) && (offsets[i + 1] as number) - (offsets[i] as number) > longestPlainEntry;
  });
}

function checkMerges(tokenizer: AuditedTokenizer, parts: TokenizerParts, entries: Entries, facts: ModelFacts): Check {
  const orphans = orphansIn(tokenizer, parts, entries, facts);
  return orphans === null ? notApplicable("merges") : ofNumbers("merges", orphans, cases(parts.vocabulary.ids.length));
}

import { isStaged } from "../isStaged";
import { PairTable } from "../models/bpe/merges";
import type { Model } from "../models/model";
import { PipelineTokenizer } from "../pipeline";
import type { PipelineStages, StagedTokenizer } from "../stages";
import { type Tokenizer, UnencodableError } from "../tokenizer";
import { readCut } from "../transforms/transform";
import { TransformedRule } from "../transforms/transformedRule";
import { transformed } from "../transforms/transformStage";
import { AllWays } from "./allWays";
import type { Merging } from "./dropout";
import { type Entries, entriesOf, scoresByCount, scoresOf } from "./entries";
import { type Way, type WayName, wayLabels } from "./way";
import { WayModel } from "./wayModel";

/** A tokenizer that lacks what a way needs, which no text changes. */
export class NoWayError extends UnencodableError {}

const known = new WeakMap<Model, Entries>();

/**
 * A tokenizer that cuts its pre-tokens another way than its own, or has something done to its text first, or both; all other
 * stages are the same. One that cuts by a rule has no other way, but its text can be changed first.
 * @param written transforms and way, as `readCut` reads them
 * @throws {NoWayError} where there is no such thing, or the tokenizer lacks what it needs
 */
export function tokenizerInWay(tokenizer: PipelineTokenizer, written: string): PipelineTokenizer;
export function tokenizerInWay(tokenizer: Tokenizer, written: string): Tokenizer;
export function tokenizerInWay(tokenizer: Tokenizer, written: string): Tokenizer {
  const cut = readCut(written);
  if (typeof cut === "string") throw new NoWayError(cut);
  const { transforms, way } = cut;
  if (!isStaged(tokenizer)) {
    if (way !== null) throw new NoWayError(byRule);
    return new TransformedRule(tokenizer, transformed(transforms, null));
  }
  const { stages } = way === null ? tokenizer : inWay(tokenizer, way);
  const normalizer = transforms.length === 0 ? stages.normalizer : transformed(transforms, stages.normalizer);
  return new PipelineTokenizer({ ...stages, normalizer });
}

/**
 * A tokenizer in a way that has been read.
 * @param seen ids by whose counts entries are likely, each once for each time; null by what the tokenizer says of them
 * @throws {NoWayError} where the tokenizer lacks what it needs
 */
export function inWay(tokenizer: Tokenizer, way: Way, seen: Uint32Array | null = null): PipelineTokenizer {
  const stages = stagesFor(tokenizer, way.name);
  const { model } = stages;
  if (way.name === "dropout" && way.p === 0) return new PipelineTokenizer(stages);
  const merging = way.name === "dropout" ? mergingOf(model) : null;
  const entries = entriesFor(stages);
  const scored = seen === null ? entries : { ...entries, scores: scoresByCount(entries, seen) };
  return new PipelineTokenizer({ ...stages, model: new WayModel(model, way, scored, merging) });
}

const allKnown = new WeakMap<Tokenizer, AllWays>();

/**
 * What cuts a tokenizer's pre-tokens in all ways at once but for dropout, by what the tokenizer says of its entries; made once.
 * @throws {NoWayError} where there is no other way than its own
 */
export function inAllWays(tokenizer: Tokenizer): AllWays {
  const known = allKnown.get(tokenizer);
  if (known !== undefined) return known;
  const stages = stagesFor(tokenizer, "fewest");
  const all = new AllWays(stages, entriesFor(stages));
  allKnown.set(tokenizer, all);
  return all;
}

/**
 * A tokenizer's stages as they are in its own way.
 * @throws {NoWayError} where it lacks what a way needs
 */
function stagesFor(tokenizer: Tokenizer, way: WayName): PipelineStages {
  const lack = lackFor(tokenizer, way);
  if (lack !== null || !isStaged(tokenizer)) throw new NoWayError(lack ?? "");
  return { ...tokenizer.stages, model: ownModel(tokenizer.stages.model) };
}

/** The entries that a model with such stages can cut text into, made once. */
function entriesFor({ model, addedTokens }: PipelineStages): Entries {
  const found =
    known.get(model) ??
    entriesOf(
      model,
      new Set(addedTokens.filter(({ special }) => special).map(({ id }) => id)),
      model.trace("a").kind === "Unigram",
    );
  known.set(model, found);
  return found;
}

const byRule = "It cuts texts by a rule: there is no vocabulary to cut another way.";

/** What a tokenizer lacks for a way, in a sentence; null where it can cut so. */
export function lackFor(tokenizer: Tokenizer, way: WayName): string | null {
  if (!isStaged(tokenizer)) return byRule;
  const model = ownModel(tokenizer.stages.model);
  const { kind } = model.trace("a");
  if (kind === "WordLevel") return "Its entries are whole words: there is no other way to cut them.";
  if (way !== "dropout" || hasMerges(model)) return null;
  return kind === "BPE"
    ? `${wayLabels.dropout} is not offered for a SentencePiece model’s own merges. Choose a tokenizer.json, or another way.`
    : `A ${kind} model has no merges, which ${wayLabels.dropout} passes over. Choose a tokenizer of BPE, or another way.`;
}

/** Log probabilities of a tokenizer's entries by their ids, as the likeliest way goes by them; those of added tokens are not among them. */
export function ownScores({ stages }: StagedTokenizer): Float64Array {
  const model = ownModel(stages.model);
  return scoresOf(model, model.trace("a").kind === "Unigram");
}

const ownKnown = new WeakMap<Tokenizer, Tokenizer>();

/** The tokenizer as it cuts by itself: of one that {@link inWay} has given, that which it was given of; made once. */
export function inOwnWay(tokenizer: Tokenizer): Tokenizer {
  if (!isStaged(tokenizer)) return tokenizer;
  const model = ownModel(tokenizer.stages.model);
  if (model === tokenizer.stages.model) return tokenizer;
  const own = ownKnown.get(tokenizer) ?? new PipelineTokenizer({ ...tokenizer.stages, model });
  ownKnown.set(tokenizer, own);
  return own;
}

function ownModel(model: Model): Model {
  return model instanceof WayModel ? model.own : model;
}

const pairsOf = new WeakMap<Model, PairTable>();

/** Whether a model is one whose merges can be passed over. */
function hasMerges({ reader, merges }: Model): boolean {
  return reader !== undefined && merges !== undefined;
}

/** What a BPE model merges; null for models of other kinds. */
function mergingOf(model: Model): Merging | null {
  const { reader, merges } = model;
  if (reader === undefined || merges === undefined) return null;
  const pairs = pairsOf.get(model) ?? new PairTable(reader.vocabulary, merges, reader.prefix);
  pairsOf.set(model, pairs);
  return { reader, pairs };
}

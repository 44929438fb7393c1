import { PipelineTokenizer } from "../pipeline";
import type { PipelineStages } from "../stages";
import { encodeInParts } from "../stream";
import { type EncodeOptions, type Encoding, TokenFlag } from "../tokenizer";
import type { Entries } from "./entries";
import { FragmentModel } from "./fragmentModel";
import type { Fragments } from "./fragments";

/** Fragments that are remembered from one text to the next. */
const mostRemembered = 1 << 19;

/** A tokenizer's pre-tokens cut in all ways that entries alone decide, in one pass over a text. */
export class AllWays {
  private readonly stages: PipelineStages;
  private readonly entries: Entries;
  private model: FragmentModel;
  private pipeline: PipelineTokenizer;

  /** @param stages with the tokenizer's own model */
  constructor(stages: PipelineStages, entries: Entries) {
    this.stages = stages;
    this.entries = entries;
    this.model = this.makeModel();
    this.pipeline = new PipelineTokenizer({ ...stages, model: this.model });
  }

  get fragments(): Fragments {
    return this.model.fragments;
  }

  /** Cuts a text, part by part: gives the fragments of each with their ranges in the text, and control tokens among them. */
  *cut(text: string, options: EncodeOptions): Generator<Encoding> {
    if (this.fragments.count > mostRemembered) {
      this.model = this.makeModel();
      this.pipeline = new PipelineTokenizer({ ...this.stages, model: this.model });
    }
    yield* encodeInParts(this.pipeline, text, options);
  }

  /** The fragment at an index of what {@link cut} gave; -1 for a control token. */
  fragmentAt({ ids, flags }: Encoding, index: number): number {
    if (((flags[index] as number) & TokenFlag.special) !== 0) return -1;
    const { first, fragments } = this.model;
    const id = ids[index] as number;
    return id < first ? fragments.ofToken(id) : id - first;
  }

  private makeModel(): FragmentModel {
    const { stages, entries } = this;
    const first = stages.addedTokens.reduce((high, { id }) => Math.max(high, id + 1), entries.scores.length);
    return new FragmentModel(stages.model, entries, first);
  }
}

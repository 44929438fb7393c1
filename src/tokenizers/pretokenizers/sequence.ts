import type { PreTokenized, PreTokenizer } from "./pretokenizer";

/** A pre-tokenizer that may write other characters, each by itself, for those after it in a sequence. */
export interface WritingPreTokenizer extends PreTokenizer {
  /** What a character becomes. */
  written(code: number): number;
}

/** `Sequence`: each pre-tokenizer cuts the pre-tokens of the one before it. */
export class PreTokenizerSequence implements PreTokenizer {
  readonly rule: string;
  readonly stages: readonly (PreTokenizer | WritingPreTokenizer)[];

  constructor(stages: readonly (PreTokenizer | WritingPreTokenizer)[]) {
    this.stages = stages;
    this.rule = stages.map((stage) => stage.rule).join(", then ");
  }

  preTokenize(input: PreTokenized): PreTokenized {
    return this.stages.reduce((current, stage) => stage.preTokenize(current), input);
  }

  isIndependent(before: number, after: number): boolean {
    return this.verdict(before, after) !== "depends";
  }

  cuts(before: number, after: number): boolean {
    return this.verdict(before, after) === "cuts";
  }

  /** The first stage that cuts at the place parts it for all that follow, which then never see both sides together. */
  private verdict(before: number, after: number): "depends" | "independent" | "cuts" {
    let [left, right] = [before, after];
    for (const stage of this.stages) {
      if (!stage.isIndependent(left, right)) return "depends";
      if (stage.cuts(left, right)) return "cuts";
      if ("written" in stage) [left, right] = [stage.written(left), stage.written(right)];
    }
    return "independent";
  }
}

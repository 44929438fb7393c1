import type { Scanner } from "../patterns/scanner";
import { firstWritten, lastWritten, type PreTokenized, type PreTokenizer } from "./pretokenizer";
import type { WordRules } from "./wordRules";

/** `Sequence`: each pre-tokenizer cuts the pre-tokens of the one before it. */
export class PreTokenizerSequence implements PreTokenizer {
  readonly rule: string;
  readonly stages: readonly PreTokenizer[];
  readonly needsLead: boolean;
  readonly scanners: readonly Scanner[] | null;
  readonly words: WordRules | null;

  constructor(stages: readonly PreTokenizer[]) {
    this.stages = stages;
    this.needsLead = stages.some((stage) => stage.needsLead === true);
    const scanners = stages.map((stage) => stage.scanners ?? null);
    this.scanners = scanners.includes(null) ? null : scanners.flatMap((each) => each ?? []);
    const [first, ...others] = stages;
    this.words = others.reduce<WordRules | null>(
      (rules, stage) => (rules === null ? null : (stage.wordsAfter?.(rules) ?? null)),
      first?.words ?? null,
    );
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

  firstOf(code: number): number {
    return this.stages.reduce((current, stage) => firstWritten(stage, current), code);
  }

  lastOf(code: number): number {
    return this.stages.reduce((current, stage) => lastWritten(stage, current), code);
  }

  /** The first stage that cuts at the place parts it for all that follow, which then never see both sides together. */
  private verdict(before: number, after: number): "depends" | "independent" | "cuts" {
    let [left, right] = [before, after];
    for (const stage of this.stages) {
      if (!stage.isIndependent(left, right)) return "depends";
      if (stage.cuts(left, right)) return "cuts";
      [left, right] = [lastWritten(stage, left), firstWritten(stage, right)];
    }
    return "independent";
  }
}

/** The stages of a pre-tokenizer, each that does something itself, in their order. */
export function stagesOf(preTokenizer: PreTokenizer | null): readonly PreTokenizer[] {
  if (preTokenizer === null) return [];
  return preTokenizer instanceof PreTokenizerSequence ? preTokenizer.stages.flatMap(stagesOf) : [preTokenizer];
}

import type { ChangedStage, StageChange } from "./stageChanges";

const stageNames: Readonly<Record<ChangedStage, string>> = {
  addedTokens: "added tokens",
  normalizer: "normalizer",
  preTokenizer: "pre-tokenizer",
  model: "model",
  postProcessor: "post-processor",
  decoder: "decoder",
};

/** What a stage is called in a sentence. */
export function stageName(stage: ChangedStage): string {
  return stageNames[stage];
}

/** Whether words tell the two apart: of decoders, which no text goes through, there are none, and files have details without words. */
export function isTold({ a, b }: StageChange): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

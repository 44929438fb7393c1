import type { ChangedStage } from "./stageChanges";

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

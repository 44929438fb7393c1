import type { TrainingRecipe } from "./recipe";

/** Why a training that nobody stopped has come to fewer entries than its recipe asks for: to stand behind their number and a colon. */
export function whyNoMore({ algorithm, minimumCount }: TrainingRecipe): string {
  // Hugging Face's trainer, and SentencePiece's, leave the same out, and end with as few.
  if (algorithm === "unigram") {
    return "every other piece is expected in it less than half a time, or is in no word’s likeliest tokens";
  }
  return `there is nothing left to learn${minimumCount > 1 ? ` that stands there ${minimumCount} times` : ""}`;
}

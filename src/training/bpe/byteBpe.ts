import { toByteAlphabet } from "../../tokenizers/byteAlphabet";
import type { CountedText, HeldOutFigures, Learner, LearningStep, TrainingAlgorithm } from "../algorithm";
import { joinWords } from "../joinWords";
import { addedTokensOf, cutBytes, type TrainingRecipe, vocabOf } from "../recipe";
import type { WordTable } from "../wordTable";
import { HeldOut } from "./heldOut";
import { BpeLearning } from "./learnBpe";

const bytes = [...toByteAlphabet(Uint8Array.from({ length: 256 }, (_, byte) => byte))];

/** BPE over bytes (Radford et al. 2019): all of them are entries, so that there is no text that it cannot write. */
export const byteBpe: TrainingAlgorithm = {
  least: ({ specials }) => new Set(specials).size + bytes.length,
  cuts: (recipe) => [fileOf(recipe, [...new Set([...recipe.specials, ...bytes])], [])],
  start: (text, recipe) => new ByteBpeLearner(text, recipe),
};

class ByteBpeLearner implements Learner {
  private readonly recipe: TrainingRecipe;
  private readonly learning: BpeLearning;
  private readonly heldOut: HeldOut;

  constructor({ languages }: CountedText, recipe: TrainingRecipe) {
    this.recipe = recipe;
    this.learning = new BpeLearning(joinWords(languages), {
      ...recipe,
      over: "bytes",
      alphabet: bytes,
      alphabetLimit: null,
      continuing: "",
    });
    this.heldOut = new HeldOut(languages.map(({ held }) => this.learning.symbolsOf(held[0] as WordTable)));
  }

  get size(): number {
    return this.learning.size;
  }

  entryOf(id: number): string {
    return this.learning.entryOf(id);
  }

  step(): LearningStep | null {
    const step = this.learning.step();
    if (step !== null) this.heldOut.follow(step.left, step.right, step.id);
    return step;
  }

  measure(): HeldOutFigures {
    return this.heldOut.measure(this.size);
  }

  file(): object {
    const { entries, merges } = this.learning.learned();
    const named = merges.map(([left, right]) => [entries[left] as string, entries[right] as string]);
    return fileOf(this.recipe, entries, named);
  }
}

function fileOf(recipe: TrainingRecipe, entries: readonly string[], merges: readonly (readonly string[])[]): object {
  const { model, ...file } = cutBytes(recipe.pattern);
  return {
    ...file,
    added_tokens: addedTokensOf(recipe.specials),
    model: { ...model, vocab: vocabOf(entries), merges },
  };
}

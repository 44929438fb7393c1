import type { NormalizerSequence } from "../../../tokenizers/normalizers/sequence";
import type { NormalizerStage } from "../../../tokenizers/normalizers/stage";
import type { NormalizerStep } from "../modelFacts";
import { codePointsOf } from "./codePointsOf";
import { type DroppingStep, isDropped, unicodeForms } from "./droppedCharacters";
import { type Images, imagesOf } from "./images";

// By what it has, and not by its class: a worker that is asked about others does not load it.
const isSequence = (normalizer: NormalizerStage): normalizer is NormalizerSequence => "stages" in normalizer;

/** What a normalizer never leaves in any text, as far as that can be proved. */
export class NormalizerProof {
  private readonly normalizer: NormalizerStage | null;
  private readonly steps: readonly DroppingStep[];
  private readonly form: string | null;
  private readonly hasSigns: boolean;
  private madeImages: Images | null | undefined;
  private readonly dropped = new Map<string, boolean>();

  /** @param steps what it does, in order */
  constructor(normalizer: NormalizerStage | null, steps: readonly NormalizerStep[]) {
    this.normalizer = normalizer;
    const stages = normalizer === null || !isSequence(normalizer) ? [normalizer] : normalizer.stages;
    this.steps = steps.map((step, i) => ({ ...step, stage: stages[i] ?? null }));
    const last = steps.at(-1)?.type ?? "";
    // What is part of a text in one of Unicode's forms is in that form itself (UAX #15, 1.1).
    this.form = unicodeForms.has(last) ? last : null;
    // SentencePiece leaves the spaces of its symbols.
    this.hasSigns = normalizer?.spaceNotation?.hasSigns === true && last !== "SentencePiece";
  }

  /** Whether no text is normalized to one that has this one in it. False when in doubt. */
  neverLeaves(text: string): boolean {
    if (this.form !== null && text.normalize(this.form) !== text) return true;
    if (this.hasSigns && text.includes(" ")) return true;
    if (this.steps.length > 1 || this.steps[0]?.type === "Replace")
      return [...text].some((each) => this.isDropped(each));
    const { images } = this;
    if (images === null) return false;
    const codes = codePointsOf(text);
    return codes.some((code, i) => {
      const next = codes[i + 1];
      return !images.has(code) || (next !== undefined && !images.joins(code, next));
    });
  }

  private isDropped(character: string): boolean {
    let known = this.dropped.get(character);
    if (known === undefined) {
      known = isDropped(this.steps, character);
      this.dropped.set(character, known);
    }
    return known;
  }

  /** The only characters that may stand before a character in normalized text; null for any, or where it is not known. */
  before(code: number): readonly number[] | null {
    return this.images?.before(code) ?? null;
  }

  private get images(): Images | null {
    if (this.madeImages === undefined) this.madeImages = this.normalizer === null ? null : imagesOf(this.normalizer);
    return this.madeImages;
  }
}

import { codePointAt, type Utf16Offset } from "../../text/utf8";
import type { Normalized } from "../alignment";
import { CharacterMap } from "../normalizers/characterMap";
import { NormalizerSequence } from "../normalizers/sequence";
import type { NormalizerStage } from "../normalizers/stage";
import { letterMaps } from "./letters";
import { PatternLine, TextLines } from "./tableStages";
import type { Transform } from "./transform";

/**
 * A stage in front of a tokenizer's own: what it gives is what the tokenizer takes for the text as written, so that it has the
 * tokens that it has of that text.
 */
class Before implements NormalizerStage {
  readonly separatesAll: boolean;
  private readonly stage: NormalizerStage;

  constructor(stage: NormalizerStage) {
    this.stage = stage;
    this.separatesAll = stage.separatesAll;
  }

  normalize(text: string, begins: boolean): Normalized {
    return this.stage.normalize(text, begins);
  }

  /** The first character of what it gives, whatever that stands for. */
  leadOf(text: string, _lead: Utf16Offset, begins: boolean): Utf16Offset {
    const { text: given } = this.normalize(text, begins);
    return given === "" ? 0 : codePointAt(given, 0) > 0xffff ? 2 : 1;
  }

  separates(before: number, after: number): boolean {
    return this.stage.separates(before, after);
  }

  lastOf(before: number): readonly number[] | null {
    return this.stage.lastOf(before);
  }

  firstOf(after: number): readonly number[] | null {
    return this.stage.firstOf(after);
  }
}

/** A tokenizer's normalizer with transforms in front of it. */
export function transformed(transforms: readonly Transform[], own: NormalizerStage | null): NormalizerStage {
  const stages = transforms.flatMap((transform) => stagesOf(transform).map((stage) => new Before(stage)));
  return new NormalizerSequence([...stages, ...(own === null ? [] : [own])]);
}

/** What a transform does, stage by stage. */
function stagesOf(transform: Transform): readonly NormalizerStage[] {
  if (transform.name !== "table") return [new CharacterMap(letterMaps[transform.name])];
  const { table } = transform;
  const patterns = table.flatMap((line) => (line.kind === "pattern" ? [new PatternLine(line.from, line.to)] : []));
  const texts = table.flatMap((line) => (line.kind === "text" ? [[line.from, line.to] as const] : []));
  return texts.length === 0 ? patterns : [...patterns, new TextLines(texts)];
}

import type { Utf16Offset } from "../../text/utf8";
import { type ByteAlignment, composeAlignments, type Normalized } from "../alignment";
import { checkGrowth } from "./growth";
import { leadOf } from "./lead";
import type { NormalizerStage, SpaceNotation } from "./stage";

/** `Sequence`: runs normalizers one after the other and composes their alignments. */
export class NormalizerSequence implements NormalizerStage {
  readonly separatesAll: boolean;
  readonly spaceNotation: SpaceNotation | null;
  readonly stages: readonly NormalizerStage[];

  constructor(stages: readonly NormalizerStage[]) {
    this.stages = stages;
    this.separatesAll = stages.every((stage) => stage.separatesAll);
    this.spaceNotation = notationOf(stages);
  }

  normalize(text: string, begins: boolean): Normalized {
    let current = text;
    let alignment: ByteAlignment | null = null;
    for (const stage of this.stages) {
      const next = stage.normalize(current, begins);
      alignment = composeAlignments(alignment, next.alignment);
      current = next.text;
      checkGrowth(text.length, current.length);
    }
    return { text: current, alignment };
  }

  leadOf(text: string, lead: Utf16Offset, begins: boolean): Utf16Offset {
    let current = text;
    let length = lead;
    for (const stage of this.stages) {
      length = leadOf(stage, current, length, begins);
      current = stage.normalize(current, begins).text;
    }
    return length;
  }

  /** Whether every stage separates the characters as they reach it. */
  separates(before: number, after: number): boolean {
    let ends: readonly number[] | null = [before];
    let beginnings: readonly number[] | null = [after];
    for (const stage of this.stages) {
      if (!stage.separatesAll) {
        if (ends === null || beginnings === null) return false;
        for (const end of ends) for (const start of beginnings) if (!stage.separates(end, start)) return false;
      }
      ends = through(ends, (code) => stage.lastOf(code));
      beginnings = through(beginnings, (code) => stage.firstOf(code));
    }
    return true;
  }

  lastOf(before: number): readonly number[] | null {
    return this.stages.reduce<readonly number[] | null>(
      (codes, stage) => through(codes, (code) => stage.lastOf(code)),
      [before],
    );
  }

  firstOf(after: number): readonly number[] | null {
    return this.stages.reduce<readonly number[] | null>(
      (codes, stage) => through(codes, (code) => stage.firstOf(code)),
      [after],
    );
  }
}

function through(
  codes: readonly number[] | null,
  become: (code: number) => readonly number[] | null,
): readonly number[] | null {
  if (codes === null) return null;
  const result = new Set<number>();
  for (const code of codes) {
    const images = become(code);
    if (images === null) return null;
    for (const next of images) result.add(next);
  }
  return [...result];
}

/** Of two prefixes the second would stand before the first's sign. */
function notationOf(stages: readonly NormalizerStage[]): SpaceNotation | null {
  const all = stages.map((stage) => stage.spaceNotation ?? null).filter((notation) => notation !== null);
  const prefixes = all.filter(({ hasPrefix }) => hasPrefix).length;
  if (all.length < stages.length || prefixes > 1) return null;
  return { hasPrefix: prefixes === 1, hasSigns: all.some(({ hasSigns }) => hasSigns) };
}

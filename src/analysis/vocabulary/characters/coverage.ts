import { entryScripts } from "../scriptsOfEntries";
import { type CharacterScan, Cover, coverNames } from "./scanCharacters";

/** How a tokenizer covers the characters of a script. */
export interface ScriptCoverage {
  /** ISO 15924; `Zyyy` for what scripts share. */
  readonly script: string;
  /** Characters that it has. */
  readonly characters: number;
  readonly one: number;
  readonly several: number;
  readonly bytes: number;
  readonly unknown: number;
  readonly dropped: number;
}

/** Sums characters up by script, those of the most characters first. */
export function coverageByScript({ covers, scripts }: CharacterScan): ScriptCoverage[] {
  const counts = entryScripts.map(() => new Uint32Array(coverNames.length));
  covers.forEach((cover, code) => {
    if (cover === Cover.unassigned) return;
    const own = counts[scripts[code] as number] as Uint32Array;
    own[cover] = (own[cover] as number) + 1;
  });
  return entryScripts
    .map((script, i) => {
      const [, one = 0, several = 0, bytes = 0, unknown = 0, dropped = 0] = counts[i] as Uint32Array;
      const characters = one + several + bytes + unknown + dropped;
      return { script, characters, one, several, bytes, unknown, dropped };
    })
    .filter(({ characters }) => characters > 0)
    .sort((a, b) => b.characters - a.characters);
}

/** Characters of a script that are covered in some way, in order. */
export function charactersOf(
  { covers, scripts }: Pick<CharacterScan, "covers" | "scripts">,
  script: string,
  cover: Cover,
): number[] {
  const wanted = entryScripts.indexOf(script);
  const found: number[] = [];
  covers.forEach((each, code) => {
    if (each === cover && scripts[code] === wanted) found.push(code);
  });
  return found;
}

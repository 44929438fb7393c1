import { isPresent } from "../../../corpora/parallel";
import { CharacterReader, Cover } from "../characters/scanCharacters";
import type { AuditedTokenizer } from "../entries";
import { entryScripts, scriptOfEntry } from "../scriptsOfEntries";
import { coveredFrom } from "./overviewFacts";

/** Counts the characters of a corpus, script by script. */
export class CharacterCounts {
  private readonly counts = new Map<number, number>();

  /** Adds the segments of a language; blank ones are missing ones. */
  add(segments: readonly string[]): void {
    const { counts } = this;
    for (const segment of segments) {
      if (!isPresent(segment)) continue;
      for (let unit = 0; unit < segment.length; ) {
        const code = segment.codePointAt(unit) as number;
        unit += code > 0xffff ? 2 : 1;
        counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    }
  }

  /** The scripts of what was added, that of the most characters first, each with how often which code point occurs. */
  byScript(): [script: string, counts: ReadonlyMap<number, number>][] {
    const scripts = new Map<string, Map<number, number>>();
    for (const [code, count] of this.counts) {
      const script = entryScripts[scriptOfEntry(String.fromCodePoint(code))] ?? "Zzzz";
      if (shared.has(script)) continue;
      const own = scripts.get(script) ?? new Map<number, number>();
      scripts.set(script, own.set(code, count));
    }
    return [...scripts].sort(([a, own], [b, other]) => total(other) - total(own) || (a < b ? -1 : 1));
  }

  /** Their codes alone (ISO 15924). */
  scripts(): string[] {
    return this.byScript().map(([script]) => script);
  }
}

/** Spaces, digits, punctuation and marks are of no script: what scripts share, what takes on a script, what is not assigned. */
const shared: ReadonlySet<string> = new Set(["Zyyy", "Zinh", "Zzzz"]);

/**
 * The scripts that a tokenizer covers: those of whose characters in a corpus, each as often as it occurs, nine in ten are one token by
 * themselves, as the audit's coverage has it.
 * @returns ISO 15924 codes, in the order in which they come
 */
export function scriptsCovered(
  tokenizer: AuditedTokenizer,
  characters: readonly (readonly [script: string, counts: ReadonlyMap<number, number>])[],
): string[] {
  const reader = new CharacterReader(tokenizer);
  return characters
    .filter(([, counts]) => {
      let one = 0;
      for (const [code, count] of counts) if (reader.read(String.fromCodePoint(code)) === Cover.one) one += count;
      return one >= coveredFrom * total(counts);
    })
    .map(([script]) => script);
}

function total(counts: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}

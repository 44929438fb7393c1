/** Random files in this engine and in the native package. */
import fc from "fast-check";
import { expect } from "vitest";
import { type Configuration, configurations } from "./configurations";
import { contradictions, type Difference, differencesFromNative, readFile } from "./differential";
import { knownFaults } from "./knownFaults";
import { NativeProcess } from "./nativeFile";
import { seed } from "./strings";

/** What came of each of some files. */
export interface Outcomes {
  /** Both took it, or both refused it or its texts. */
  alike: number;
  /** The native package gives other ids for a reason that is known. */
  known: number;
}

/**
 * Compares so many random files, each text of each several times; fails with the smallest file and text that differ.
 * @param firstSeed other files for another number
 */
export async function compareConfigurations(numRuns: number, firstSeed = seed): Promise<Outcomes> {
  const native = new NativeProcess();
  const outcomes: Outcomes = { alike: 0, known: 0 };
  try {
    for (const configuration of fc.sample(configurations, { numRuns, seed: firstSeed })) {
      const differences = await differencesOf(native, configuration, outcomes);
      if (differences.length === 0) continue;
      // Again, for fast-check to make the file smaller.
      const property = fc.asyncProperty(configurations, async (any) => {
        expect(await differencesOf(native, any, { alike: 0, known: 0 })).toEqual([]);
      });
      await fc.assert(property, { numRuns, seed: firstSeed });
      throw new Error(`${JSON.stringify(configuration)} differs: ${JSON.stringify(differences)}`);
    }
  } finally {
    native.close();
  }
  return outcomes;
}

async function differencesOf(
  native: NativeProcess,
  { file, texts }: Configuration,
  outcomes: Outcomes,
): Promise<Difference[]> {
  const fromNative = await differencesFromNative(native, file, texts);
  const tokenizer = tokenizerOf(file);
  if (tokenizer === null) {
    outcomes.alike++;
    return fromNative;
  }
  const isKnown = fromNative.length > 0 && knownFaults.some((fault) => fault.applies(file, tokenizer));
  if (isKnown) outcomes.known++;
  else outcomes.alike++;
  const own = contradictions(tokenizer, texts, draws(JSON.stringify(texts).length));
  return isKnown ? own : [...fromNative, ...own];
}

function tokenizerOf(file: Configuration["file"]): ReturnType<typeof readFile>["tokenizer"] | null {
  try {
    return readFile(file).tokenizer;
  } catch {
    // That both refuse it has been seen to.
    return null;
  }
}

/** Whole numbers below bounds, the same ones for the same beginning (Lehmer 1951). */
function draws(from: number): (bound: number) => number {
  let state = (from % 0x7ffffffe) + 1;
  return (bound) => {
    state = (state * 48271) % 0x7fffffff;
    return state % bound;
  };
}

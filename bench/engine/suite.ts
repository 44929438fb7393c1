import { ordinaryCorpora, pathologicalCorpora } from "./corpora";
import { huggingFaceIds, librariesOf, openaiIds, tokenizerIds } from "./libraries";
import type { Runner } from "./runners";
import type { Doubling, KeystrokeTimes, LibraryName, LoadTimes, MemoryUse, ThroughputRow } from "./task";
import { median } from "./timing";

/** A library that takes longer to load, in milliseconds, is loaded once. */
const longestLoad = 5000;

/** What is measured. */
export interface Plan {
  readonly tokenizers: readonly string[];
  readonly corpora: readonly string[];
  readonly loads: readonly string[];
  readonly firstPasses: readonly string[];
  readonly doublings: readonly string[];
  readonly keystrokes: readonly string[];
  /** Fresh processes for each load. */
  readonly rounds: number;
}

export const fullPlan: Plan = {
  tokenizers: tokenizerIds,
  corpora: [...ordinaryCorpora, ...pathologicalCorpora],
  loads: ["o200k_base", "cl100k_base", "llama3", "gemma3"],
  firstPasses: openaiIds,
  doublings: ["o200k_base", "llama2"],
  keystrokes: [...openaiIds, ...huggingFaceIds],
  rounds: 5,
};

export const quickPlan: Plan = {
  tokenizers: ["o200k_base", "llama2", "bert_uncased"],
  corpora: ["english", "chinese", "letters", "marks"],
  loads: ["o200k_base", "gemma3"],
  firstPasses: ["o200k_base"],
  doublings: ["o200k_base", "llama2"],
  keystrokes: ["o200k_base", "bert_uncased"],
  rounds: 1,
};

/** What was measured in one environment, by tokenizer. */
export interface Measured {
  readonly throughput: Record<string, readonly ThroughputRow[]>;
  readonly loads: Record<string, Partial<Record<LibraryName, LoadTimes>>>;
  readonly firstPasses: Record<string, Partial<Record<LibraryName, number>>>;
  readonly memory: Partial<Record<LibraryName, MemoryUse>>;
  readonly doublings: Record<string, Doubling>;
  readonly keystrokes: Record<string, Record<string, KeystrokeTimes>>;
}

/**
 * Measures in one environment, task after task.
 * @param log is told what has been done
 */
export async function suite(plan: Plan, runner: Runner, log: (line: string) => void): Promise<Measured> {
  const measured: Measured = {
    ...{ throughput: {}, loads: {}, firstPasses: {}, memory: {}, doublings: {}, keystrokes: {} },
  };
  const start = performance.now();
  const say = (what: string) => log(`${runner.name}, ${Math.round((performance.now() - start) / 1000)} s: ${what}`);
  for (const tokenizer of plan.loads) {
    measured.loads[tokenizer] = await loads(tokenizer, plan.rounds, runner);
    say(`loaded ${tokenizer}`);
  }
  for (const tokenizer of plan.firstPasses) {
    const speeds: Partial<Record<LibraryName, number>> = {};
    for (const library of ["tessera", "tiktoken"] as const) {
      const rounds: number[] = [];
      for (let i = 0; i < Math.min(3, plan.rounds); i++) {
        rounds.push(await runner.run({ kind: "firstPass", tokenizer, library }));
      }
      speeds[library] = median(rounds);
    }
    measured.firstPasses[tokenizer] = speeds;
    say(`first passes of ${tokenizer}`);
  }
  for (const library of ["tessera", "transformers"] as const) {
    measured.memory[library] = await runner.run({ kind: "memory", tokenizer: "gemma3", library });
  }
  say("memory");
  for (const tokenizer of plan.doublings) {
    measured.doublings[tokenizer] = await runner.run({ kind: "doubling", tokenizer });
  }
  say("doublings");
  for (const tokenizer of plan.keystrokes) {
    const times: Record<string, KeystrokeTimes> = {};
    for (const corpus of ["english", "mixed"]) {
      times[corpus] = await runner.run({ kind: "keystroke", tokenizer, corpus });
    }
    measured.keystrokes[tokenizer] = times;
  }
  say("keystrokes");
  for (const tokenizer of plan.tokenizers) {
    measured.throughput[tokenizer] = await runner.run({ kind: "throughput", tokenizer, corpora: plan.corpora });
    say(`throughput of ${tokenizer}`);
  }
  return measured;
}

/** Medians over fresh processes, the libraries in turn. */
async function loads(
  tokenizer: string,
  rounds: number,
  runner: Runner,
): Promise<Partial<Record<LibraryName, LoadTimes>>> {
  const all = librariesOf(tokenizer).map((library) => ({ library, times: [] as LoadTimes[] }));
  for (let i = 0; i < rounds; i++) {
    for (const { library, times } of all) {
      // What takes that long is slow beyond any doubt.
      if ((times[0]?.ready ?? 0) > longestLoad) continue;
      times.push(await runner.run({ kind: "load", tokenizer, library }));
    }
  }
  return Object.fromEntries(
    all.map(({ library, times }) => [
      library,
      { ready: median(times.map(({ ready }) => ready)), firstLine: median(times.map(({ firstLine }) => firstLine)) },
    ]),
  );
}

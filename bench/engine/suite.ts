import { ordinaryCorpora, pathologicalCorpora, warmUpOf } from "./corpora";
import { huggingFaceIds, librariesOf, nativeIds, openaiIds, tokenizerIds } from "./libraries";
import type { Runner } from "./runners";
import type {
  Doubling,
  FirstPass,
  KeystrokeTimes,
  LibraryName,
  LoadTimes,
  MemoryUse,
  Speed,
  ThroughputRow,
  WarmPasses,
} from "./task";
import { median } from "./timing";
import { unigramId } from "./unigramFile";

/** A library that takes longer to load, in milliseconds, is loaded once. */
const longestLoad = 5000;
/** A library that takes longer than this for a first pass, loading included, runs it once. */
const longestTask = 10_000;

/** What is measured. */
export interface Plan {
  readonly tokenizers: readonly string[];
  readonly corpora: readonly string[];
  readonly loads: readonly string[];
  readonly firstPasses: readonly string[];
  /** Fresh processes for each first pass. */
  readonly passRounds: number;
  readonly doublings: readonly string[];
  readonly keystrokes: readonly string[];
  readonly hasMemory: boolean;
  /** Fresh processes for each load. */
  readonly rounds: number;
}

export const fullPlan: Plan = {
  tokenizers: tokenizerIds,
  corpora: [...ordinaryCorpora, ...pathologicalCorpora],
  loads: ["o200k_base", "cl100k_base", "llama3", "gemma3"],
  firstPasses: [...tokenizerIds, unigramId],
  passRounds: 5,
  doublings: ["o200k_base", "llama2"],
  keystrokes: [...openaiIds, ...huggingFaceIds],
  hasMemory: true,
  rounds: 5,
};

export const quickPlan: Plan = {
  tokenizers: ["o200k_base", "llama2", "bert_uncased"],
  corpora: ["english", "chinese", "letters", "marks"],
  loads: ["o200k_base", "gemma3"],
  firstPasses: ["o200k_base"],
  passRounds: 1,
  doublings: ["o200k_base", "llama2"],
  keystrokes: ["o200k_base", "bert_uncased"],
  hasMemory: true,
  rounds: 1,
};

/** Of a plan the first passes alone. */
export function onlyFirstPasses(plan: Plan): Plan {
  return { ...plan, tokenizers: [], corpora: [], loads: [], doublings: [], keystrokes: [], hasMemory: false };
}

/** A library's first passes over a corpus: the median speed, and whether its ids are ours. */
export interface UnseenSpeed extends Pick<Speed, "speed" | "isEqual"> {
  /** The slowest and the fastest. */
  readonly spread: readonly [least: number, most: number] | null;
}

/** What was measured in one environment, by tokenizer. */
export interface Measured {
  readonly throughput: Record<string, readonly ThroughputRow[]>;
  readonly loads: Record<string, Partial<Record<LibraryName, LoadTimes>>>;
  /** By corpus too. */
  readonly firstPasses: Record<string, Record<string, Partial<Record<LibraryName, UnseenSpeed>>>>;
  readonly memory: Partial<Record<LibraryName, MemoryUse>>;
  readonly doublings: Record<string, Doubling>;
  readonly keystrokes: Record<string, Record<string, KeystrokeTimes>>;
}

/**
 * Measures in one environment, task after task.
 * @param unseen corpora for first passes
 * @param log is told what has been done
 */
export async function suite(
  plan: Plan,
  unseen: readonly string[],
  runner: Runner,
  log: (line: string) => void,
): Promise<Measured> {
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
    const found: Record<string, Partial<Record<LibraryName, UnseenSpeed>>> = {};
    for (const corpus of unseen) {
      found[corpus] = await firstPasses(tokenizer, corpus, plan.passRounds, runner);
      say(`first passes of ${tokenizer} over ${corpus}`);
    }
    measured.firstPasses[tokenizer] = found;
  }
  for (const library of plan.hasMemory ? (["tessera", "transformers"] as const) : []) {
    measured.memory[library] = await runner.run({ kind: "memory", tokenizer: "gemma3", library });
    say(`memory of ${library}`);
  }
  for (const tokenizer of plan.doublings) {
    measured.doublings[tokenizer] = await runner.run({ kind: "doubling", tokenizer });
  }
  if (plan.doublings.length > 0) say("doublings");
  for (const tokenizer of plan.keystrokes) {
    const times: Record<string, KeystrokeTimes> = {};
    for (const corpus of ["english", "mixed"]) {
      times[corpus] = await runner.run({ kind: "keystroke", tokenizer, corpus });
    }
    measured.keystrokes[tokenizer] = times;
  }
  if (plan.keystrokes.length > 0) say("keystrokes");
  for (const tokenizer of plan.tokenizers) {
    measured.throughput[tokenizer] = await warmPasses(tokenizer, plan.corpora, runner);
    say(`throughput of ${tokenizer}`);
  }
  return measured;
}

/** Each library's warm passes over each corpus, a library a process: the garbage of one is not collected in another's time. */
async function warmPasses(tokenizer: string, corpora: readonly string[], runner: Runner): Promise<ThroughputRow[]> {
  const results: { readonly library: LibraryName; readonly rows: readonly WarmPasses[] }[] = [];
  for (const library of librariesOf(tokenizer)) {
    results.push({ library, rows: await runner.run({ kind: "throughput", tokenizer, library, corpora }) });
  }
  return corpora.map((corpus, i) => {
    const ours = results[0]?.rows[i];
    const speeds = Object.fromEntries(results.flatMap(({ library, rows }) => (rows[i] ? [[library, rows[i]]] : [])));
    return { corpus, bytes: ours?.bytes ?? 0, patternOnly: ours?.patternOnly ?? null, speeds };
  });
}

/** Medians of first passes, each in a fresh process, the libraries in turn. */
async function firstPasses(
  tokenizer: string,
  corpus: string,
  rounds: number,
  runner: Runner,
): Promise<Partial<Record<LibraryName, UnseenSpeed>>> {
  const native = runner.isNative && nativeIds.includes(tokenizer) ? (["native"] as const) : [];
  const all = [...librariesOf(tokenizer), ...native].map((library) => ({
    library,
    passes: [] as FirstPass[],
    spent: 0,
  }));
  for (let i = 0; i < rounds; i++) {
    for (const one of all) {
      if (one.spent > longestTask) continue;
      const start = performance.now();
      one.passes.push(
        await runner.run({ kind: "firstPass", tokenizer, library: one.library, corpus, warmUp: warmUpOf(corpus) }),
      );
      one.spent = performance.now() - start;
    }
  }
  const ours = all[0]?.passes[0]?.digest;
  return Object.fromEntries(
    all.map(({ library, passes }) => {
      const speeds = passes.flatMap(({ speed }) => speed ?? []);
      const isEqual = passes.every(({ digest }) => digest === ours);
      const spread = speeds.length === 0 ? null : ([Math.min(...speeds), Math.max(...speeds)] as const);
      return [library, { speed: speeds.length === 0 ? null : median(speeds), spread, isEqual }];
    }),
  );
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

import { utf8Length } from "../../src/text/utf8";
import { buildBuiltin } from "../../src/tokenizers/catalogue/build";
import { updateEncoding } from "../../src/tokenizers/incremental";
import { LiveEncoding } from "../../src/tokenizers/liveEncoding";
import { readPack } from "../../src/tokenizers/pack/read";
import { defaultRecipe } from "../../src/training/recipe";
import { instrumentTimes, wayTimes } from "./instruments";
import { type EncodeLater, libraries, load, prepareNative, readText } from "./libraries";
import type {
  Doubling,
  Environment,
  FirstPass,
  KeystrokeTimes,
  LoadTimes,
  MemoryUse,
  Results,
  SyncLibraryName,
  Task,
  TrainingTimes,
} from "./task";
import { throughput } from "./throughput";
import { median, medianTime, time } from "./timing";
import { blocksOf, trainOurs } from "./trainOurs";

/** Carries out a task. */
export async function run(task: Task, environment: Environment): Promise<Results[Task["kind"]]> {
  switch (task.kind) {
    case "throughput":
      return await throughput(task, environment);
    case "load":
      return await loadTimes(task.library, task.tokenizer, environment);
    case "firstPass":
      return await firstPass(task, environment);
    case "memory":
      return await memoryUse(task.library, task.tokenizer, environment);
    case "doubling":
      return await doubling(task.tokenizer, environment);
    case "keystroke":
      return await keystroke(task.tokenizer, task.corpus, environment);
    case "instrument":
      return await instrumentTimes(task.instrument, task.isLong, environment);
    case "ways":
      return await wayTimes(task.tokenizer, environment);
    case "training":
      return await trainingTimes(task.size, environment);
  }
}

async function loadTimes(library: SyncLibraryName, tokenizer: string, environment: Environment): Promise<LoadTimes> {
  const build = await libraries[library].prepare(tokenizer, environment);
  const start = performance.now();
  const encode = await build();
  const ready = performance.now() - start;
  encode("All human beings are born free and equal in dignity and rights.");
  return { ready, firstLine: performance.now() - start };
}

/** One pass over text that the library has not met, once the engine has compiled its code over other text. */
async function firstPass(
  { library, tokenizer, corpus, warmUp }: Task & { kind: "firstPass" },
  environment: Environment,
): Promise<FirstPass> {
  const read = async (name: string): Promise<string[]> =>
    JSON.parse(await readText(environment, `${name}.corpus.json`));
  const texts = await read(corpus);
  const others = await read(warmUp);
  try {
    const encode: EncodeLater =
      library === "native"
        ? await (await prepareNative(tokenizer, environment))()
        : await load(library, tokenizer, environment);
    const later = library === "native";
    for (const text of others)
      if (later) await encode(text);
      else encode(text);
    const found: ArrayLike<number>[] = [];
    const start = performance.now();
    for (const text of texts) found.push(later ? await encode(text) : (encode(text) as ArrayLike<number>));
    const taken = performance.now() - start;
    const bytes = texts.reduce((sum, text) => sum + utf8Length(text), 0);
    return { speed: bytes / 1000 / taken, digest: digestOf(found) };
  } catch {
    return { speed: null, digest: "" };
  }
}

/** How many ids there are, and FNV-1a over them. */
function digestOf(texts: readonly ArrayLike<number>[]): string {
  let [hash, count] = [0x811c9dc5, 0];
  for (const ids of texts) {
    count += ids.length;
    for (let i = 0; i < ids.length; i++) hash = Math.imul(hash ^ (ids[i] ?? 0), 0x01000193);
    hash = Math.imul(hash ^ 0xff, 0x01000193);
  }
  return `${count}:${hash >>> 0}`;
}

async function memoryUse(library: SyncLibraryName, tokenizer: string, environment: Environment): Promise<MemoryUse> {
  const texts = await udhr(environment);
  // What the library's own code takes is not the vocabulary's.
  await libraries[library].prepare(tokenizer, environment);
  const before = await environment.memory();
  const encode = await load(library, tokenizer, environment);
  const loaded = (await environment.memory()) - before;
  for (const text of texts) encode(text);
  const afterUdhr = (await environment.memory()) - before;
  // Read last, so that nothing can be collected before the memory has been looked at.
  if (encode("a").length === 0) throw new Error(`${library} gives no tokens.`);
  return { loaded, afterUdhr };
}

async function doubling(tokenizer: string, environment: Environment): Promise<Doubling> {
  const encode = await load("tessera", tokenizer, environment);
  return [125_000, 200_000, 250_000, 500_000, 1_000_000].map((letters) => {
    const text = "a".repeat(letters);
    return { letters, time: medianTime(5, () => encode(text)) };
  });
}

/** Letters typed into the middle of a text of a megabyte, against encoding it anew. */
async function keystroke(tokenizer: string, corpus: string, environment: Environment): Promise<KeystrokeTimes> {
  const text = (JSON.parse(await readText(environment, `${corpus}.corpus.json`)) as string[]).join("\n");
  const parts = await readPack(await environment.asset(`${tokenizer}.pack`), environment);
  const engine = buildBuiltin(tokenizer, parts);
  const options = { specials: "text", inserted: true } as const;
  const full = medianTime(5, () => engine.encode(text, options));
  let state = new LiveEncoding(text, options, engine.encode(text, options));
  const middle = text.lastIndexOf(" ", text.length >> 1);
  const times: number[] = [];
  const wholeTimes: number[] = [];
  let edited = text;
  for (let i = 0; i < 60; i++) {
    const at = middle + i;
    const edit = { start: at, end: at, insert: "keystroke "[i % 10] ?? "" };
    edited = edited.slice(0, at) + edit.insert + edited.slice(at);
    const previous = state;
    const byte = utf8Length(edited.slice(0, at));
    times.push(
      time(() => {
        state = updateEncoding(engine, previous, edit);
        const token = state.firstTokenAt(byte);
        state.slice(token - 500, token + 500);
      }),
    );
    wholeTimes.push(time(() => state.slice()));
  }
  const anew = engine.encode(edited, options).ids;
  const { ids } = state.slice();
  if (anew.length !== ids.length || anew.some((id, i) => id !== ids[i])) {
    throw new Error(`Updated, ${tokenizer} gives other tokens than encoded anew.`);
  }
  return { full, update: median(times), whole: median(wholeTimes) };
}

async function trainingTimes(size: number, environment: Environment): Promise<TrainingTimes> {
  const text = await environment.asset("training.txt");
  const before = await environment.memory();
  const start = performance.now();
  const { learner, file } = trainOurs(blocksOf(text), { ...defaultRecipe, size });
  const seconds = (performance.now() - start) / 1000;
  const memory = (await environment.memory()) - before;
  // Read last, so that nothing can be collected before the memory has been looked at.
  if (learner.size !== size || file === null) throw new Error("The text has too little to learn.");
  return { seconds, memory };
}

async function udhr(environment: Environment): Promise<string[]> {
  return JSON.parse(await readText(environment, "udhr.corpus.json"));
}

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Algorithm } from "../../src/training/algorithms";
import { learners } from "../../src/training/learners";
import { defaultRecipe, type TrainingRecipe } from "../../src/training/recipe";
import { figure, table } from "./markdown";
import type { Runner } from "./runners";
import { median } from "./timing";
import { trainingText } from "./trainingText";

/** One training in a process of its own. Seconds and bytes. */
export interface TrainingRun {
  /** Of the processor, all threads. */
  readonly processor: number;
  readonly clock: number;
  /** Of the clock, until pre-tokens are counted; NaN where that is not told. */
  readonly counting: number;
  /** The most that the process had, above what it began with. */
  readonly memory: number;
  /** What it began with. */
  readonly begun: number;
  /** Of what has to be equal. */
  readonly digest: string;
}

const megabyte = 1e6;
/** Entries that the native binding's trainers of merges learn; it knows no others. */
const nativeSize = 30_000;
/** What is held against the native package. */
interface Compared {
  readonly algorithm: Algorithm;
  readonly pattern: string;
  /** As the native binding learns them. */
  readonly size: number;
  /** Text at most, where the native package takes long. */
  readonly most?: number;
  /** The part of the native package's time on one thread that ours may take. */
  readonly time: number;
  /** How many times the text's memory. */
  readonly memory: number;
}
const merged = { size: nativeSize, time: 1, memory: 10 };
const compared: readonly Compared[] = [
  { algorithm: "bpe", pattern: "cl100k_base", ...merged },
  { algorithm: "bpe", pattern: "whitespace", ...merged },
  { algorithm: "characters", pattern: "metaspace", ...merged },
  { algorithm: "wordpiece", pattern: "whitespace", ...merged },
  // 8,000 with ours for what is unknown. On so little text what the process itself takes is half of it.
  { algorithm: "unigram", pattern: "metaspace", size: 8001, most: 10 * megabyte, time: 2, memory: 20 },
];
const entries = [4000, 8000, 16_000, 32_000, 64_000];
const aims = { seconds: 10, memory: 10 } as const;

/**
 * Trains beside the native package, and alone on more and more text and to more and more entries.
 * @param folder the bundle and its `assets/`; takes the texts
 * @param megabytes of text; 50 for the aims
 * @param page where the last of it is done
 * @param log is told what has been done
 * @returns the tables, in Markdown
 */
export async function trainingReport(
  folder: URL,
  megabytes: number,
  rounds: number,
  page: Runner,
  log: (line: string) => void,
): Promise<string> {
  const text = trainingText(megabytes * megabyte);
  const assets = new URL("assets/", folder);
  mkdirSync(assets, { recursive: true });
  const write = (bytes: number) => {
    const url = new URL(`training-${Math.round(bytes / 1000)}.txt`, assets);
    writeFileSync(url, text.subarray(0, bytes));
    return fileURLToPath(url);
  };
  const run = (path: string, recipe: TrainingRecipe, threads: "ours" | "one" | "all"): TrainingRun => {
    const stages = threads === "ours" ? [] : [JSON.stringify(learners[recipe.algorithm].cuts(recipe)[0])];
    const script = fileURLToPath(new URL("node/trainOnce.js", folder));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, path, JSON.stringify(recipe), ...stages], {
      encoding: "utf8",
      env: { ...process.env, ...(threads === "one" ? { RAYON_NUM_THREADS: "1" } : {}) },
    });
    if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
    log(`${recipe.algorithm}, ${recipe.size} entries, ${threads}`);
    // The native package draws its progress in between.
    return JSON.parse(stdout.trim().split("\n").at(-1) as string);
  };
  const whole = write(text.length);
  const bytes = text.length;

  const begun = { ours: 0, one: 0 };
  const beside = compared.map(({ algorithm, pattern, size, most = bytes, time, memory }) => {
    const recipe = { ...defaultRecipe, algorithm, pattern, size };
    const length = Math.min(bytes, most);
    const path = length === bytes ? whole : write(length);
    const runs = Array.from({ length: rounds }, () => ({
      ours: run(path, recipe, "ours"),
      one: run(path, recipe, "one"),
      all: run(path, recipe, "all"),
    }));
    const middle = (who: "ours" | "one" | "all", what: "processor" | "clock" | "memory") =>
      median(runs.map((each) => each[who][what]));
    for (const who of ["ours", "one"] as const) begun[who] = median(runs.map((each) => each[who].begun));
    const ratio = middle("ours", "processor") / middle("one", "processor");
    return [
      `${algorithm}, ${pattern}`,
      figure(middle("ours", "processor")),
      figure(middle("one", "processor")),
      figure(ratio),
      figure(middle("ours", "clock")),
      figure(middle("all", "clock")),
      figure(middle("ours", "clock") / middle("all", "clock")),
      `${figure(middle("ours", "memory") / length)} ×`,
      `${figure(middle("one", "memory") / length)} ×`,
      runs.every(({ ours, one }) => ours.digest === one.digest) ? "equal" : "not equal",
      ratio <= time && middle("ours", "memory") <= memory * length ? "met" : "**missed**",
    ];
  });

  const bpe = { ...defaultRecipe, pattern: "cl100k_base" };
  const growing = [8, 4, 2, 1].map((part) => {
    const length = Math.round(bytes / part);
    const { processor, counting, memory } = run(write(length), { ...bpe, size: 32_000 }, "ours");
    return [
      figure(length / megabyte),
      figure(processor),
      figure((processor * 1000) / (length / megabyte)),
      figure(counting),
      `${figure(memory / length)} ×`,
    ];
  });
  const larger = entries.map((size) => {
    const { processor } = run(whole, { ...bpe, size }, "ours");
    return [size.toLocaleString("en"), figure(processor), figure((processor * 1e9) / (size * Math.log2(size)))];
  });
  return [
    "### Training",
    `Vocabularies learned of ${figure(bytes / megabyte)} MB of mixed real text: declarations in 532 languages, Markdown and program code of the packages in node_modules. ` +
      `Ours on one thread, and the native \`tokenizers\` on one thread and as it comes, in turn, a process each, median of ${rounds}; ${nativeSize.toLocaleString("en")} entries, and of Unigram 8,000 of 10 MB, which is all that its binding learns. ` +
      `Seconds of the processor, then of the clock; memory is the most that a process takes above what it began with (ours ${figure(begun.ours / megabyte)} MB, the native package's ${figure(begun.one / megabyte)}), against the text; of ours V8's own heap is 20 to 40 MB, whatever the text. Merges have to be equal, Unigram's entries, and of WordPiece the number of entries.`,
    table(
      [
        "",
        "ours",
        "native, one thread",
        "ratio",
        "ours, clock",
        "native, clock",
        "ratio",
        "memory",
        "native's",
        "found",
        "aim",
      ],
      beside,
    ),
    "The same with more text, BPE with 32,000 entries; milliseconds of the processor for a megabyte.",
    table(["MB", "seconds", "ms per MB", "of them counting", "memory"], growing),
    "The same text to more entries, seconds of the processor with counting, and against n log n.",
    table(["entries", "seconds", "ns ÷ n log₂ n"], larger),
    await pageTable(page, text, assets),
  ].join("\n\n");
}

/** Ten megabytes and 8,000 entries in a page. */
async function pageTable(page: Runner, text: Buffer, assets: URL): Promise<string> {
  const part = text.subarray(0, 10 * megabyte);
  writeFileSync(new URL("training.txt", assets), part);
  const { seconds, memory } = await page.run({ kind: "training", size: 8000 });
  const isMet = seconds <= aims.seconds && memory <= aims.memory * part.length;
  return `${page.name}, one thread, ${figure(part.length / megabyte)} MB, 8,000 entries: ${figure(seconds)} s (aim: ${aims.seconds}), memory ${figure(memory / part.length)} × the text: ${isMet ? "met" : "**missed**"}.`;
}

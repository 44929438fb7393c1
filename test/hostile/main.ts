/**
 * Tries hostile inputs of every kind, several processes at once, and prints what came of them. Arguments:
 * `--seed <number>` makes the same cases again, `--kind <part of a name>` some kinds alone, `--case <number>` a single case,
 * `--share <number>` so much of them (0.01: a hundredth).
 */
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { HostileKind } from "./kind";
import { kinds } from "./kinds";
import type { KindReport } from "./protocol";

const { values } = parseArgs({
  options: { seed: { type: "string" }, kind: { type: "string" }, case: { type: "string" }, share: { type: "string" } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const share = Number(values.share ?? 1);
const chosen = kinds.filter(({ name }) => name.includes(values.kind ?? ""));
const one = values.case === undefined ? null : Number(values.case);

/** A process for a kind, so that its memory is its own. */
async function tryKind({ name, count, isAlone = false }: HostileKind): Promise<KindReport> {
  const [from, to] = one === null ? [0, Math.ceil(count * share)] : [one, one + 1];
  if (!isAlone) return tryCases(name, from, to);
  const reports: KindReport[] = [];
  for (let number = from; number < to; number++) reports.push(await tryCases(name, number, number + 1));
  return reports.reduce(sumOf);
}

function sumOf(a: KindReport, b: KindReport): KindReport {
  const { longest, longestNumber } = a.longest >= b.longest ? a : b;
  return {
    tried: a.tried + b.tried,
    refused: a.refused + b.refused,
    loaded: a.loaded + b.loaded,
    failures: [...a.failures, ...b.failures],
    longest,
    longestNumber,
    peak: Math.max(a.peak, b.peak),
  };
}

function tryCases(name: string, from: number, to: number): Promise<KindReport> {
  const child = fork(fileURLToPath(new URL("watch.js", import.meta.url)), [name, `${seed}`, `${from}`, `${to}`]);
  return new Promise((resolve, reject) => {
    let report: KindReport | null = null;
    child.on("message", (message) => {
      report = message as KindReport;
    });
    child.on("exit", (code) => {
      if (report === null) reject(new Error(`The process that tried “${name}” ended with ${code}, and told nothing.`));
      else resolve(report);
    });
  });
}

/** Failures of a kind that are printed whole. */
const mostTold = 20;

const header = [
  "kind",
  "tried",
  "refused in words",
  "loaded",
  "uncaught",
  "over 20 s",
  "over 1 GB",
  "longest",
  "peak memory",
];
const rows: string[][] = [];
const failed: string[] = [];
const started = Date.now();
const waiting = [...chosen];

async function work(): Promise<void> {
  for (let kind = waiting.shift(); kind !== undefined; kind = waiting.shift()) {
    const { name } = kind;
    const report = await tryKind(kind);
    const of = (what: string) => report.failures.filter((failure) => failure.what === what).length;
    const figures = [report.tried, report.refused, report.loaded, of("uncaught"), of("hang"), of("memory")];
    const row = [
      name,
      ...figures.map((figure) => figure.toLocaleString("en")),
      `${(report.longest / 1000).toFixed(1)} s (${report.longestNumber})`,
      `${Math.round(report.peak / 1e6)} MB`,
    ];
    rows.push(row);
    console.log(row.join(" | "));
    for (const { number, what, message } of report.failures.slice(0, mostTold)) {
      failed.push(`${name}, ${what}: --seed ${seed} --kind "${name}" --case ${number}\n${message}`);
    }
    if (report.failures.length > mostTold) failed.push(`${name}: and ${report.failures.length - mostTold} more.`);
  }
}

console.log(`Hostile inputs, seed ${seed}`);
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
const order = new Map(kinds.map(({ name }, i) => [name, i]));
rows.sort(([a = ""], [b = ""]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
console.log(`\n| ${header.join(" | ")} |\n|${"---|".repeat(header.length)}`);
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
console.log(`\nIn ${Math.round((Date.now() - started) / 1000)} seconds.`);
if (failed.length > 0) {
  console.error(`\n${failed.join("\n\n")}\n`);
  process.exitCode = 1;
}

import { corpusDescriptions } from "./corpora";
import { figure, table } from "./markdown";
import type { Measured, Plan } from "./suite";
import { fastestPeer, lead, targets } from "./targets";
import { libraryNames, type Speed, type ThroughputRow } from "./task";

const peers = libraryNames.filter((name) => name !== "tessera");

/** The tables of one environment, in Markdown. */
export function report(environment: string, plan: Plan, measured: Measured): string {
  return [
    `### ${environment}`,
    table(
      ["aim", "found", ""],
      targets(measured).map(({ aim, found, isMet }) => [aim, found, isMet ? "met" : "**missed**"]),
    ),
    "Encoding, in MB/s of UTF-8: the median of three passes after one that warms up; one pass of a peer that takes longer " +
      "than 2 s. “pattern” is the pre-tokenizer's pattern alone. “≠”: other ids than ours; “fails”: it threw. In " +
      "brackets the bytes that a peer was given, where the whole would have taken it more than 5 s (UDHR: more than 20 s, " +
      "and then every sixteenth text). “lead” is over the fastest peer with the same ids.",
    plan.corpora.map((name) => `- \`${name}\`: ${corpusDescriptions[name]}`).join("\n"),
    throughputTable(measured),
    "Loading: from files in memory to ready, in ms, in a fresh process each time (median); in brackets until a line has " +
      "been encoded. For gpt-tokenizer and ai-tokenizer this is the import of the modules that hold the tables.",
    loadTable(measured),
    "First pass over all UDHR texts in a fresh process, in MB/s.",
    firstPassTable(measured),
    "Gemma 3 in memory: MB above what was in use before, after a collection.",
    memoryTable(measured),
    "So many times the letter a, in ms (median of five).",
    doublingTable(measured),
    "A key in the middle of a megabyte with the thousand tokens about it read, in ms (median of 60 keys), against encoding it anew (median of five). “all columns”: copying the whole encoding out as well.",
    keystrokeTable(measured),
  ].join("\n\n");
}

function throughputTable({ throughput }: Measured): string {
  const rows = Object.entries(throughput).flatMap(([tokenizer, corpora]) =>
    corpora.map((row) => [
      tokenizer,
      row.corpus,
      speedCell(row.speeds.tessera),
      row.patternOnly === null ? "" : figure(row.patternOnly),
      ...peers.map((name) => speedCell(row.speeds[name])),
      leadCell(row),
    ]),
  );
  return table(["tokenizer", "corpus", "Tessera", "pattern", ...peers, "lead"], rows);
}

function speedCell(result: Speed | undefined): string {
  if (result === undefined) return "";
  if (result.speed === null) return "fails";
  const length = result.shortenedTo === null ? "" : ` (${result.shortenedTo.toLocaleString("en")} B)`;
  return `${figure(result.speed)}${result.isEqual ? "" : " ≠"}${length}`;
}

function leadCell(row: ThroughputRow): string {
  const times = lead(row);
  if (times === null) return "";
  return times < 1 ? `**SLOWER** ${figure(times)} × ${fastestPeer(row)?.library}` : `${figure(times)} ×`;
}

function loadTable({ loads }: Measured): string {
  const rows = Object.entries(loads).map(([tokenizer, times]) => [
    tokenizer,
    ...libraryNames.map((name) => {
      const found = times[name];
      return found === undefined ? "" : `${figure(found.ready)} (${figure(found.firstLine)})`;
    }),
  ]);
  return table(["tokenizer", ...libraryNames], rows);
}

function firstPassTable({ firstPasses }: Measured): string {
  const rows = Object.entries(firstPasses).map(([tokenizer, { tessera = Number.NaN, tiktoken = Number.NaN }]) => [
    tokenizer,
    figure(tessera),
    figure(tiktoken),
    `${figure(tessera / tiktoken)} ×`,
  ]);
  return table(["tokenizer", "Tessera", "tiktoken", "ratio"], rows);
}

function memoryTable({ memory }: Measured): string {
  const rows = Object.entries(memory).map(([library, { loaded, afterUdhr }]) => [
    library,
    figure(loaded / 1e6),
    figure(afterUdhr / 1e6),
  ]);
  return table(["", "loaded", "after all UDHR texts"], rows);
}

function doublingTable({ doublings }: Measured): string {
  const head = Object.values(doublings)[0]?.map(({ letters }) => letters.toLocaleString("en")) ?? [];
  const rows = Object.entries(doublings).map(([tokenizer, steps]) => [
    tokenizer,
    ...steps.map((step) => figure(step.time)),
  ]);
  return table(["tokenizer", ...head], rows);
}

function keystrokeTable({ keystrokes }: Measured): string {
  const rows = Object.entries(keystrokes).flatMap(([tokenizer, corpora]) =>
    Object.entries(corpora).map(([corpus, { full, update, whole }]) => [
      tokenizer,
      corpus,
      figure(update),
      figure(full),
      `1/${figure(full / update)}`,
      figure(whole),
    ]),
  );
  return table(["tokenizer", "text", "key", "anew", "ratio", "all columns"], rows);
}

import { corpusDescriptions } from "./corpora";
import type { Counting } from "./counting";
import { figure, table } from "./markdown";
import type { Measured, Plan, UnseenSpeed } from "./suite";
import { fastestPeer, lead, targets } from "./targets";
import { libraryNames, type Speed, type ThroughputRow } from "./task";

const peers = libraryNames.filter((name) => name !== "tessera");

/** The tables of one environment, in Markdown; those of what was not measured are left out. */
export function report(environment: string, plan: Plan, measured: Measured): string {
  const sections: readonly (readonly string[])[] = [
    [`### ${environment}`],
    [
      "**First passes**: text that no library has met, in a fresh process a measurement, its code compiled over other text; " +
        `in MB/s of UTF-8, the median of ${plan.passRounds === 1 ? "one process" : `${plan.passRounds} processes`} a library, ` +
        "in turn. This is what happens to a text that somebody pastes or counts. “≠”: other ids than ours; “fails”: it " +
        "threw. In brackets the slowest and the fastest of ours. “native” is the package of that name on one thread, in Node. “ratio” is ours over the reference (tiktoken, transformers), “lead” over the fastest peer with the same ids.",
      firstPassTable(measured),
    ],
    [
      table(
        ["aim", "found", ""],
        targets(measured).map(({ aim, found, isMet }) => [aim, found, isMet ? "met" : "**missed**"]),
      ),
    ],
    plan.corpora.length === 0
      ? []
      : [
          "**Warm passes**, over text that has been met before, each library in a process of its own, in MB/s of UTF-8: the " +
            "median of three passes after a first one; one pass of a peer that takes longer than 2 s. Ours remembers words: " +
            "what this measures is the memory of them, as when one letter of a text is changed. “pattern” is the " +
            "pre-tokenizer's pattern alone. In brackets the bytes that a peer was given, where the whole would have taken it " +
            "more than 5 s (UDHR: more than 20 s, and then every sixteenth text).",
          throughputTable(measured),
        ],
    [
      Object.entries(corpusDescriptions)
        .map(([name, what]) => `- \`${name}\`: ${what}`)
        .join("\n"),
    ],
    plan.loads.length === 0
      ? []
      : [
          "Loading: from files in memory to ready, in ms, in a fresh process each time (median); in brackets until a line has " +
            "been encoded. For gpt-tokenizer and ai-tokenizer this is the import of the modules that hold the tables.",
          loadTable(measured),
        ],
    plan.hasMemory
      ? ["Gemma 3 in memory: MB above what was in use before, after a collection.", memoryTable(measured)]
      : [],
    plan.doublings.length === 0 ? [] : ["So many times the letter a, in ms (median of five).", doublingTable(measured)],
    plan.keystrokes.length === 0
      ? []
      : [
          "A key in the middle of a megabyte with the thousand tokens about it read, in ms (median of 60 keys), against encoding it anew (median of five). “all columns”: copying the whole encoding out as well.",
          keystrokeTable(measured),
        ],
  ];
  return sections.flat().join("\n\n");
}

/** Counting whole files on the command line, beside tiktoken. */
export function countingReport({ names, bytes, ours, tiktoken }: Counting): string {
  const megabytes = figure(bytes / 1e6);
  return (
    `\`tessera count -t o200k_base\` over ${megabytes} MB (${names.join(", ")}) takes ${figure(ours / 1000)} s, 1/${figure(tiktoken / ours)} of the time of ` +
    "a script that counts the same files by tiktoken's WebAssembly (whole processes, the median of three each, in turn)."
  );
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

function speedCell(result: (Pick<Speed, "speed" | "isEqual"> & Partial<Speed>) | undefined): string {
  if (result === undefined) return "";
  if (result.speed === null) return "fails";
  const length = result.shortenedTo == null ? "" : ` (${result.shortenedTo.toLocaleString("en")} B)`;
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
  const rows = Object.entries(firstPasses).flatMap(([tokenizer, corpora]) =>
    Object.entries(corpora).map(([corpus, speeds]) => {
      const ours = speeds.tessera?.speed ?? Number.NaN;
      const reference = speeds.tiktoken ?? speeds.transformers;
      const right = peers.flatMap((name) => (speeds[name]?.isEqual ? (speeds[name]?.speed ?? []) : []));
      return [
        tokenizer,
        corpus,
        `${figure(ours)}${spreadOf(speeds.tessera)}`,
        ...peers.map((name) => speedCell(speeds[name])),
        `${figure(ours / (reference?.speed ?? Number.NaN))} ×`,
        right.length === 0 ? "" : `${figure(ours / Math.max(...right))} ×`,
      ];
    }),
  );
  return table(["tokenizer", "corpus", "Tessera", ...peers, "ratio", "lead"], rows);
}

function spreadOf(speed: UnseenSpeed | undefined): string {
  const spread = speed?.spread ?? null;
  return spread === null ? "" : ` (${figure(spread[0])}–${figure(spread[1])})`;
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

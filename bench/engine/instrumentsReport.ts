import { wayNames } from "../../src/tokenizers/ways/way";
import { measuredColumns, measuredInstruments, measuredTokenizers } from "./instruments";
import { figure, table } from "./markdown";
import type { Runner } from "./runners";
import type { InstrumentTimes, WayTimes } from "./task";

/** Milliseconds in which four columns of a short text should be measured, one of a long text, and a long text be cut in a way. */
const aims = { columns: 100, long: 3000, way: 1000 } as const;

/**
 * Measures the instruments, each in a process of its own, and the ways to cut.
 * @param names those that are measured; none: all, and the ways
 * @param log is told what has been done
 * @returns their tables, in Markdown
 */
export async function instrumentsReport(
  runner: Runner,
  names: readonly string[],
  log: (line: string) => void,
): Promise<string> {
  const unknown = names.find((name) => !measuredInstruments.some((instrument) => instrument === name));
  if (unknown !== undefined) throw new Error(`No instrument is named ${unknown}: ${measuredInstruments.join(", ")}.`);
  const short: string[][] = [];
  const long: string[][] = [];
  for (const instrument of measuredInstruments) {
    if (names.length > 0 && !names.includes(instrument)) continue;
    for (const [isLong, rows] of [
      [false, short],
      [true, long],
    ] as const) {
      const times = await runner.run({ kind: "instrument", instrument, isLong });
      const cell = ({ warm, cold }: InstrumentTimes) => `${figure(warm)} (${figure(cold)})`;
      const sum = (which: keyof InstrumentTimes) =>
        measuredColumns.reduce((all, id) => all + (times[id]?.[which] ?? Number.NaN), 0);
      const all = { warm: sum("warm"), cold: sum("cold") };
      const worst = Math.max(...Object.values(times).map(({ warm }) => warm));
      const isMet = isLong ? worst <= aims.long : all.warm <= aims.columns;
      rows.push([
        instrument,
        ...measuredTokenizers.map((id) => cell(times[id] ?? { warm: Number.NaN, cold: Number.NaN })),
        cell(all),
        isMet ? "met" : "**missed**",
      ]);
      log(`${instrument}, ${isLong ? "1 MB" : "10 KB"}`);
    }
  }
  const ways: [string, WayTimes][] = [];
  for (const id of names.length === 0 ? measuredTokenizers : [])
    ways.push([id, await runner.run({ kind: "ways", tokenizer: id })]);
  const head = ["instrument", ...measuredTokenizers, "the first four"];
  const parts = [
    "### Instruments",
    "Milliseconds of the processor, all threads of a process, over text of which no part comes twice and that the code has not met: " +
      "the median of five texts, in brackets the first one, with the trees and tables that an instrument makes of a tokenizer once. " +
      "One process an instrument, the tokenizers one after the other.",
    `10 KB; aim: the first four in ${aims.columns} ms.`,
    table([...head, "aim"], short),
    `1 MB; aim: each in ${aims.long} ms.`,
    table([...head, "aim"], long),
  ];
  if (ways.length === 0) return parts.join("\n\n");
  return [
    ...parts,
    `1 MB in each way to cut, after another megabyte; aim: ${aims.way} ms.`,
    table(
      ["tokenizer", ...wayNames, "aim"],
      ways.map(([id, times]) => [
        id,
        ...wayNames.map((name) => (times[name] === undefined ? "" : figure(times[name]))),
        Object.values(times).every((time) => time <= aims.way) ? "met" : "**missed**",
      ]),
    ),
  ].join("\n\n");
}

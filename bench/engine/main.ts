import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { writeAssets } from "./assets";
import { timeCounting } from "./counting";
import { instrumentsReport } from "./instrumentsReport";
import { manyLanguages } from "./manyLanguages";
import { countingReport, report } from "./report";
import { startChromium, startNode } from "./runners";
import { fullPlan, onlyFirstPasses, quickPlan, suite } from "./suite";
import { trainingReport } from "./training";

/**
 * `npm run bench -- [--quick] [--write] [--only node|chromium] [--passes] [--instruments [<names>]] [--training] [--tokenizers <ids>] [--texts <folder>]`: runs the suite in Node and in
 * Chromium, and prints its tables; `--write` keeps them in docs/benchmarks.md. `--passes` runs first passes and counting
 * alone, `--instruments` the instruments alone, or those that are named behind it, `--training` training alone, `--tokenizers` those of some, with commas between; `--texts` names a folder with more text for them.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean" },
    write: { type: "boolean" },
    only: { type: "string" },
    passes: { type: "boolean" },
    instruments: { type: "boolean" },
    training: { type: "boolean" },
    tokenizers: { type: "string" },
    texts: { type: "string" },
  },
});
const isPart = values.passes || values.instruments || values.training || values.only !== undefined;
if (values.write && (values.quick || isPart)) {
  throw new Error(
    "Only a whole run is kept: --write goes with neither --quick nor --passes nor --instruments nor --training nor --only.",
  );
}
const folder = new URL(positionals[0] ?? "");
const documentation = new URL("../../docs/benchmarks.md", import.meta.url);

const texts = values.texts === undefined ? null : pathToFileURL(`${resolve(values.texts)}/`);
const unseen = writeAssets(new URL("assets/", folder), texts);
const wholePlan = values.quick ? quickPlan : fullPlan;
const chosen = values.tokenizers?.split(",") ?? wholePlan.firstPasses;
const plan = values.passes ? { ...onlyFirstPasses(wholePlan), firstPasses: chosen } : wholePlan;
const starts = { node: startNode, chromium: startChromium };
const sections = [machine()];
console.log(sections[0]);
for (const [name, start] of Object.entries(starts)) {
  if (values.instruments || values.training || (values.only !== undefined && values.only !== name)) continue;
  const runner = await start(folder);
  try {
    const section = report(
      runner.name,
      plan,
      await suite(plan, Object.keys(unseen), runner, (line) => console.error(line)),
    );
    console.log(section);
    sections.push(section);
  } finally {
    await runner.close();
  }
}
if (values.only !== "chromium" && !values.passes && !values.training) {
  const names = positionals.slice(1);
  const section = await instrumentsReport(startNode(folder), names, (line) => console.error(line));
  console.log(section);
  sections.push(section);
}
if (values.only === undefined && !values.passes && !values.instruments) {
  const page = await startChromium(folder);
  const [megabytes, rounds] = values.quick ? [10, 1] : [50, 3];
  const section = await trainingReport(folder, megabytes, rounds, page, (line) => console.error(line));
  await page.close();
  console.log(section);
  sections.push(section);
}
if (values.only !== "chromium" && !values.instruments && !values.training) {
  const made = Object.entries(manyLanguages()).map(([name, texts]) => ({ [name]: texts }));
  const section = [unseen, ...made].map((corpora) => countingReport(timeCounting(folder, corpora))).join("\n\n");
  console.log(section);
  sections.push(section);
}
if (values.write) writeSection(sections.join("\n\n"));

function machine(): string {
  const [{ model } = { model: "unknown processor" }, ...others] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  const command = `npm run bench${values.quick ? " -- --quick" : ""}`;
  return `Run on ${date} with \`${command}\`, ${others.length + 1} cores (${model.trim()}), ${memory} GiB.`;
}

function writeSection(section: string): void {
  const [opening, closing] = ["<!-- engine -->", "<!-- /engine -->"];
  const document = readFileSync(documentation, "utf8");
  const start = document.indexOf(opening);
  const end = document.indexOf(closing);
  if (start === -1 || end < start) throw new Error(`docs/benchmarks.md lacks ${opening} or, after it, ${closing}.`);
  writeFileSync(documentation, `${document.slice(0, start + opening.length)}\n\n${section}\n\n${document.slice(end)}`);
}

import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser } from "../../e2e/browser";

/** What somebody writes who adds an instrument: two folders, in one of them what it offers of a corpus … */
const files = {
  "src/instruments/toy/instrument.ts": `import type { Instrument, Subject } from "../instrument";
import type { OptionsOf } from "../options";

const options = {
  times: { kind: "number", label: "Times", start: 1, min: 1, max: 9, isWhole: true },
} as const;

/** Counts tokens so many times. */
export const instrument: Instrument<typeof options, { readonly tokens: number }> = {
  options,
  help: "A toy.",
  papers: [{ cited: "Nobody 2026", address: "https://example.org" }],
  async measure({ encoding }: Subject, { times }: OptionsOf<typeof options>) {
    return { tokens: times * encoding.ids.length };
  },
  columns: [{ key: "tokens", title: "tokens" }],
  rows: ({ tokens }) => [[tokens]],
};
`,
  "src/instruments/toy/corpus.ts": `import type { CorpusMeasure } from "../corpus/corpusMeasure";

/** What Languages can draw of it. */
export const corpusMeasures: readonly CorpusMeasure<{ readonly tokens: number }>[] = [
  {
    key: "tokens",
    title: "Toy tokens",
    inText: "toy tokens",
    unit: () => "tokens per segment",
    definition: () => "tokens ÷ segments",
    better: "less",
    form: "ratio",
    isRelative: false,
    per: "segment",
    read: ({ tokens }) => [tokens, 1],
  },
];
`,
  "src/views/compare/instruments/toy/panel.tsx": `import type { ReactElement } from "react";
import { instrument } from "../../../../instruments/toy/instrument";
import { InstrumentPanel } from "../frame/InstrumentPanel";

/** A toy. */
export default function ToyPanel(): ReactElement {
  return (
    <InstrumentPanel name="toy" instrument={instrument}>
      {(columns) => <p data-toy={columns.map(({ figures }) => figures?.tokens).join()}>A toy</p>}
    </InstrumentPanel>
  );
}
`,
};
/** … and a line. */
const line = `    toy: "Toy",\n`;

const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tessera-toy-"));
const port = "4339";
// Vitest's own would have React's development build.
const env = { ...process.env, NODE_ENV: "production" };
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, env, encoding: "utf8", maxBuffer: 100_000_000 });

beforeAll(() => {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: project, encoding: "utf8" });
  for (const name of [...listed.trim().split("\n"), "public"]) {
    cpSync(join(project, name), join(folder, name), { recursive: true });
  }
  // Not the folder itself: what builds keep there is of this project alone.
  mkdirSync(join(folder, "node_modules"));
  const packages = execFileSync("ls", ["-A", join(project, "node_modules")], { encoding: "utf8" })
    .trim()
    .split("\n");
  for (const name of packages.filter((each) => each !== ".cache" && !each.startsWith(".vite"))) {
    symlinkSync(join(project, "node_modules", name), join(folder, "node_modules", name));
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const index = join(folder, "src/instruments/index.ts");
  writeFileSync(
    index,
    readFileSync(index, "utf8").replace("  Ways: {\n", (begun) => begun + line),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("an instrument is two folders and a line: types, arrows, the command line, the page and Languages have it", async () => {
  run("npx", "tsc", "-b");
  run("npx", "depcruise", "src");
  run("node", "bin/build.mjs");
  writeFileSync(join(folder, "text.txt"), "one two three");
  expect(run("node", "bin/tessera.mjs", "measure")).toContain("toy\tA toy.");
  const told = run(
    "node",
    "bin/tessera.mjs",
    "measure",
    "toy",
    "-t",
    "words",
    "--with",
    "times:2",
    "--json",
    "text.txt",
  );
  const once = Number(run("node", "bin/tessera.mjs", "count", "-t", "words", "text.txt").split("\t")[1]);
  expect(JSON.parse(told)).toEqual({ tokenizer: "words", tokens: 2 * once });
  writeFileSync(join(folder, "corpus.csv"), "eng,deu\none two,eins zwei drei\nthree,vier\n");
  const measured = run(
    "node",
    "bin/tessera.mjs",
    "premium",
    "-t",
    "words",
    "--measure",
    "toy.tokens",
    "--intervals",
    "corpus.csv",
  );
  // Two segments: four tokens and three, and by chance any two of them.
  expect(
    measured
      .trim()
      .split("\n")
      .map((line) => line.split(",").slice(6)),
  ).toEqual([
    ["tokens", "low", "high"],
    ["2.0000", "1.0000", "3.0000"],
    ["1.5000", "1.0000", "2.0000"],
  ]);
  run("npx", "vite", "build", "--logLevel", "error");
  const server = spawn("npx", ["vite", "preview", "--port", port, "--strictPort"], {
    cwd: folder,
    env,
    detached: true,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on("data", (said: Buffer) => String(said).includes(port) && resolve());
      server.on("exit", () => reject(new Error("The server has ended.")));
    });
    const browser = await chromium.launch(findBrowser());
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/#/compare?v=1&t=words&below=toy&with=times:3&text=one%20two%20three`);
    await page.locator(`[data-instrument="toy"][data-state="ready"] [data-toy="${3 * once}"]`).waitFor();
    await page.getByRole("spinbutton", { name: "Times" }).fill("2");
    await page.locator(`[data-toy="${2 * once}"]`).waitFor();
    await page.waitForURL(/below=toy&with=times(:|%3A)2/);
    await page.goto(`http://localhost:${port}/#/languages?v=1&t=words&measure=toy.tokens&g=list.eng~deu_1996`);
    await page.locator('[data-language="deu_1996"] [data-measure="toy.tokens"][data-low]').waitFor();
    await page.getByRole("heading", { name: "Toy tokens by language" }).waitFor();
    await browser.close();
  } finally {
    // It and what it has started.
    if (server.pid !== undefined) process.kill(-server.pid);
  }
}, 600_000);

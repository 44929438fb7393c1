// @ts-check
/**
 * Writes what the overview of all tokenizers says of the built-ins: src/analysis/vocabulary/overview/builtinFacts.ts. To be run
 * after a change of a vocabulary, of the corpus or of what is said: `node scripts/overview/write.mjs` takes half a minute.
 * test/tokenizerOverview.test.ts compares some of it, and test/exhaustive all.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { importSource, projectFolder } from "../prepared.mjs";

/** @type {typeof import("./measure.ts")} */
const { measureBuiltins } = await importSource("scripts/overview/measure.ts");
const { languages, scripts, builtins } = await measureBuiltins();

/** @param {unknown} value */
const literal = (value) => JSON.stringify(value);
/**
 * A list as the formatter has it, which breaks lines of more than 120 characters.
 * @param {string} before
 * @param {readonly string[]} codes
 * @param {string} end
 */
const list = (before, codes, end) => {
  const line = `${before}codes(${literal(codes.join(" "))})${end}`;
  const indent = /^ */.exec(before)?.[0] ?? "";
  return line.length <= 120 ? line : `${before}codes(\n${indent}  ${literal(codes.join(" "))},\n${indent})${end}`;
};
/** @param {import("../../src/analysis/vocabulary/overview/overviewFacts.ts").TextCounts} counts */
const counts = ({ bytes, tokens, unknown }) => `{ bytes: ${bytes}, tokens: ${tokens}, unknown: ${unknown} }`;

const entries = Object.entries(builtins).map(
  ([id, { kind, entries, controls, normalizer, pattern, english, all, scripts: covered }]) => `  ${id}: {
    kind: ${literal(kind)},
    entries: ${entries},
    controls: ${controls},
    normalizer: ${literal(normalizer)},
    pattern: ${literal(pattern)},
    english: ${counts(english)},
    all: ${counts(all)},
${covered === null ? "    scripts: null," : list("    scripts: ", covered, ",")}
  },`,
);

const path = join(projectFolder, "src/analysis/vocabulary/overview/builtinFacts.ts");
await writeFile(
  path,
  `import type { OverviewFacts } from "./overviewFacts";

const codes = (list: string) => list.split(" ");

/** Languages of the bundled corpus. Like all below, written by scripts/overview/write.mjs, with our own engine. */
export const corpusLanguages = ${languages};

/** The scripts that it is written in, by their ISO 15924 codes: that of the most characters first. */
${list("export const corpusScripts: readonly string[] = ", scripts, ";")}

/** What the overview says of each built-in, by its id. */
export const builtinFacts: Readonly<Record<string, OverviewFacts>> = {
${entries.join("\n")}
};
`,
);

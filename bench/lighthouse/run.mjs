/**
 * Lighthouse over the built site, on desktop and mobile: the table of docs/lighthouse.md. `npm run lighthouse`, for some of
 * it `npm run lighthouse -- languages mobile`. It fails where a score is below what is aimed at.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { importSource } from "../../scripts/prepared.mjs";
import { serveSite } from "./site.mjs";

// Not among the packages of package.json: two hundred more, which only this asks for. 13 needs Node 22.
const lighthouse = "lighthouse@12.8.2";
const pages = [
  ["Compare", ""],
  ["Languages", "#/languages"],
  ["a tokenizer’s page", "#/tokenizer?v=1&t=llama3"],
];
const kinds = /** @type {const} */ (["desktop", "mobile"]);
/** Scores that are aimed at. */
const least = { desktop: 95, mobile: 90 };
/** Words of the names of pages, and of desktop and mobile, that are asked for; all where none is. */
const asked = process.argv.slice(2);
/**
 * @template T
 * @param {readonly T[]} all
 * @param {(one: T) => string} nameOf
 */
const chosen = (all, nameOf) => {
  const some = all.filter((one) => asked.some((word) => nameOf(one).toLowerCase().includes(word)));
  return some.length > 0 ? some : all;
};
const categories = ["performance", "accessibility", "best-practices", "seo"];

const { findBrowser } = await importSource("e2e/browser.ts");
const { executablePath, args = [] } = findBrowser();
const folder = await mkdtemp(join(tmpdir(), "tessera-lighthouse-"));
const site = await serveSite();
let isBelow = false;

/**
 * @param {string} fragment
 * @param {"desktop" | "mobile"} kind
 */
async function measure(fragment, kind) {
  const output = join(folder, "report.json");
  const flags = ["--headless=new", "--no-sandbox", ...args].join(" ");
  await promisify(execFile)(
    "npx",
    [
      ...["--yes", lighthouse, site.address + fragment, "--quiet", "--output=json", `--output-path=${output}`],
      ...[`--chrome-flags=${flags}`, ...(kind === "desktop" ? ["--preset=desktop"] : [])],
    ],
    { env: { ...process.env, ...(executablePath && { CHROME_PATH: executablePath }) } },
  );
  return JSON.parse(await readFile(output, "utf8"));
}

try {
  console.log("| page | on | performance | accessibility | best practices | SEO | FCP | LCP | TBT | CLS |");
  console.log("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|");
  const deducted = new Set();
  for (const [name, fragment] of chosen(pages, ([name]) => name ?? "")) {
    for (const kind of chosen(kinds, (kind) => kind)) {
      const report = await measure(fragment, kind);
      const scores = categories.map((category) => Math.round(report.categories[category].score * 100));
      if (scores.some((score) => score < least[kind])) isBelow = true;
      const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"].map(
        (audit) => `${Math.round(report.audits[audit].numericValue)} ms`,
      );
      const shift = report.audits["cumulative-layout-shift"].numericValue.toFixed(3);
      console.log(`| ${[name, kind, ...scores, ...times, shift].join(" | ")} |`);
      for (const category of categories) {
        for (const { id, weight } of report.categories[category].auditRefs) {
          const { score, title, displayValue } = report.audits[id];
          if (weight === 0 || score === null || score >= 0.9) continue;
          deducted.add(`${name}, ${kind}: ${title} (${displayValue ?? category}): ${Math.round(score * 100)}`);
        }
      }
    }
  }
  console.log(`\nDeducted for:\n${[...deducted].map((line) => `- ${line}`).join("\n") || "- nothing"}`);
} finally {
  site.close();
  await rm(folder, { recursive: true, force: true });
}
if (isBelow) {
  console.error(`A score is below what is aimed at: ${least.desktop} on desktop, ${least.mobile} on mobile.`);
  process.exitCode = 1;
}

// @ts-check
/**
 * Prints how a test run ended: the runners' own closing lines, then one line that adds them up.
 * Takes the folder with output.txt, vitest.json and playwright.json, of which any may be missing.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * @typedef {{ passed: number, failed: number }} Tally
 * @typedef {{ status: string, assertionResults: { status: string }[] }} VitestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: VitestFile[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} PlaywrightReport
 */

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("Name the folder that holds the results.");

/**
 * Vitest's. A file that fails outside its tests (at an import, say) has no test to show for it, and counts as one.
 * @param {VitestReport} report
 * @returns {Tally}
 */
function tallyVitest(report) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles.length };
}

/**
 * Playwright's. A flaky test did pass in the end; `errors` are those outside any test.
 * @param {PlaywrightReport} report
 * @returns {Tally}
 */
function tallyPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/**
 * @template Report
 * @param {string} runner
 * @param {(report: Report) => Tally} tally
 * @returns {Tally}
 */
function read(runner, tally) {
  const path = join(/** @type {string} */ (folder), `${runner}.json`);
  if (existsSync(path)) return tally(JSON.parse(readFileSync(path, "utf8")));
  console.log(`${runner} did not run`);
  return { passed: 0, failed: 0 };
}

const closingLine =
  /^ *(Test Files|Tests) .*(passed|failed)|^ +\d+ (passed|failed|flaky|skipped|interrupted|did not run)/;
const output = join(folder, "output.txt");
if (existsSync(output)) {
  for (const line of stripVTControlCharacters(readFileSync(output, "utf8")).split("\n")) {
    if (closingLine.test(line)) console.log(line.trim());
  }
}
const vitest = read("vitest", tallyVitest);
const playwright = read("playwright", tallyPlaywright);
console.log(`${vitest.passed + playwright.passed} passed, ${vitest.failed + playwright.failed} failed`);

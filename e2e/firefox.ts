import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "@playwright/test";
import puppeteer, { type Page } from "puppeteer-core";
import { hashOf } from "./support";

/**
 * The Firefox to test with: the one that `TESSERA_FIREFOX` names, else the system's; null where there is none.
 * @throws {Error} when `TESSERA_FIREFOX` names a file that does not exist.
 */
function findFirefox(chosen: string | undefined): string | null {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const all = ["firefox-esr", "firefox"].flatMap((name) => folders.map((folder) => join(folder, name)));
  if (chosen && !existsSync(chosen)) throw new Error(`TESSERA_FIREFOX is “${chosen}”, and there is no such file.`);
  return chosen || (all.find((path) => existsSync(path)) ?? null);
}

/**
 * Goes through pages in a Firefox as it is installed, driven over WebDriver BiDi: Playwright drives one of its own alone. Where
 * there is none the test is skipped, and the run's last lines say why; in CI it fails, but where `TESSERA_FIREFOX` is “none”.
 * @param origin the only one that may be asked for anything
 * @param journey takes the page, and what its console has had of errors and of its policy, and requests to another origin
 */
export async function inFirefox(
  origin: string,
  journey: (page: Page, faults: readonly string[]) => Promise<void>,
): Promise<void> {
  const chosen = process.env.TESSERA_FIREFOX;
  test.skip(chosen === "none", "TESSERA_FIREFOX is “none”, so Firefox was left out");
  const executablePath = findFirefox(chosen);
  if (executablePath === null && process.env.CI) {
    throw new Error(
      "No Firefox to test with. Install firefox-esr or firefox, or set TESSERA_FIREFOX to its path, or to “none”.",
    );
  }
  test.skip(executablePath === null, "no Firefox found, install firefox-esr or firefox");
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executablePath ?? "",
    headless: true,
    timeout: 120_000,
  });
  try {
    const page = await browser.newPage();
    await journey(page, await noteFaults(page, origin));
  } finally {
    await browser.close();
  }
}

/** Readies a page; the list that it gives grows with what goes wrong in it. */
async function noteFaults(page: Page, origin: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const note = (fault: string) => {
    // Firefox says so of a request that is given up, as by a worker of a page that is left.
    if (!fault.includes("A ServiceWorker intercepted the request")) faults.push(fault);
  };
  page.setDefaultTimeout(60_000);
  await page.setViewport({ width: 1280, height: 900 });
  page.on("console", (message) => {
    if (message.type() === "error" || /Content-Security-Policy/.test(message.text())) note(message.text());
  });
  page.on("pageerror", (error) => note(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(?:data|blob|about):/.test(url)) faults.push(`a request to ${url}`);
  });
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      console.error(`Content-Security-Policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  return faults;
}

/** Waits until every column has answered for a text; gives their counts, by id. */
export async function countsFor(page: Page, text: string): Promise<Record<string, number>> {
  await page.waitForFunction(
    (hash) => {
      const columns = [...document.querySelectorAll<HTMLElement>("section[data-tokenizer]")];
      return columns.length > 0 && columns.every(({ dataset }) => dataset.textHash === hash && !dataset.pending);
    },
    {},
    hashOf(text),
  );
  return page.$$eval("section[data-tokenizer]", (columns) =>
    Object.fromEntries(
      columns.map((column) => [
        column.getAttribute("data-tokenizer")?.replace("builtin:", ""),
        Number(column.getAttribute("data-tokens")),
      ]),
    ),
  );
}

/** The text that a first visit begins with. */
export async function sampleText(page: Page): Promise<string> {
  await page.waitForSelector(".cm-content");
  return page.$eval(".cm-content", (content) => {
    const { cmTile } = content as Element & { cmTile?: { view: { state: { doc: object } } } };
    return cmTile?.view.state.doc.toString() ?? "";
  });
}

/** Presses what has a role and a name. */
export const press = (page: Page, name: string, role = "button") =>
  page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();

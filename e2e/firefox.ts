import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import puppeteer, { type Browser, type Page } from "puppeteer-core";

/**
 * The Firefox to test with: the one that `TESSERA_FIREFOX` names, else the system's; null where there is none.
 * @throws {Error} when `TESSERA_FIREFOX` names a file that does not exist.
 */
export function findFirefox(): string | null {
  const chosen = process.env.TESSERA_FIREFOX;
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  const all = ["firefox-esr", "firefox"].flatMap((name) => folders.map((folder) => join(folder, name)));
  if (chosen && !existsSync(chosen)) throw new Error(`TESSERA_FIREFOX is “${chosen}”, and there is no such file.`);
  return chosen || (all.find((path) => existsSync(path)) ?? null);
}

/**
 * A Firefox as it is installed, driven over WebDriver BiDi: Playwright drives one of its own alone.
 * @param faults takes what the console has of errors and of the page's policy, and each request to another origin
 */
export async function openFirefox(
  executablePath: string,
  origin: string,
  faults: string[],
): Promise<{ browser: Browser; page: Page }> {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
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
  return { browser, page };
}

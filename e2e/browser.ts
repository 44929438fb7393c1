import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";

/**
 * A system's Chromium often runs in a container: as root, where its sandbox cannot start; without a GPU, which it would
 * wait for; and without a network, which its background services and QUIC would keep trying. Playwright's own build
 * comes with such settings already.
 */
const systemBrowserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--no-first-run",
];

/** The headless one first, as Playwright has it: the others start a window’s interface too, which takes a third more time. */
const systemBrowserNames = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/**
 * Launch options for the Chromium to test with: the one that `TESSERA_CHROMIUM` names, else Playwright's own, else the
 * system's.
 * @throws {Error} when there is none, or `TESSERA_CHROMIUM` names a file that does not exist.
 */
export function findBrowser(): LaunchOptions {
  const chosen = process.env.TESSERA_CHROMIUM;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`TESSERA_CHROMIUM is “${chosen}”, and there is no such file.`);
    return { executablePath: chosen, args: systemBrowserArguments };
  }
  if (existsSync(chromium.executablePath())) return {};
  const executablePath = systemBrowserCandidates().find((path) => existsSync(path));
  if (executablePath) return { executablePath, args: systemBrowserArguments };
  throw new Error(
    "No Chromium to test with. Run `npx playwright install chromium`, or install your system's (Debian: " +
      "`apt-get install chromium`), or set TESSERA_CHROMIUM to the path of one.",
  );
}

function systemBrowserCandidates(): string[] {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];
  return systemBrowserNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

/**
 * What axe finds that is serious or critical, in words.
 * @param include a selector of the part to look at; the whole page without it
 */
export async function seriousViolations(page: Page, include?: string): Promise<string[]> {
  return violationsOf(page, {}, include);
}

/** The dialog or panel that is open, for which the rest of the page need not be looked at anew. */
export const openDialog = "[role=dialog]";

/**
 * What axe finds in a page that is like the system: in the light theme, and of what depends on colours in the dark one. The
 * rest is the same elements in both.
 * @param include a selector of the part to look at; the whole page without it
 */
export async function seriousInBothThemes(page: Page, include?: string): Promise<string[]> {
  const found = await violationsOf(page, {}, include);
  await page.emulateMedia({ colorScheme: "dark" });
  // What is drawn by script follows a moment later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const dark = await violationsOf(page, { runOnly: ["color-contrast", "link-in-text-block"] }, include);
  await page.emulateMedia({ colorScheme: "light" });
  return [...found, ...dark.map((violation) => `in the dark theme: ${violation}`)];
}

async function violationsOf(page: Page, options: axe.RunOptions, include?: string): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // What is half there has half its contrast.
  const isMoving = () =>
    page.evaluate(() => document.getAnimations().some(({ effect }) => effect?.getTiming().iterations === 1));
  await expect.poll(isMoving).toBe(false);
  const { violations } = await page.evaluate(
    async ([selector, chosen]) => {
      const { axe: runner } = window as unknown as { axe: typeof axe };
      return runner.run(selector === undefined ? document : { include: [selector] }, {
        ...chosen,
        resultTypes: ["violations"],
      });
    },
    [include, options] as const,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 200)).join("\n")}`);
}

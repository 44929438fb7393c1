import type { Page } from "@playwright/test";
import axe from "axe-core";

/** What axe finds that is serious or critical, in words. */
export async function seriousViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const { axe: runner } = window as unknown as { axe: typeof axe };
    return runner.run(document, { resultTypes: ["violations"] });
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 200)).join("\n")}`);
}

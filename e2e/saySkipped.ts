import type { Reporter, TestCase } from "@playwright/test/reporter";

/** Says behind the run's closing lines what was skipped, and why: by itself Playwright says how many. */
export default class SaySkipped implements Reporter {
  private readonly skipped = new Map<string, number>();

  onTestEnd(test: TestCase): void {
    if (test.outcome() !== "skipped") return;
    for (const { type, description = test.title } of test.annotations) {
      if (type === "skip") this.skipped.set(description, (this.skipped.get(description) ?? 0) + 1);
    }
  }

  onEnd(): void {
    for (const [why, tests] of this.skipped) console.log(`  ${tests} skipped: ${why}`);
  }
}

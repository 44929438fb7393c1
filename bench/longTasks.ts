import type { Browser, Page } from "@playwright/test";

/** A task of the page's main thread, in milliseconds. */
export interface Task {
  /** Since the page's navigation. */
  readonly start: number;
  /** On the clock: what a person waits. */
  readonly wall: number;
  /** The processor's, without the time in which other programs had it. */
  readonly processor: number;
}

/** What Chromium writes down about a page, as far as it is read here; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const anchor = "bench:anchor";

/** Begins to record what the page's main thread does. */
export async function recordTasks(browser: Browser, page: Page): Promise<void> {
  const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"];
  await browser.startTracing(page, { categories });
}

/**
 * Ends what {@link recordTasks} began.
 * @returns the tasks of the main thread, in their order; none that ran within another
 * @throws {Error} for a trace that does not have the page's main thread in it
 */
export async function recordedTasks(browser: Browser, page: Page): Promise<Task[]> {
  const anchorTime = await page.evaluate((name) => performance.mark(name).startTime, anchor);
  const trace: { traceEvents: TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const mark = trace.traceEvents.find(({ name }) => name === anchor);
  if (mark === undefined) throw new Error(`The trace has no mark “${anchor}”: it was cut off, or is of another page.`);
  const all = trace.traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      ph === "X" && pid === mark.pid && tid === mark.tid && /^(ThreadControllerImpl::)?RunTask$/.test(name),
  );
  all.sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks: Task[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { ts, dur = 0, tdur = 0 } of all) {
    if (ts < end) continue;
    end = ts + dur;
    tasks.push({ start: anchorTime + (ts - mark.ts) / 1000, wall: dur / 1000, processor: tdur / 1000 });
  }
  return tasks;
}

import type { Comparison } from "../../src/state/pages";
import { openLink } from "../../src/url/openLink";
import type { LinkProblem } from "../../src/url/problems";
import { startUrlSync } from "../../src/url/sync";
import type { DraftKeeper, HeldBack, SyncedApp, UrlSync } from "../../src/url/syncedApp";
import { encodeText } from "../../src/url/text";
import { decodeText } from "../../src/url/unpackText";
import type { FakeBrowser } from "./browser";
import { isKnown } from "./comparisons";

/** A store reduced to its comparison, synchronous as the real one is. */
export interface FakeApp {
  readonly shown: Comparison;
  /** What a link or the history brought, in order. */
  readonly applied: readonly Comparison[];
  readonly problem: LinkProblem | null;
  /** How often a problem was told. */
  readonly timesTold: number;
  readonly restorable: boolean;
  /** How often it was said that there is something to restore. */
  readonly timesOffered: number;
  /** How often it was said that a link has no text. */
  readonly timesTextless: number;
  /** What was not opened after a crash; null where nothing was held back. */
  readonly held: HeldBack | null;
  readonly sync: UrlSync;
  /** What a user does. */
  change(changes: Partial<Comparison>): void;
}

/** A browser that keeps no drafts. */
export const noDrafts: DraftKeeper = {
  begin() {},
  find: async () => null,
  save: async () => false,
  saveNow() {},
  leave() {},
  rejoin() {},
};

/** An app in step with a window, once the address it was opened with has been read. */
export async function startApp(
  browser: FakeBrowser,
  beginning: Comparison,
  drafts: DraftKeeper = noDrafts,
  choices: Pick<SyncedApp, "recallChoices" | "keepChoices" | "isPrivate"> = {},
): Promise<FakeApp> {
  let shown = beginning;
  let problem: LinkProblem | null = null;
  let restorable = false;
  let timesTold = 0;
  let timesOffered = 0;
  let timesTextless = 0;
  let held: HeldBack | null = null;
  const applied: Comparison[] = [];
  const listeners = new Set<() => void>();
  const set = (next: Comparison) => {
    shown = next;
    for (const listener of listeners) listener();
  };
  const sync = startUrlSync(
    {
      read: () => ({ ...shown }),
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      apply(comparison) {
        applied.push(comparison);
        set(comparison);
      },
      onProblem: (next) => {
        problem = next;
        if (next !== null) timesTold += 1;
      },
      onRestorable: (available) => {
        restorable = available;
        if (available) timesOffered += 1;
      },
      onHeldBack: (text) => {
        held = text;
      },
      onTextless: () => {
        timesTextless += 1;
      },
      isKnown,
      drafts,
      ...choices,
    },
    browser,
  );
  await sync.ready;
  return {
    get shown() {
      return shown;
    },
    get problem() {
      return problem;
    },
    get timesTold() {
      return timesTold;
    },
    get restorable() {
      return restorable;
    },
    get timesOffered() {
      return timesOffered;
    },
    get held() {
      return held;
    },
    get timesTextless() {
      return timesTextless;
    },
    applied,
    sync,
    change: (changes) => set({ ...shown, ...changes }),
  };
}

/**
 * Waits until packing and unpacking that is under way has come to its end, without looking at the clock, which says
 * nothing on a busy machine: later and longer work of the same kind ends later.
 */
export async function idle(): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await decodeText("x", packedNoise);
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Text that hardly compresses, the same in each run. */
export function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(0x4e00 + (state >>> 18));
  }).join("");
}

const packedNoise = (await encodeText(noise(20_000)))?.[1] ?? "";

// What reads links is loaded with the first one; tests need not wait for that.
await openLink("#/nothing", () => false);

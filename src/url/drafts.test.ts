import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeBrowser } from "../../test/support/browser";
import { comparisonOf } from "../../test/support/comparisons";
import { FakeDraftStorage, FakeLocks } from "../../test/support/drafts";
import { type FakeApp, idle, noise, startApp } from "../../test/support/syncedApp";
import type { Comparison } from "../state/pages";
import { Drafts } from "./drafts";
import { largeText, linkLimit } from "./limits";
import { fragmentToComparison } from "./readLink";
import { comparisonToFragment } from "./writeLink";

const sample = "The text that the app begins with.";

let storage: FakeDraftStorage;
let locks: FakeLocks;
let tab: Tab;

/** A tab of the browser: its history and session, and the page in it. */
class Tab {
  readonly browser: FakeBrowser;
  app!: FakeApp;
  drafts!: Drafts;
  private lock = locks.tab();

  constructor(browser = new FakeBrowser()) {
    this.browser = browser;
  }

  async open(): Promise<this> {
    this.lock = locks.tab();
    this.drafts = new Drafts(storage, this.lock);
    this.app = await startApp(this.browser, comparisonOf(sample), this.drafts);
    return this;
  }

  /** Ends the page as its reload, its closing or its crash does. */
  end(how: "unload" | "crash"): void {
    this.browser[how]();
    this.lock.end();
    vi.clearAllTimers(); // The page that ended has no more turns.
  }

  async reload(how: "unload" | "crash" = "unload"): Promise<void> {
    this.end(how);
    await idle();
    await this.open();
  }

  type(text: string): void {
    this.app.change({ text });
  }

  /** Types without a pause that is long enough for the address to be written. */
  async typeFor(milliseconds: number, every = 100): Promise<string> {
    let text = sample;
    for (let time = 0; time < milliseconds; time += every) {
      text += "x";
      this.type(text);
      await vi.advanceTimersByTimeAsync(every);
      await idle();
    }
    return text;
  }

  async address(): Promise<Comparison | null | string> {
    const result = await fragmentToComparison(this.browser.hash, () => true);
    return result.ok ? result.comparison : result.problem.code;
  }

  async left(): Promise<string[]> {
    return (await this.drafts.leftBehind()).map(({ beginning }) => beginning);
  }
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  storage = new FakeDraftStorage();
  locks = new FakeLocks();
  tab = await new Tab().open();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function settle() {
  await idle();
  await vi.advanceTimersByTimeAsync(500);
  await idle();
}

describe("somebody who types without a pause", () => {
  it("has the address follow all the same", async () => {
    const text = await tab.typeFor(2000);
    await idle();
    const said = await tab.address();
    expect(said).toMatchObject({ text: expect.stringContaining("xxxxxxxxxx") });
    await settle();
    expect(await tab.address()).toEqual(comparisonOf(text));
  });

  it("has it follow though it was packed while the next letter came", async () => {
    tab.type(`${sample}1`);
    await vi.advanceTimersByTimeAsync(399);
    for (let letter = 2; letter < 7; letter++) {
      tab.type(`${sample}${letter}`);
      await vi.advanceTimersByTimeAsync(399);
    }
    tab.type(`${sample}7`); // While the overdue writing packs the one before.
    await idle();
    expect(await tab.address()).toEqual(comparisonOf(`${sample}6`));
    await settle();
    expect(await tab.address()).toEqual(comparisonOf(`${sample}7`));
  });

  it.each(["unload", "crash"] as const)(
    "loses nothing but the last half second when the page ends (%s)",
    async (how) => {
      const text = await tab.typeFor(3000);
      await tab.reload(how);
      const lost = text.length - tab.app.shown.text.length;
      expect(text.startsWith(tab.app.shown.text)).toBe(true);
      expect(lost).toBeLessThanOrEqual(how === "unload" ? 0 : 5);
    },
  );
});

describe("a reload in the middle of typing", () => {
  it("finds what the address does not say yet, columns and options too, and writes it", async () => {
    const typed = comparisonOf(`${sample} last words`, { view: "reading", tokenizers: ["builtin:words"] });
    tab.app.change({ view: "reading" });
    tab.app.change({ tokenizers: ["builtin:words"] });
    await settle();
    tab.type(typed.text);
    await tab.reload();
    expect(tab.app.shown).toEqual(typed);
    await settle();
    expect(await tab.address()).toEqual(typed);
    await tab.reload();
    expect([tab.app.shown, tab.app.problem]).toEqual([typed, null]);
  });

  it("finds it on another page too", async () => {
    tab.type(`${sample} typed`);
    tab.app.change({ page: "languages" });
    await settle();
    tab.app.change({ languages: { ...tab.app.shown.languages, search: "hin" } });
    await tab.reload();
    expect(tab.app.shown).toMatchObject({ page: "languages", text: `${sample} typed`, languages: { search: "hin" } });
  });

  it("finds a text that was cleared cleared", async () => {
    tab.type(`${sample} typed`);
    await settle();
    tab.type("");
    await tab.reload();
    expect(tab.app.shown.text).toBe("");
    await settle();
    expect(storage.texts).toEqual([]);
  });

  it("finds what Back was pressed in the middle of, once one goes Forward again", async () => {
    tab.app.change({ view: "reading" });
    await settle();
    tab.type(`${sample} typed`);
    tab.browser.go(-1);
    await idle();
    await tab.reload();
    expect(tab.app.shown.text).toBe(sample);
    tab.browser.go(1);
    await idle();
    expect(tab.app.shown).toEqual(comparisonOf(`${sample} typed`, { view: "reading" }));
  });
});

describe("a crash", () => {
  it("does not lose a text that is too long for the address, or for the session", async () => {
    const long = noise(linkLimit);
    tab.browser.sessionStorage.isFull = true;
    tab.type(long);
    await settle();
    expect(tab.app.problem).toBeNull();
    tab.type(`${long}!`);
    await vi.advanceTimersByTimeAsync(500);
    await tab.reload("crash");
    expect([tab.app.shown.text, tab.app.problem]).toEqual([`${long}!`, null]);
  });

  it("does not bring back what the address is ahead of", async () => {
    tab.type(`${sample} first`);
    await settle();
    storage.onPut = () => new Promise(() => {}); // The browser never gets to it.
    await new Promise((resolve) => setImmediate(resolve));
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 1000);
    tab.type(`${sample} second`);
    await settle();
    await tab.reload("crash");
    expect(tab.app.shown.text).toBe(`${sample} second`);
  });

  it("does not bring back an older text where there was no room for the newer one", async () => {
    tab.type(`${sample} first`);
    await settle();
    storage.isFull = true;
    tab.type(`${sample} second`);
    await settle();
    expect(storage.texts).toEqual([]);
    await tab.reload("crash");
    expect(tab.app.shown.text).toBe(`${sample} second`);
  });

  it("after the page came back from the browser's cache is a crash all the same", async () => {
    tab.browser.fire("pagehide");
    tab.type(`${sample} typed`);
    await vi.advanceTimersByTimeAsync(499);
    tab.browser.refusing = true;
    await vi.advanceTimersByTimeAsync(1);
    await idle();
    tab.browser.refusing = false;
    await tab.reload("crash");
    expect(tab.app.shown.text).toBe(`${sample} typed`);
  });

  it("of a page that no storage would keep leaves what the address says", async () => {
    storage.isBlocked = true;
    Object.defineProperty(tab.browser, "sessionStorage", {
      get() {
        throw new DOMException("Denied.", "SecurityError");
      },
    });
    await tab.reload();
    tab.type(`${sample} typed`);
    await settle();
    expect(tab.app.problem).toBeNull();
    await tab.reload("crash");
    expect([tab.app.shown.text, tab.app.problem]).toEqual([`${sample} typed`, null]);
  });
});

describe.each([
  ["that only a draft has", noise(largeText)],
  ["that its address has too", "x".repeat(largeText)],
])("a large text %s", (_, large) => {
  beforeEach(async () => {
    tab.app.change({ text: large, view: "reading" });
    await settle();
    await vi.advanceTimersByTimeAsync(3000); // Until then it is in no address.
    await settle();
  });

  it("is offered after a crash, not opened, and is the tab’s own again once it is", async () => {
    const saved = [...storage.drafts.values()][0]?.saved;
    await tab.reload("crash");
    expect(tab.app.shown).toEqual(comparisonOf("", { view: "reading" }));
    expect(tab.app.held).toEqual({ comparison: comparisonOf(large, { view: "reading" }), saved });
    await settle();
    expect([storage.texts, await tab.left(), tab.app.problem]).toEqual([[large], [], null]);
    expect(tab.app.sync.restorePrevious()).toBe(true);
    expect(tab.app.shown.text).toBe(large);
    tab.type(`${large}!`);
    await settle();
    expect(storage.texts).toEqual([`${large}!`]);
  });

  it("is nothing that what is typed in its place takes away, and is there for the next visit", async () => {
    await tab.reload("crash");
    tab.type("Mine");
    await settle();
    await vi.advanceTimersByTimeAsync(1000);
    await settle();
    expect(storage.texts).toEqual([large, "Mine"]);
    await tab.reload();
    expect([tab.app.shown.text, tab.app.held]).toEqual(["Mine", null]);
    expect(await tab.left()).toEqual([large.slice(0, 120)]);
  });

  it("does not come back by itself after it was left, by a reload or another crash", async () => {
    for (const how of ["crash", "unload", "crash"] as const) {
      await tab.reload(how);
      expect([tab.app.shown.text, storage.texts]).toEqual(["", [large]]);
      await settle();
    }
    expect(tab.app.held).toBeNull();
    expect(await tab.left()).toEqual([large.slice(0, 120)]);
  });

  it("is opened at once after a reload, in the middle of typing too, and in a tab that is duplicated", async () => {
    await tab.reload();
    expect([tab.app.shown.text, tab.app.held]).toEqual([large, null]);
    await vi.advanceTimersByTimeAsync(10_000); // Ending a page sets the clock of the test back.
    tab.type(`${large}!`);
    tab.browser.unload(); // The session has no room for it.
    await idle();
    await tab.reload("crash"); // Which has left in order before.
    await settle();
    expect([tab.app.shown.text, tab.app.held]).toEqual([`${large}!`, null]);
    const twin = new FakeBrowser(tab.browser.entry.url);
    Object.assign(twin.entry, tab.browser.entry);
    await settle();
    const other = await new Tab(twin).open();
    expect([other.app.shown.text, other.app.held]).toEqual([`${large}!`, null]);
  });
});

it("a large text that is in the session alone is held back too, and is there after a reload in order", async () => {
  const large = noise(largeText);
  storage.isBlocked = true;
  tab = await new Tab(new FakeBrowser(undefined, 10 * largeText)).open();
  tab.type(large);
  await vi.advanceTimersByTimeAsync(3000);
  await settle();
  await tab.reload("crash");
  expect([tab.app.shown.text, tab.app.held?.saved]).toEqual(["", null]);
  await tab.reload();
  expect([tab.app.shown.text, tab.app.held]).toEqual([large, null]);
});

describe("where nothing can be kept", () => {
  beforeEach(async () => {
    storage.isBlocked = true;
    Object.defineProperty(tab.browser, "sessionStorage", {
      get() {
        throw new DOMException("Denied.", "SecurityError");
      },
    });
    await tab.reload();
  });

  it("a short text on another page than Compare is not called too long", async () => {
    tab.type("A text of forty-two characters, no more.");
    await settle();
    expect(tab.app.problem).toBeNull();
    tab.app.change({ page: "languages" });
    await settle();
    expect(tab.app.problem?.message).toContain("does not let this page keep your text");
    expect(tab.app.problem?.message).not.toContain("too long");
  });

  it("it is said once, and not of a text that is ours", async () => {
    tab.app.change({ page: "languages" });
    await settle();
    expect(tab.app.problem).toBeNull();
    tab.app.change({ page: "compare", text: noise(linkLimit) });
    await settle();
    tab.type(`${noise(linkLimit)}!`);
    await settle();
    expect(tab.app.problem?.message).toContain("the address does not have it");
    expect(tab.app.timesTold).toBe(1);
  });
});

describe("what a tab that is gone has left", () => {
  it("is there for the next one, with its columns, and is its own from then on", async () => {
    tab.app.change({ tokenizers: ["builtin:words"], text: `${sample} typed` });
    await settle();
    tab.end("unload");
    const next = await new Tab().open();
    expect(next.app.shown.text).toBe(sample);
    const [draft] = await next.drafts.leftBehind();
    const id = draft?.id ?? "";
    const kept = await next.drafts.read(id);
    expect(kept !== null && (await next.app.sync.goOn(kept))).toBe(true);
    next.drafts.goOn(id);
    expect(next.app.shown).toEqual(comparisonOf(`${sample} typed`, { tokenizers: ["builtin:words"] }));
    next.type(`${sample} typed and more`);
    await settle();
    expect(storage.texts).toEqual([`${sample} typed and more`]);
    next.browser.go(-1);
    expect(next.app.shown.text).toBe(sample);
  });

  it("is there when the tab was closed in the middle of typing", async () => {
    tab.type(`${sample} first`);
    await settle();
    tab.type(`${sample} last words`);
    tab.end("unload");
    await idle();
    expect(await (await new Tab().open()).left()).toEqual([`${sample} last words`]);
  });

  it("is nothing of a tab that lives, though that was reloaded or came back", async () => {
    tab.type(`${sample} typed`);
    await settle();
    const other = await new Tab().open();
    expect(await other.left()).toEqual([]);
    await tab.reload();
    expect(await tab.left()).toEqual([]);
    // Reloaded, and nothing typed since.
    expect(await other.left()).toEqual([]);
    tab.type(`${sample} typed again`);
    await settle();
    expect(await other.left()).toEqual([]);
    await tab.drafts.pause();
    await tab.drafts.resume();
    expect(await other.left()).toEqual([]);
    expect(storage.texts).toEqual([`${sample} typed again`]);
  });

  it("is each tab's own: they do not overwrite each other", async () => {
    const other = await new Tab().open();
    tab.type(`${sample} one`);
    other.type(`${sample} two`);
    await settle();
    expect(storage.texts).toEqual([`${sample} one`, `${sample} two`]);
  });

  it("is the tab's own still when that is duplicated, with its history and session", async () => {
    tab.type(`${sample} one`);
    await settle();
    const copy = new FakeBrowser(tab.browser.entry.url);
    Object.assign(copy.entry, structuredClone(tab.browser.entry));
    const twin = await new Tab(copy).open();
    expect(twin.app.shown.text).toBe(`${sample} one`);
    twin.type(`${sample} two`);
    tab.type(`${sample} three`);
    await settle();
    expect(storage.texts.toSorted()).toEqual([`${sample} three`, `${sample} two`]);
  });

  it("stays when a link comes over it, though the tab is ended then", async () => {
    tab.type(`${sample} mine`);
    tab.browser.typeHash(await comparisonToFragment(comparisonOf("Theirs")));
    await settle();
    expect([tab.app.shown.text, tab.app.restorable]).toEqual(["Theirs", true]);
    tab.type("Theirs, changed");
    await settle();
    tab.end("crash");
    expect((await (await new Tab().open()).left()).toSorted()).toEqual(
      [`${sample} mine`, "Theirs, changed"].toSorted(),
    );
  });

  it("is gone on with when what the link replaced is restored", async () => {
    tab.type(`${sample} mine`);
    await settle();
    tab.browser.typeHash(await comparisonToFragment(comparisonOf("Theirs")));
    await settle();
    tab.app.sync.restorePrevious();
    tab.type(`${sample} mine again`);
    await settle();
    expect(storage.texts).toEqual([`${sample} mine again`]);
  });

  it("is nothing where nobody wrote anything", async () => {
    tab.app.change({ view: "reading" });
    tab.browser.typeHash(await comparisonToFragment(comparisonOf("Theirs")));
    await settle();
    expect(storage.texts).toEqual([]);
  });

  it("is all of it where many tabs are closed at once; a month later the newest twenty", async () => {
    const clock = vi.spyOn(Date, "now");
    for (let i = 0; i < 50; i++) {
      clock.mockReturnValue(1e12 + i * 1000);
      const other = await new Tab().open();
      other.type(`${sample} ${i}`);
      await settle();
      other.end("unload");
    }
    const next = await new Tab().open();
    const [all, month] = [await next.left(), 30 * 86_400_000];
    expect([all.length, all[0], all.at(-1)]).toEqual([50, `${sample} 49`, `${sample} 0`]);
    clock.mockReturnValue(1e12 + month);
    expect(await next.left()).toHaveLength(50);
    clock.mockReturnValue(1e12 + month + 60_000);
    const newest = await next.left();
    expect([newest.length, newest[0], newest.at(-1)]).toEqual([20, `${sample} 49`, `${sample} 30`]);
    expect(storage.drafts.size).toBe(20);
  });

  it("stays beside what is typed on, where it was looked at and could not be shown", async () => {
    tab.type(`${sample} typed`);
    await settle();
    tab.end("unload");
    const next = await new Tab().open();
    next.type(`${sample} mine`);
    await settle();
    for (const { id } of await next.drafts.leftBehind()) await next.drafts.read(id);
    next.type(`${sample} mine, on`);
    await settle();
    expect(storage.texts).toEqual([`${sample} typed`, `${sample} mine, on`]);
  });

  it("is the tab's own again that was reloaded meanwhile: others hear of that, and can take a copy, but not forget it", async () => {
    tab.type(`${sample} typed`);
    await settle();
    tab.end("unload");
    const other = await new Tab().open();
    const [draft] = await other.drafts.leftBehind();
    const id = draft?.id ?? "";
    expect(await other.drafts.isElsewhere(id)).toBe(false);
    await idle();
    await tab.open();
    expect(await tab.left()).toEqual([]);
    expect(await other.drafts.isElsewhere(id)).toBe(true);
    await other.drafts.forget(id);
    expect(storage.texts).toEqual([`${sample} typed`]);
    const kept = await other.drafts.read(id);
    if (kept !== null) await other.app.sync.goOn(kept);
    other.drafts.goOn(id);
    other.type(`${sample} a copy`);
    await settle();
    expect(storage.texts).toEqual([`${sample} typed`, `${sample} a copy`]);
  });

  it("is forgotten when that is asked for", async () => {
    tab.type(`${sample} typed`);
    await settle();
    tab.end("unload");
    const next = await new Tab().open();
    for (const { id } of await next.drafts.leftBehind()) await next.drafts.forget(id);
    expect([await next.left(), storage.drafts.size]).toEqual([[], 0]);
  });
});

it("only the last of what comes while the browser writes is kept", async () => {
  const put: string[] = [];
  const waiting: (() => void)[] = [];
  storage.onPut = ({ text }) => {
    put.push(text);
    return new Promise((resolve) => waiting.push(resolve));
  };
  const kept = ["one", "two", "three"].map((text) => tab.drafts.save(comparisonOf(text), "entry"));
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    waiting.shift()?.();
  }
  expect(await Promise.all(kept)).toEqual([true, true, true]);
  expect(put).toEqual(["one", "three"]);
});

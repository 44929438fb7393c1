import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeBrowser } from "../../test/support/browser";
import { comparisonOf } from "../../test/support/comparisons";
import { type FakeApp, idle, noDrafts, noise, startApp } from "../../test/support/syncedApp";
import { defaultLanguages } from "../state/languages/choice";
import type { Comparison } from "../state/pages";
import { inflatedLimit, linkLimit } from "./limits";
import { fragmentToComparison } from "./readLink";
import { comparisonToFragment, joinFragment } from "./writeLink";

const sample = "The quick brown fox jumps over the lazy dog. مرحبا بالعالم 🤚🏾";
const linked = comparisonOf("A text that came with a link: 100% %41 %zz\r\n", { view: "reading" });

let browser: FakeBrowser;
let app: FakeApp;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  browser = new FakeBrowser();
  app = await startApp(browser, comparisonOf(sample));
});

afterEach(() => {
  app.sync.stop();
  vi.useRealTimers();
});

/** Lets debounced writing happen and packing finish. */
async function settle() {
  await idle();
  await vi.advanceTimersByTimeAsync(400);
  await idle();
}

/** A new page on the same history and session. */
async function reload() {
  browser.unload();
  vi.clearAllTimers(); // The page that ended has no more turns.
  app = await startApp(browser, comparisonOf(sample));
}

async function addressSays(): Promise<Comparison | null | string> {
  const result = await fragmentToComparison(browser.hash, () => true);
  if (!result.ok) return result.problem.code;
  return result.textLeftOut ? "text left out" : result.comparison;
}

describe("where no address may have a text", () => {
  let isPrivate = true;
  const start = async () => {
    app = await startApp(browser, comparisonOf(sample), noDrafts, { isPrivate: () => isPrivate });
  };

  it("it stays in the session: a reload has it, and so has a step back", async () => {
    app.sync.stop();
    await start();
    app.change({ text: "confidential" });
    await settle();
    app.change({ tokenizers: ["builtin:words"] });
    await settle();
    for (const { url } of browser.entries) expect(url).not.toMatch(/[?&]x(16)?=/);
    expect(await addressSays()).toBe("text left out");
    browser.unload();
    vi.clearAllTimers();
    await start();
    expect(app.shown).toMatchObject({ text: "confidential", tokenizers: ["builtin:words"] });
    expect((await app.sync.link()).url).toMatch(/[?&]x=/);
  });

  it("what was written before goes from the present address as soon as that is said, and comes back", async () => {
    app.sync.stop();
    isPrivate = false;
    await start();
    app.change({ text: "confidential" });
    await settle();
    expect(await addressSays()).toMatchObject({ text: "confidential" });
    isPrivate = true;
    app.sync.rewrite();
    await settle();
    expect(await addressSays()).toBe("text left out");
    isPrivate = false;
    app.sync.rewrite();
    await settle();
    expect(await addressSays()).toMatchObject({ text: "confidential" });
  });
});

describe("an address that says nothing", () => {
  const chosen = comparisonOf("", { tokenizers: ["builtin:words"], view: "reading", prices: { "builtin:words": 2 } });
  const kept: Comparison[] = [];
  /** A visit to the address with what an earlier one has left. */
  async function visit(fragment: string, recalled: string) {
    app.sync.stop();
    kept.length = 0;
    browser = new FakeBrowser(`https://tessera.example/app/${fragment}`);
    app = await startApp(browser, comparisonOf(sample), noDrafts, {
      recallChoices: () => recalled,
      keepChoices: (comparison) => void kept.push(comparison),
    });
    await settle();
  }

  it("begins with what was chosen last, and comes to say so", async () => {
    await visit("", joinFragment(chosen, null));
    expect(app.shown).toEqual({ ...chosen, text: sample });
    expect(await addressSays()).toEqual({ ...chosen, text: sample });
    expect(kept).toEqual([]);
    expect(browser.entries).toHaveLength(1);
    app.change({ view: "tokens" });
    expect(kept).toEqual([{ ...chosen, view: "tokens", text: sample }]);
  });

  it("begins with what can be read of that", async () => {
    await visit("", "#/compare?v=1&t=nope&view=reading&p=1,2");
    expect(app.shown).toEqual(comparisonOf(sample, { view: "reading" }));
    expect(app.problem).toBeNull();
    await visit("", "#/elsewhere%%");
    expect(app.shown).toEqual(comparisonOf(sample));
  });

  it("is none where there is a link, whose choices are its sender's", async () => {
    const sent = comparisonOf("Hi", { tokenizers: ["builtin:llama3"] });
    await visit(await comparisonToFragment(sent), joinFragment(chosen, null));
    expect(app.shown).toEqual(sent);
    expect(kept).toEqual([]);
  });
});

describe("two texts, one behind the other", () => {
  for (const [name, text] of [
    ["short", "first second"],
    ["too long for an address", `first ${noise(100_000)}`],
  ] as const) {
    it(`are parted again after a reload, on another page too (${name})`, async () => {
      app.change({ text, split: 6 });
      await settle();
      await reload();
      expect(app.shown).toMatchObject({ text, split: 6 });
      app.change({ page: "languages" });
      await settle();
      await reload();
      expect(app.shown).toMatchObject({ page: "languages", text, split: 6 });
      app.change({ page: "compare", text: "first", split: undefined });
      await settle();
      await reload();
      expect(app.shown.split).toBeUndefined();
    });
  }

  it("go with their link, and leave one text to another", async () => {
    const link = await comparisonToFragment(comparisonOf("ab", { split: 1 }));
    browser.typeHash(link);
    await settle();
    expect(app.shown).toMatchObject({ text: "ab", split: 1 });
    browser.typeHash(await comparisonToFragment(linked));
    await settle();
    expect(app.shown.text).toBe(linked.text);
    expect(app.shown.split).toBeUndefined();
  });
});

describe("a link to another page", () => {
  it("leaves the text as it is, after a reload too", async () => {
    const text = "What somebody wrote";
    app.change({ text });
    await settle();
    browser.typeHash(joinFragment(comparisonOf("", { page: "languages" }), null));
    await settle();
    expect(app.shown).toMatchObject({ page: "languages", text });
    await reload();
    expect(app.shown).toMatchObject({ page: "languages", text });
  });
});

describe("the address", () => {
  it("stays clean on the first visit, until something changes", async () => {
    await settle();
    expect(browser.entry.url).toBe("https://tessera.example/app/");
    app.change({ text: `${sample}!` });
    await settle();
    expect(await addressSays()).toEqual(comparisonOf(`${sample}!`));
  });

  it("follows typing in its own time, in one entry", async () => {
    for (const end of ["a", "ab", "abc"]) {
      app.change({ text: sample + end });
      await vi.advanceTimersByTimeAsync(399);
      await idle();
      expect(browser.hash).toBe("");
    }
    await settle();
    expect(await addressSays()).toEqual(comparisonOf(`${sample}abc`));
    expect(browser.entries).toHaveLength(1);
  });

  it("takes a step for each option, so that Back and Forward go through them", async () => {
    app.change({ view: "reading" });
    await settle();
    app.change({ tokenizers: ["builtin:words"] });
    await settle();
    expect(browser.entries).toHaveLength(3);
    browser.go(-1);
    expect(app.shown).toEqual(comparisonOf(sample, { view: "reading" }));
    browser.go(-1);
    expect(app.shown).toEqual(comparisonOf(sample));
    browser.go(2);
    expect(app.shown).toEqual(comparisonOf(sample, { view: "reading", tokenizers: ["builtin:words"] }));
    await settle();
    expect(browser.entries).toHaveLength(3);
  });

  it("takes a step when a sample replaces the text", async () => {
    app.change({ text: "Etwas ganz anderes, das niemand getippt hat." });
    expect(browser.entries).toHaveLength(2);
    browser.go(-1);
    expect(app.shown.text).toBe(sample);
  });

  it("never shows what was overtaken while it was packed", async () => {
    app.change({ text: `${sample}1` });
    vi.advanceTimersByTime(400); // Packing has begun…
    app.change({ text: `${sample}2` }); // …and is stale.
    await idle();
    expect(browser.hash).toBe("");
    await settle();
    expect(await addressSays()).toEqual(comparisonOf(`${sample}2`));
  });

  it("takes no notice of changes to anything but the comparison", async () => {
    app.change({});
    await settle();
    expect(browser.hash).toBe("");
  });

  it("is written later when the browser refuses", async () => {
    browser.refusing = true;
    app.change({ view: "reading" });
    await settle();
    expect([browser.hash, browser.entries.length]).toEqual(["", 1]);
    browser.refusing = false;
    await vi.advanceTimersByTimeAsync(10_000);
    await idle();
    expect(await addressSays()).toEqual(comparisonOf(sample, { view: "reading" }));
  });

  it("is left alone after the end", async () => {
    app.sync.stop();
    app.change({ view: "reading" });
    await settle();
    expect(browser.hash).toBe("");
  });
});

describe("the Languages page", () => {
  it("is a step, and its search an edit", async () => {
    app.change({ page: "languages" });
    await settle();
    expect(browser.hash).toMatch(/^#\/languages\?v=1&h=[\w-]{12}&t=o200k_base,llama3$/);
    app.change({ languages: { ...defaultLanguages, search: "हिन्दी" } });
    await settle();
    expect(browser.entries).toHaveLength(2);
    app.change({ languages: { ...defaultLanguages, chart: "map" } });
    await settle();
    expect(browser.entries).toHaveLength(3);
    expect(browser.hash).toMatch(/^#\/languages\?v=1&h=[\w-]{12}&t=o200k_base,llama3&chart=map$/);
    browser.go(-2);
    expect([app.shown.page, app.shown.text]).toEqual(["compare", sample]);
  });

  it("keeps Compare's text over a reload, though its address does not say it", async () => {
    const typed = comparisonOf(`${sample} typed`);
    app.change(typed);
    app.change({ page: "languages" });
    await settle();
    await reload();
    expect(app.shown).toEqual({ ...typed, page: "languages" });
    app.change({ page: "compare" });
    await settle();
    expect(await addressSays()).toEqual(typed);
  });

  it("of another page turns to it before the link has been read, and stays there if it cannot be", async () => {
    for (const [fragment, chart] of [
      ["#/languages?v=1&t=words&chart=heat", "heat"],
      ["#/languages?v=999&t=words", defaultLanguages.chart],
    ] as const) {
      browser.typeHash(fragment);
      await reload();
      expect(app.applied[0]).toEqual(comparisonOf(sample, { page: "languages" }));
      expect(app.shown.page).toBe("languages");
      expect(app.shown.languages.chart).toBe(chart);
      expect(browser.hash).toBe(fragment);
    }
    expect(app.problem).not.toBeNull();
  });

  it("opened by a link leaves text and options alone", async () => {
    const typed = comparisonOf(`${sample} typed`, { view: "reading" });
    app.change(typed);
    browser.typeHash("#/languages?v=1&t=words&chart=heat");
    await idle();
    const languages = { ...defaultLanguages, chart: "heat" as const };
    expect(app.shown).toEqual({ ...typed, page: "languages", tokenizers: ["builtin:words"], languages });
    expect([app.problem, app.restorable]).toEqual([null, false]);
    app.change({ page: "compare" });
    expect(app.shown.text).toBe(typed.text);
  });
});

describe("a link", () => {
  it("is applied at the start, and needs no writing", async () => {
    const fragment = await comparisonToFragment(linked);
    browser = new FakeBrowser(`https://tessera.example/app/?q=1${fragment}`);
    app = await startApp(browser, comparisonOf(sample));
    expect(app.shown).toEqual(linked);
    await settle();
    expect(browser.hash).toBe(fragment);
    expect([app.problem, app.restorable]).toEqual([null, false]);
  });

  it("with its text in the clear is read, with the white space that ends it, and written as ours are, in its own entry", async () => {
    browser.typeHash("#/compare?t=o200k_base,llama3&text=Once%20upon%20a%20time%20");
    await settle();
    const opened = comparisonOf("Once upon a time ");
    expect(app.shown).toEqual(opened);
    expect(browser.hash).toMatch(/^#\/compare\?v=1&h=[\w-]{12}&t=o200k_base,llama3&x=[\w-]+$/);
    expect(await addressSays()).toEqual(opened);
    expect(browser.entries).toHaveLength(2);
    expect(app.problem).toBeNull();
    browser.go(-1);
    expect(app.shown.text).toBe(sample);
    browser.go(1);
    expect(app.shown).toEqual(opened);
  });

  it("with tokenizers alone keeps the text that is there, and is written as ours are", async () => {
    browser.typeHash("#/compare?t=words,llama3");
    await settle();
    expect(app.shown).toMatchObject({ text: sample, tokenizers: ["builtin:words", "builtin:llama3"] });
    expect(browser.hash).toMatch(/^#\/compare\?v=1&h=[\w-]{12}&t=words,llama3/);
    expect([app.problem, app.restorable]).toEqual([null, false]);
  });

  it("with its text in the clear and damaged stays as it was written, and what is wrong is told", async () => {
    const damaged = "#/compare?t=o200k_base,llama3&text=100%";
    browser.typeHash(damaged);
    await settle();
    expect(app.shown).toEqual(comparisonOf("100%"));
    expect(browser.hash).toBe(damaged);
    expect(app.problem?.message).toContain("“text” has a %");
  });

  it("is applied once, though browsers fire two events, with white space behind it", async () => {
    browser.typeHash(`${await comparisonToFragment(linked)}%20%0a`);
    await idle();
    expect(app.applied).toEqual([linked]);
    browser.go(-1);
    expect(app.shown.text).toBe(sample);
  });

  it("that replaced typed text can be undone, as a step", async () => {
    const typed = comparisonOf(`${sample} typed`);
    app.change(typed);
    browser.typeHash(await comparisonToFragment(linked)); // Before the typing was written.
    await idle();
    expect(app.shown).toEqual(linked);
    expect(app.restorable).toBe(true);
    expect(app.sync.restorePrevious()).toBe(true);
    expect(app.shown).toEqual(typed);
    expect([app.restorable, app.sync.restorePrevious()]).toEqual([false, false]);
    await settle();
    expect(await addressSays()).toEqual(typed);
    browser.go(-1);
    expect(app.shown).toEqual(linked);
  });

  it("that replaced typed text leaves it in the history too", async () => {
    const typed = comparisonOf(`${sample} typed`);
    app.change(typed);
    browser.typeHash(await comparisonToFragment(linked));
    await idle();
    browser.go(-1);
    expect(app.shown).toEqual(typed);
    expect(app.restorable).toBe(false);
    await settle();
    expect(await addressSays()).toEqual(typed);
  });

  it("offers nothing to restore where nobody typed", async () => {
    browser.typeHash(await comparisonToFragment(linked));
    await idle();
    browser.typeHash(await comparisonToFragment(comparisonOf("Another link's text, not typed either")));
    await idle();
    expect(app.restorable).toBe(false);
  });

  it("without a text says so, once, and not of what one has cleared oneself", async () => {
    const bare = await comparisonToFragment(comparisonOf("", { view: "reading" }));
    browser = new FakeBrowser(`https://tessera.example/app/${bare}`);
    app = await startApp(browser, comparisonOf(sample));
    expect([app.shown.text, app.timesTextless]).toEqual(["", 1]);
    await reload();
    expect(app.timesTextless).toBe(0);
    app.change({ text: "Mine" });
    await settle();
    app.change({ text: "" });
    await settle();
    await reload();
    expect([app.shown.text, app.timesTextless]).toEqual(["", 0]);
    for (const fragment of ["#/languages", "#/compare?t=words", await comparisonToFragment(comparisonOf("Theirs"))]) {
      browser.typeHash(fragment);
      await idle();
    }
    expect([app.shown.text, app.timesTextless]).toEqual(["Theirs", 0]);
    browser.typeHash(bare);
    await idle();
    expect([app.shown.text, app.timesTextless]).toEqual(["", 1]);
  });

  it("keeps the offer over a second link", async () => {
    app.change({ text: `${sample} typed` });
    for (const text of ["first link's text", "second link's text"]) {
      browser.typeHash(await comparisonToFragment(comparisonOf(text)));
      await idle();
    }
    app.sync.restorePrevious();
    expect(app.shown.text).toBe(`${sample} typed`);
  });

  it("to nothing goes back to how the app began", async () => {
    app.change({ view: "reading" });
    browser.typeHash("");
    await idle();
    expect(app.shown).toEqual(comparisonOf(sample));
  });

  it("is dropped when another comes before it is read", async () => {
    const second = await comparisonToFragment(comparisonOf("the second"));
    browser.typeHash(await comparisonToFragment(linked));
    browser.typeHash(second);
    await idle();
    expect(app.applied).toEqual([comparisonOf("the second")]);
  });

  it("replaces what is changed while it is read, and offers that back", async () => {
    browser.typeHash(await comparisonToFragment(linked));
    app.change({ text: `${sample} meanwhile` });
    await idle();
    expect(app.shown).toEqual(linked);
    app.sync.restorePrevious();
    expect(app.shown.text).toBe(`${sample} meanwhile`);
  });

  it("can be had for sharing", async () => {
    const link = await app.sync.link();
    expect(link).toEqual({ url: expect.any(String), tooLong: false, length: link.url.length });
    browser = new FakeBrowser(link.url);
    app = await startApp(browser, linked);
    expect(app.shown).toEqual(comparisonOf(sample));
    app.change({ text: noise(linkLimit) });
    expect(await app.sync.link()).toMatchObject({ tooLong: true });
    // It packs well, but nothing would unpack it again.
    app.change({ text: "a".repeat(inflatedLimit + 1) });
    expect(await app.sync.link()).toMatchObject({ tooLong: true, url: expect.stringMatching(/&long=1$/) });
  });
});

describe("a hostile address", () => {
  it.each(["#/compare?v=7&t=words", "#/compare?t=words&x=AAAA", "#/nope", "#%zz", "#<img src=x>"])(
    "leaves the app and itself as they are: %s",
    async (hash) => {
      browser.typeHash(hash);
      await settle();
      expect(app.shown).toEqual(comparisonOf(sample));
      expect(app.applied).toEqual([]);
      expect(app.problem?.message).not.toBe("");
      expect(browser.hash).toBe(hash);
    },
  );

  it("is overwritten by the next change, in its own entry", async () => {
    browser.typeHash("#/nope");
    await idle();
    app.change({ text: `${sample}!` });
    await settle();
    expect(await addressSays()).toEqual(comparisonOf(`${sample}!`));
    expect(browser.entries).toHaveLength(2);
  });

  it("is no problem any more after Back", async () => {
    browser.typeHash("#/nope");
    await idle();
    expect(app.problem?.code).toBe("unknown-page");
    browser.go(-1);
    expect([app.problem, app.shown]).toEqual([null, comparisonOf(sample)]);
  });

  it("that is damaged shows what can be read of it, and one's own text stays", async () => {
    app.change({ text: `${sample} typed` });
    browser.typeHash("#/compare?v=1&t=words,nope&view=reading&w=none&x=AAAA");
    await idle();
    const read = { tokenizers: ["builtin:words"], view: "reading" } as const;
    expect(app.shown).toEqual(comparisonOf(`${sample} typed`, read));
    expect(app.problem).toMatchObject({
      code: "partly-read",
      problems: [{ code: "unknown-tokenizers" }, { code: "malformed-parameter" }, { code: "text-damaged" }],
    });
    expect([app.restorable, browser.hash]).toEqual([false, "#/compare?v=1&t=words,nope&view=reading&w=none&x=AAAA"]);
    browser.go(-1);
    expect([app.problem, app.shown]).toEqual([null, comparisonOf(`${sample} typed`)]);
  });

  it("of which only a tokenizer is unknown replaces one's text, and offers it back", async () => {
    app.change({ text: `${sample} typed` });
    browser.typeHash((await comparisonToFragment(linked)).replace("llama3", "llama9"));
    await idle();
    expect(app.shown).toEqual({ ...linked, tokenizers: ["builtin:o200k_base"] });
    expect([app.problem?.code, app.restorable]).toEqual(["partly-read", true]);
    app.sync.restorePrevious();
    expect(app.shown).toEqual(comparisonOf(`${sample} typed`));
  });

  it.each(["#/compare?v=1&t=nope", "#/compare?v=1&t=nope&x=AAAA", "#/compare?v=7&t=words", "#/compare?v=1"])(
    "at the start never shows the app's own text as if it were the sender's: %s",
    async (hash) => {
      browser = new FakeBrowser(`https://tessera.example/${hash}`);
      app = await startApp(browser, comparisonOf(sample));
      expect(app.problem?.message).not.toBe("");
      expect(app.shown).toEqual(comparisonOf(""));
      app.change({ view: "reading" });
      await settle();
      expect(await addressSays()).toEqual(comparisonOf("", { view: "reading" }));
    },
  );

  it("that is none of ours leaves the app's own beginning", async () => {
    browser = new FakeBrowser("https://tessera.example/#section-2");
    app = await startApp(browser, comparisonOf(sample));
    expect([app.problem?.code, app.shown]).toEqual(["not-a-link", comparisonOf(sample)]);
  });
});

describe("a reload that comes before the browser has taken in what the page wrote", () => {
  it.each(["a step", "a step that is not written yet", "an edit"])("keeps %s", async (what) => {
    const older = structuredClone(browser.entry);
    const text = what === "an edit" ? `${sample}!` : "Another text altogether, which is my own and nobody else's.";
    app.change({ text });
    // A step's first fragment is there, but not yet its keys.
    const taken = what === "an edit" ? older : { url: browser.entry.url, state: null };
    if (what !== "a step that is not written yet") await settle();
    browser.unload();
    vi.clearAllTimers();
    Object.assign(browser.entry, taken);
    app = await startApp(browser, comparisonOf(sample));
    expect([app.shown.text, app.problem]).toEqual([text, null]);
    await settle();
    expect(await addressSays()).toEqual(comparisonOf(text));
  });

  // Who opens the address once more wants what it says.
  it.each([
    ["of a link, by a reload", false, "reload", " Mine."],
    ["of an address that was written since, by a reload", true, "reload", " Mine."],
    ["of a link, but where it is opened once more", false, "navigate", ""],
  ] as const)("keeps what was changed %s", async (_, isWritten, arrival, added) => {
    browser = new FakeBrowser(`https://tessera.example/app/${await comparisonToFragment(linked)}`);
    app = await startApp(browser, comparisonOf(sample));
    if (isWritten) {
      app.change({ text: `${linked.text} My` });
      await settle();
    }
    app.change({ text: `${linked.text} Mine.` });
    browser.unload();
    vi.clearAllTimers();
    browser.entry.state = null;
    browser.arrival = arrival;
    app = await startApp(browser, comparisonOf(sample));
    expect(app.shown.text).toBe(linked.text + added);
  });

  it("takes no other link for what was left", async () => {
    app.change({ text: "Another text altogether, which is my own and nobody else's." });
    browser.unload();
    vi.clearAllTimers();
    Object.assign(browser.entry, {
      url: `https://tessera.example/app/${await comparisonToFragment(linked)}`,
      state: null,
    });
    app = await startApp(browser, comparisonOf(sample));
    expect(app.shown).toEqual(linked);
  });
});

describe("a text too long for the address", () => {
  const long = noise(17_000);

  it("survives a reload, lone surrogates and all", async () => {
    app.change({ text: `${long}\ud800` });
    await settle();
    expect(await addressSays()).toBe("text left out");
    expect(browser.entry.url.length).toBeLessThan(200);
    await reload();
    expect([app.shown, app.problem]).toEqual([comparisonOf(`${long}\ud800`), null]);
  });

  it("is kept once for entries that share it, and each entry has its own after an edit", async () => {
    app.change({ text: long });
    await settle();
    app.change({ view: "reading" });
    await settle();
    expect(browser.sessionStorage.length).toBe(1);
    app.change({ text: `${long}!` });
    await settle();
    app.change({ text: `${long}!!` });
    await settle();
    expect(browser.sessionStorage.length).toBe(2);
    await reload();
    expect(app.shown.text).toBe(`${long}!!`);
    browser.go(-1);
    await idle();
    expect(app.shown).toEqual(comparisonOf(long));
  });

  it("waits for a rest where it is so long that keeping it would hold up the page, and is not lost before", async () => {
    const longer = noise(250_000);
    app.change({ text: longer });
    await settle();
    const [kept] = keptTexts();
    app.change({ text: `${longer}!` });
    await settle();
    expect(keptTexts()).toEqual([kept]);
    await reload();
    expect(app.shown.text).toBe(`${longer}!`);
    app.change({ text: `${longer}!!` });
    await vi.advanceTimersByTimeAsync(3000);
    await idle();
    expect(keptTexts().some((text) => text.includes(`${longer}!!`))).toBe(true);
  });

  function keptTexts(): string[] {
    const { sessionStorage } = browser;
    return Array.from({ length: sessionStorage.length }, (_, i) => sessionStorage.getItem(sessionStorage.key(i) ?? ""))
      .map(String)
      .filter((text) => text.length > 1000);
  }

  it("is let go of when it fits again", async () => {
    app.change({ text: long });
    await settle();
    app.change({ text: long.slice(0, 10_000) });
    await settle();
    expect(await addressSays()).toEqual(comparisonOf(long.slice(0, 10_000)));
    expect(browser.sessionStorage.length).toBe(0);
  });

  it("says so when the session has no room, until it fits again", async () => {
    browser = new FakeBrowser(undefined, 1000);
    app = await startApp(browser, comparisonOf(sample));
    app.change({ text: long });
    await settle();
    expect([app.problem?.code, app.shown.text]).toEqual(["text-not-kept", long]);
    app.change({ view: "reading" });
    browser.go(-1);
    expect(app.shown).toEqual(comparisonOf(long));
    await settle();
    expect(app.problem?.code).toBe("text-not-kept");
    app.change({ text: sample });
    await settle();
    expect(app.problem).toBeNull();
  });

  it("says so when the browser blocks site data", async () => {
    browser = new FakeBrowser();
    Object.defineProperty(browser, "sessionStorage", {
      get() {
        throw new Error("SecurityError");
      },
    });
    app = await startApp(browser, comparisonOf(sample));
    app.change({ text: long });
    await settle();
    expect(app.problem?.code).toBe("text-not-kept");
  });

  it("makes room by giving up the oldest, whose entry says so after a reload", async () => {
    browser = new FakeBrowser(undefined, 3 * long.length);
    app = await startApp(browser, comparisonOf(sample));
    for (const name of ["a", "b", "c"]) {
      app.change({ text: name + [...long].reverse().join(name) });
      app.change({ text: name + long });
      await settle();
    }
    expect(app.problem).toBeNull();
    await reload();
    expect(app.shown.text).toBe(`c${long}`);
    browser.go(-5);
    await idle();
    expect(app.problem?.code).toBe("text-not-in-link");
    expect(app.shown.text).toBe(`c${long}`);
  });

  it("is asked for when the address is opened elsewhere; the rest is applied", async () => {
    app.change({ text: long, view: "reading" });
    await settle();
    const elsewhere = new FakeBrowser(browser.entry.url);
    app = await startApp(elsewhere, comparisonOf(sample));
    // The app's own text would be taken for the sender's.
    expect(app.shown).toEqual(comparisonOf("", { view: "reading" }));
    expect(app.problem?.code).toBe("text-not-in-link");
    expect([app.problem?.message, app.timesTextless]).toEqual([expect.not.stringContaining("your own"), 0]);
    // One's own stays, and is not to be taken for it either.
    app.change({ text: "Mine" });
    elsewhere.typeHash(browser.hash);
    await idle();
    expect([app.shown.text, app.problem?.message]).toEqual([
      "Mine",
      expect.stringContaining("What you see is your own."),
    ]);
  });
});

describe("leaving the page", () => {
  it("loses nothing that was typed a moment before", async () => {
    app.change({ text: `${sample} last words` });
    await reload();
    expect(app.shown.text).toBe(`${sample} last words`);
    app.change({ showIds: true });
    await settle();
    expect(await addressSays()).toEqual(comparisonOf(`${sample} last words`, { showIds: true }));
  });

  it("loses nothing that was typed a moment before a step", async () => {
    app.change({ text: `${sample} and` });
    app.change({ view: "reading" });
    await reload();
    browser.go(-1);
    await idle();
    expect(app.shown).toEqual(comparisonOf(`${sample} and`));
  });

  it("and coming back from the cache, the address gets its text", async () => {
    app.change({ text: `${sample} cached` });
    browser.fire("pagehide");
    expect(browser.sessionStorage.length).toBeGreaterThan(0);
    await settle();
    expect(await addressSays()).toEqual(comparisonOf(`${sample} cached`));
    expect(browser.sessionStorage.length).toBe(0);
  });

  it("keeps the older address when there is no room for the text", async () => {
    browser = new FakeBrowser(undefined, 10);
    app = await startApp(browser, comparisonOf(sample));
    app.change({ text: `${sample} written` });
    await settle();
    app.change({ text: `${sample} written and more` });
    await reload();
    expect(app.shown.text).toBe(`${sample} written`);
    expect(app.problem).toBeNull();
  });

  it("keeps the history over a reload", async () => {
    app.change({ view: "reading" });
    app.change({ tokenizers: ["builtin:words"] });
    await settle();
    await reload();
    app.change({ text: `${sample} after` });
    browser.go(-1);
    await idle();
    expect(app.shown).toEqual(comparisonOf(sample, { view: "reading" }));
    expect(app.restorable).toBe(false);
    browser.go(-1);
    await idle();
    expect(app.shown).toEqual(comparisonOf(sample));
  });
});

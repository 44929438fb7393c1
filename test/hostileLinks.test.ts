/** Whatever links come over a text that somebody has typed, it is still there or offered back. */
import { expect, test } from "vitest";
import { hostileLink } from "./hostile/links";
import { Random } from "./hostile/random";
import { FakeBrowser } from "./support/browser";
import { comparisonOf } from "./support/comparisons";
import { type FakeApp, idle, startApp } from "./support/syncedApp";

const seed = 20_261_129;

/** What somebody may have typed, as it is kept: two texts are one behind the other. */
const typed = {
  "a text": { text: "What I had typed, and want back.", input: undefined, split: undefined },
  "a chat": { text: '[{"role":"user","content":"What I had typed"}]', input: "chat", split: undefined },
  "two texts": { text: "What I had typed, twice.What I had typed, once.", input: undefined, split: 24 },
} as const;

/** Of what is shown what somebody has typed, and whether he sees it. */
const seen = ({ shown: { page, text, input, split } }: FakeApp) => ({ page, text, input, split });

test.each(Object.entries(typed))("%s is there, or one step away on Compare, after 20 hostile links", async (_, own) => {
  for (let round = 0; round < 4; round++) {
    const random = new Random(seed, "back and forward", round);
    const browser = new FakeBrowser();
    const app = await startApp(browser, comparisonOf("The text that the app begins with."));
    app.change(own);
    const followed: string[] = [];
    for (let number = 0; number < 20; number++) {
      const link = hostileLink(new Random(seed, "in a row", round, number));
      const steps = random.chance(0.2) ? random.pick([-3, -1, 1]) : 0;
      followed.push(steps === 0 ? link.slice(0, 300) : `${steps}`);
      if (steps === 0) browser.typeHash(link);
      else browser.go(steps);
      // Some come while the one before is still read.
      if (random.chance(0.8)) await idle();
    }
    await idle();
    if (app.shown.text !== own.text) expect(app.sync.restorePrevious(), followed.join("\n")).toBe(true);
    expect(seen(app), followed.join("\n")).toEqual({ ...own, page: app.shown.page });
    app.sync.stop();
  }
});

test("from another page than Compare, which links have led to, the text is given back on Compare", async () => {
  const browser = new FakeBrowser();
  const app = await startApp(browser, comparisonOf("The text that the app begins with."));
  app.change(typed["a chat"]);
  for (const link of ["#/tokenizers", "#/languages?v=1&t=words", "#/?text=Theirs&t=words", "#/files?v=1&t=words"]) {
    browser.typeHash(link);
    await idle();
  }
  expect(seen(app)).toMatchObject({ page: "files", text: "Theirs" });
  expect(app.sync.restorePrevious()).toBe(true);
  expect(seen(app)).toEqual({ ...typed["a chat"], page: "compare" });
});

test("what a link replaces is offered back, also where an offer was there that somebody has dismissed", async () => {
  const browser = new FakeBrowser();
  const app = await startApp(browser, comparisonOf("The text that the app begins with."));
  for (const [i, text] of ["What I had typed.", "And typed again."].entries()) {
    app.change({ text });
    browser.typeHash(`#/?text=Theirs%20${i}&t=words`);
    await idle();
    expect(app.timesOffered).toBe(i + 1);
  }
  app.sync.restorePrevious();
  expect(app.shown.text).toBe("And typed again.");
});

test("going back and forward among what links brought leaves the offer, until the text is there again", async () => {
  const browser = new FakeBrowser();
  const app = await startApp(browser, comparisonOf("The text that the app begins with."));
  app.change({ text: "What I had typed." });
  for (const text of ["One", "Two", "Three"]) {
    browser.typeHash(`#/?text=${text}&t=words`);
    await idle();
  }
  browser.go(-1);
  expect([app.shown.text, app.restorable]).toEqual(["Two", true]);
  browser.go(-2);
  expect([app.shown.text, app.restorable]).toEqual(["What I had typed.", false]);
});

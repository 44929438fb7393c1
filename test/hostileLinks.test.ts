/** Whatever links come over a text that somebody has typed, it is still there or offered back. */
import { expect, test } from "vitest";
import { hostileLink } from "./hostile/links";
import { Random } from "./hostile/random";
import { FakeBrowser } from "./support/browser";
import { comparisonOf } from "./support/comparisons";
import { idle, startApp } from "./support/syncedApp";

const own = "What I had typed, and want back.";
const seed = 20_261_129;

test("a text that was typed is there, or offered back, after 20 hostile links in a row", async () => {
  for (let round = 0; round < 5; round++) {
    const browser = new FakeBrowser();
    const app = await startApp(browser, comparisonOf("The text that the app begins with."));
    app.change({ text: own });
    const followed: string[] = [];
    for (let number = 0; number < 20; number++) {
      const link = hostileLink(new Random(seed, "in a row", round, number));
      followed.push(link.slice(0, 300));
      browser.typeHash(link);
      await idle();
      if (app.shown.text !== own) expect(app.restorable, followed.join("\n")).toBe(true);
    }
    if (app.shown.text !== own) {
      app.sync.restorePrevious();
      expect(app.shown.text, followed.join("\n")).toBe(own);
    }
    app.sync.stop();
  }
});

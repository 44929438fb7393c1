import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { FakeBrowser } from "../../test/support/browser";
import { comparisonOf } from "../../test/support/comparisons";
import { runs } from "../../test/support/runs";
import { idle, startApp } from "../../test/support/syncedApp";
import type { Comparison } from "../state/pages";
import { fragmentToComparison } from "./readLink";
import { comparisonToFragment } from "./writeLink";

const actions = ["type", "sample", "view", "price", "back", "forward", "link", "hostile", "wait", "restore"] as const;

/** What a person would say happens: a list of places visited, each as it was left. */
interface Model {
  /** Null where a hostile address was opened and nothing done since. */
  readonly places: (Comparison | null)[];
  at: number;
  shown: Comparison;
}

afterEach(() => {
  vi.useRealTimers();
});

it("shows, whatever one does and however fast, what one would expect of Back and Forward", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...actions), { maxLength: 25 }), async (list) => {
      const browser = new FakeBrowser();
      const beginning = comparisonOf("The text that the app begins with.");
      const app = await startApp(browser, beginning);
      const model: Model = { places: [beginning], at: 0, shown: beginning };
      const step = (comparison: Comparison | null) => {
        model.places.splice(model.at + 1, Number.POSITIVE_INFINITY, comparison);
        model.at += 1;
        model.shown = comparison ?? model.shown;
      };
      const change = (changes: Partial<Comparison>, isStep: boolean) => {
        app.change(changes);
        const next = { ...model.shown, ...changes };
        if (isStep) step(next);
        else model.places[model.at] = model.shown = next;
      };
      const go = (steps: number) => {
        browser.go(steps);
        if (model.places[model.at + steps] === undefined) return;
        model.at += steps;
        model.shown = model.places[model.at] ?? model.shown;
      };

      for (const [number, action] of list.entries()) {
        if (action === "type") change({ text: `${model.shown.text}${number % 10}` }, false);
        if (action === "sample") change({ text: `Sample ${String(number).repeat(30)}` }, true);
        if (action === "view") change({ view: model.shown.view === "tokens" ? "reading" : "tokens" }, true);
        if (action === "price") change({ prices: { "builtin:llama3": number } }, false);
        if (action === "back") go(-1);
        if (action === "forward") go(1);
        if (action === "link") {
          const linked = comparisonOf(`Linked ${String(number).repeat(30)}`);
          browser.typeHash(await comparisonToFragment(linked));
          await idle();
          step(linked);
        }
        if (action === "hostile") {
          browser.typeHash(`#/nope/${number}`);
          await idle();
          step(null);
        }
        if (action === "wait") {
          await vi.advanceTimersByTimeAsync(400);
          await idle();
        }
        if (action === "restore") {
          const before = app.shown;
          if (app.sync.restorePrevious()) {
            expect(app.shown.text).not.toBe(before.text);
            step(app.shown);
          }
        }
        await Promise.resolve(); // A hostile place is read again each time.
        expect(app.shown).toEqual(model.shown);
        expect([browser.index, browser.entries.length]).toEqual([model.at, model.places.length]);
      }

      await vi.advanceTimersByTimeAsync(400);
      await idle();
      const place = model.places[model.at];
      if (place !== null && browser.hash !== "") {
        expect(await fragmentToComparison(browser.hash, () => true)).toMatchObject({ comparison: place });
      }
      app.sync.stop();
    }),
    runs(20, 5_000),
  );
});

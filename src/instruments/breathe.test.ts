import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { loadBuiltin } from "../../test/support/builtins";
import { breathe } from "./breathe";
import type { GivenList } from "./instrument";
import { loadBundledList } from "./lists/loadBundled";
import { loadInstrument } from "./load";
import { instrumentNames } from "./names";
import { chosenLists, readOptions } from "./options";
import { textSubject } from "./textSubject";

// Each look at the clock is a long time after the last.
let now = 0;
beforeEach(() => {
  now = Math.max(now, performance.now());
  vi.spyOn(performance, "now").mockImplementation(() => {
    now += 1000;
    return now;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

test.each(instrumentNames)("%s can be stopped in the middle of measuring: the event loop has turns", async (name) => {
  const instrument = await loadInstrument(name);
  const text = Array.from({ length: 1500 }, (_, i) => `${i} words ${i * 7919} `).join("");
  const chosen = readOptions(instrument.options, "").options;
  const lists: Record<string, GivenList> = {};
  for (const [option, list] of Object.entries(chosenLists(instrument.options, chosen)))
    lists[option] = { name: list, text: await loadBundledList(list) };
  const encoding = { specials: "text", inserted: false } as const;
  const subject = textSubject(text, loadBuiltin("r50k_base"), encoding, null, lists, "another text");
  const controller = new AbortController();
  // A message to a worker would come as this does.
  setTimeout(() => controller.abort(new Error("given up")), 0);
  const control = { onProgress: () => {}, signal: controller.signal };
  await expect(instrument.measure(subject, chosen, control)).rejects.toThrow("given up");
});

test("what is aborted goes on no more", async () => {
  await expect(breathe(AbortSignal.abort(new Error("ended")))).rejects.toThrow("ended");
});

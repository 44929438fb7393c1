import type { Page } from "@playwright/test";
import { referenceCounts } from "./expected";
import { begin, expectGivenBack, plain, showLongText } from "./givenBack";
import { expect, hashOf, linkTo, test } from "./support";

/** Collects what columns say from now on, as each change of the page shows it. */
function watchCounts(page: Page) {
  return page.evaluateHandle(() => {
    const shown = new Set<string>();
    new MutationObserver(() => {
      for (const { dataset } of document.querySelectorAll<HTMLElement>("section[data-text-hash]"))
        shown.add(`${dataset.tokenizer?.replace("builtin:", "")} ${dataset.textHash} ${dataset.tokens}`);
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-text-hash", "data-tokens"] });
    return shown;
  });
}

const four = ["r50k_base", "cl100k_base", "llama2", "utf8_bytes"];

for (const [size, before, tokenizers] of [
  ["a short text", "Before it. ", ["r50k_base", "llama2", "words"]],
  // The reference for words takes gigabytes for hundreds of such texts.
  ["100 KB", "Before it, naïve Straße 東京. ".repeat(3_000), four],
  ["1 MB", "Before it, naïve Straße 東京. ".repeat(30_000), four],
] as const) {
  test(`200 edits in a second of ${size}: no key is lost, no count is for another text, and all are right at the end`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    test.setTimeout(600_000);
    const warmUp = () => showLongText(compare, tokenizers);
    const begun = await begin(compare, { tokenizers, warmUp });
    await compare.paste(before);
    await compare.expectText(before, tokenizers);
    const shown = await watchCounts(page);
    await page.keyboard.press("ControlOrMeta+End");
    const pieces = Array.from({ length: 200 }, (_, i) => "naïve 東京, 3.14 — "[i % 17] ?? "");
    const since = Date.now();
    // Sent without waiting for one another, as keys come.
    await Promise.all(pieces.map((piece) => page.keyboard.insertText(piece)));
    const seconds = (Date.now() - since) / 1000;
    const text = before + pieces.join("");
    await compare.expectText(text, tokenizers);
    const behind = (Date.now() - since) / 1000 - seconds;
    await compare.expectCounts(text, await referenceCounts(tokenizers, text));
    const prefixes = new Map<string, string>();
    for (let i = 0, typed = before; i <= pieces.length; typed += pieces[i++] ?? "") prefixes.set(hashOf(typed), typed);
    const told = await shown.evaluate((all) => [...all]);
    for (const line of told) {
      const [tokenizer = "", hash = "", tokens] = line.split(" ");
      const prefix = prefixes.get(hash);
      expect(prefix, `a text that was never typed, in ${tokenizer}`).toBeDefined();
      expect(Number(tokens), line).toBe((await referenceCounts([tokenizer], prefix ?? ""))[tokenizer]);
    }
    console.log(
      `200 edits of ${size}: taken in ${seconds.toFixed(2)} s, all right ${behind.toFixed(2)} s later, ${told.length} counts shown on the way`,
    );
    await compare.paste(plain);
    await compare.expectCounts(plain, await referenceCounts(tokenizers, plain));
    await expectGivenBack(`200 edits of ${size}`, begun);
  });
}

test("Back and Forward 100 times: what is shown is the entry’s, and nothing is left over", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const sets = [["r50k_base", "llama2"], ["words", "r50k_base"], ["utf8_bytes"], ["llama2", "graphemes", "words"]];
  const entries = Array.from({ length: 12 }, (_, i) => ({
    tokenizers: sets[i % sets.length] ?? [],
    text: `Entry ${i}: ${"naïve 東京 ".repeat(i)}`,
    view: i % 3 === 0 ? ("reading" as const) : ("tokens" as const),
    ids: i % 2 === 0,
  }));
  const tokenizers = ["r50k_base", "llama2"];
  const warmUp = async () => {
    await compare.follow(linkTo({ tokenizers: ["words", ...tokenizers], text: "Another entry" }));
    await compare.expectText("Another entry", ["words"]);
    await compare.follow(linkTo({ tokenizers, text: plain }));
  };
  const begun = await begin(compare, { tokenizers, warmUp });
  for (const entry of entries) {
    await compare.follow(linkTo(entry));
    await compare.expectText(entry.text, entry.tokenizers);
  }
  let at = entries.length - 1;
  let seed = 7;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return (seed >> 8) % below;
  };
  for (let move = 1; move <= 100; move++) {
    const to = next(entries.length);
    const by = to === at ? (at === 0 ? 1 : -1) : to - at;
    at += by;
    await page.evaluate((steps) => history.go(steps), by);
    // Most are not waited for: the next one comes into the middle of it.
    if (move % 4 !== 0) continue;
    const { text, tokenizers, view, ids } = entries[at] as (typeof entries)[number];
    await compare.expectEditor(text);
    await expect.poll(() => compare.columns()).toEqual(tokenizers);
    await compare.expectCounts(text, await referenceCounts(tokenizers, text));
    await expect(page.getByRole("radio", { name: view === "reading" ? "Reading" : "Tokens" })).toBeChecked();
    await expect(page.getByRole("switch", { name: "Ids", exact: true })).toBeChecked({ checked: ids });
  }
  await compare.follow(linkTo({ tokenizers, text: plain }));
  await compare.expectCounts(plain, await referenceCounts(tokenizers, plain));
  await expectGivenBack("Back and Forward 100 times", begun);
});

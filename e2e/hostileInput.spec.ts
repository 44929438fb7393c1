/** Hostile inputs as `test/hostile` makes them, a smaller share of them through the page itself. */
import type { Page } from "@playwright/test";
import { hostileLink } from "../test/hostile/links";
import { Random } from "../test/hostile/random";
import { hostileTemplate } from "../test/hostile/templateSource";
import { fileMakers } from "../test/hostile/tokenizerFiles";
import { type ComparePage, expect, linkTo, pack, test } from "./support";

const seed = Math.floor(Math.random() * 2 ** 31);
const own = "What I had typed, and want back.";

/** Whether the page has asked nobody else for anything, and says so by what it still does. */
async function expectAlive(compare: ComparePage, page: Page): Promise<void> {
  const { origin } = new URL(page.url());
  const foreign = compare.requests.map((request) => request.url()).filter((url) => !/^(blob|data):/.test(url));
  expect(foreign.filter((url) => new URL(url).origin !== origin)).toEqual([]);
  expect(foreign.filter((url) => new URL(url).search !== "")).toEqual([]);
  expect(await page.evaluate(() => ["hacked", "polluted"].some((name) => name in window || name in {}))).toBe(false);
}

/** What was typed is in the editor, or one click away. */
async function expectOwnText(compare: ComparePage): Promise<void> {
  const restore = compare.notice.getByRole("button", { name: /^Restore/ }).first();
  await expect(async () => {
    if ((await compare.text()) !== own) await restore.click({ timeout: 5000 });
    expect(await compare.text()).toBe(own);
  }).toPass({ timeout: 60_000 });
}

test("2,000 hostile links, one after the other in one tab, leave a page that works", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  test.setTimeout(900_000);
  test.info().annotations.push({ type: "seed", description: `${seed}` });
  // Those of the Hub ask for what nobody is to be asked for here, and what they say then is another test's.
  const links = Array.from({ length: 2000 }, (_, i) => hostileLink(new Random(seed, "links", i))).filter(
    (link) => !/hub(?::|%3a)/i.test(link),
  );
  await compare.open(linkTo({ tokenizers: ["words", "utf8_bytes"] }));
  for (let from = 0; from < links.length; from += 100) {
    await test.step(`seed ${seed}, links from ${from}`, async () => {
      await page.evaluate(
        async (some) => {
          for (const link of some) {
            location.hash = link;
            await new Promise((resolve) => setTimeout(resolve, 30));
          }
        },
        links.slice(from, from + 100),
      );
      await compare.follow(linkTo({ tokenizers: ["words", "utf8_bytes"], text: own }));
      await compare.expectText(own, ["words", "utf8_bytes"]);
      await compare.paste(`${own} And more.`);
      await compare.expectText(`${own} And more.`, ["words", "utf8_bytes"]);
      await expectAlive(compare, page);
    });
  }
});

test("100 hostile files, dropped one after the other, are taken or refused in words, and the text stays", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  test.setTimeout(900_000);
  test.info().annotations.push({ type: "seed", description: `${seed}` });
  await compare.open(linkTo({ tokenizers: ["words"] }));
  await compare.paste(own);
  await compare.expectText(own, ["words"]);
  const dialog = page.getByRole("dialog");
  for (let number = 0; number < 100; number++) {
    await test.step(`seed ${seed}, file ${number}`, async () => {
      const random = new Random(seed, "dropped", number);
      const made = Object.entries(await random.pick(fileMakers).make(random));
      await compare.dropFiles(made.map(([name, content]) => [name, Buffer.from(content)] as const));
      // The dialog reads it; or it is a text, or none, of which a notice tells; several texts are counted on their page.
      await expect(
        dialog
          .or(compare.notice)
          .or(page.getByRole("heading", { name: "Files" }))
          .first(),
      ).toBeVisible();
      await expect(dialog.getByRole("progressbar")).toHaveCount(0);
      if (await dialog.isVisible()) await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
      if (!page.url().includes("#/compare")) await compare.follow("#/compare?t=words");
      await expectOwnText(compare);
      for (const dismiss of await compare.notice.getByRole("button", { name: "Dismiss" }).all()) {
        await dismiss.click({ timeout: 2000 }).catch(() => {});
      }
    });
  }
  await compare.expectText(own, ["words"]);
  await expectAlive(compare, page);
});

test("50 hostile templates give a prompt or say what is wrong", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  test.setTimeout(900_000);
  test.info().annotations.push({ type: "seed", description: `${seed}` });
  const good = "{{ bos_token }}{% for m in messages %}[{{ m.role }}] {{ m.content }}{% endfor %}";
  const chat = pack(JSON.stringify([{ role: "user", content: own }]));
  await compare.open(linkTo({ tokenizers: ["words"] }));
  const column = page.locator('[data-tokenizer="builtin:utf8_bytes"]').first();
  for (let number = 0; number < 50; number++) {
    await test.step(`seed ${seed}, template ${number}`, async () => {
      const template = hostileTemplate(new Random(seed, "template", number), [good])
        .slice(0, 20_000)
        .toWellFormed();
      const tpl = Buffer.from(template).toString("base64url");
      await compare.follow(`#/compare?v=1&t=utf8_bytes&in=chat&tpl=${tpl}&x=${chat}`);
      await expect(column).toHaveAttribute("data-state", "ready");
      await compare.follow("#/compare?v=1&t=words");
      await compare.expectColumns(["words"]);
    });
  }
  await compare.paste(own);
  await compare.expectText(own, ["words"]);
  await expectAlive(compare, page);
});

import { readdirSync, readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { get_encoding } from "tiktoken";
import { seriousInBothThemes } from "./axe";
import { referenceCounts } from "./expected";
import { charts, LanguagesPage } from "./languagesPage";
import { expect, expectNoSidewaysScroll, linkTo, reload, test, visit } from "./support";

/** Loaded in a moment: for tests of the page rather than of tokenizers. */
const light = "?v=1&t=r50k_base,words";
const five = "?v=1&t=r50k_base,words,graphemes,code_points,utf8_bytes";

/** The bundled corpus as it is published, read without the app's own code. */
function corpus(): { header: { languages: { code: string; name: string }[] }; segments: Map<string, string[]> } {
  const folder = new URL("../public/corpora/", import.meta.url);
  const [file] = readdirSync(folder).filter((name) => name.endsWith(".corpus"));
  const lines = inflateRawSync(readFileSync(new URL(file ?? "", folder)))
    .toString("utf8")
    .split("\n");
  const header = JSON.parse(lines[0] ?? "");
  const segments = header.languages.map(({ code }: { code: string }, i: number) => [
    code,
    JSON.parse(lines[i + 1] ?? ""),
  ]);
  return { header, segments: new Map(segments) };
}

test("premiums are those that tiktoken gives, per segment and joined", async ({ page }) => {
  const languages = new LanguagesPage(page);
  const { segments } = corpus();
  const encoding = get_encoding("r50k_base");
  const count = (texts: readonly string[]) =>
    texts.reduce((all, text) => all + encoding.encode(text, [], []).length, 0);
  const of = (code: string) => segments.get(code) ?? [];

  await languages.open("?v=1&t=r50k_base");
  for (const code of ["hin", "arb", "deu_1996", "rus"]) {
    await languages.expectPremium(code, "r50k_base", count(of(code)) / count(of("eng")));
  }
  await page.getByRole("radio", { name: "joined" }).click();
  const joined = (code: string) => count([of(code).join(" ")]);
  await languages.expectPremium("hin", "r50k_base", joined("hin") / joined("eng"));
  await expect(languages.cell("hin", "r50k_base")).toHaveAttribute("data-tokens", String(joined("hin")));

  await languages.choose("Pivot", "Hindi");
  await languages.expectPremium("eng", "r50k_base", joined("eng") / joined("hin"));
  await languages.expectPremium("hin", "r50k_base", 1);
  encoding.free();
});

test("four charts for five tokenizers, each a click away and in the address", async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open(five);
  await languages.settle();
  await expect(languages.table.locator("[data-language]")).toHaveCount(20);
  for (const [name, title] of [
    ["Heat map", "Token premium, tokenizers × languages"],
    ["Scatter", "Token premium against byte premium"],
    ["Map", "Token premium on the map"],
    ["Bars", "Token premium by language"],
  ] as const) {
    await page.getByRole("radio", { name, exact: true }).click();
    await expect(languages.chart.getByRole("heading")).toHaveText(title);
    await expect(languages.chart.locator("svg").first()).toBeVisible();
  }
  // The check of a link's own letters aside.
  await expect(page).toHaveURL(({ hash }) => hash.replace(/&h=[\w-]{12}/, "") === `#/languages${five}`);
  await page.goBack();
  await expect(languages.chart.getByRole("heading")).toHaveText("Token premium on the map");
});

test("a link reproduces the page in a fresh browser", { tag: "@resilience" }, async ({ page, browser }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=graphemes,words");
  await languages.settle();
  await languages.choose("Pivot", "French");
  await languages.choose("Languages", "Devanagari");
  await page.getByRole("radio", { name: "log" }).click();
  await page.getByRole("button", { name: "Words", exact: true }).click();
  await languages.search.fill("hindi");
  await languages.settle();
  await expect(page).toHaveURL(/q=hindi/);
  await expect.poll(() => languages.codes()).toEqual(["hin"]);

  const fresh = await browser.newContext();
  const other = new LanguagesPage(await fresh.newPage());
  await visit(other.page, page.url());
  await other.settle();
  await expect.poll(() => other.codes()).toEqual(["hin"]);
  await other.expectPremium("hin", "words", await languages.premium("hin", "words"));
  await expect(other.search).toHaveValue("hindi");
  await expect(other.page.getByRole("radio", { name: "log" })).toBeChecked();
  await fresh.close();
});

test("all languages: sorted, searched, stopped, and with those above a premium", { tag: "@resilience" }, async ({
  page,
}) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=o200k_base,words&g=all");
  await expect(page.getByRole("progressbar", { name: "Measuring languages" })).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("status").filter({ hasText: "not all of them measured" })).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await languages.settle();
  await expect(page.getByRole("status").filter({ hasText: "521 languages" })).toBeVisible();

  await expect(async () => {
    const premiums = await languages.table
      .locator('[data-tokenizer="builtin:o200k_base"][data-premium]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("data-premium"))));
    expect(premiums.length).toBeGreaterThan(15);
    expect(premiums).toEqual([...premiums].sort((a, b) => b - a));
  }).toPass();

  await page.getByRole("button", { name: "Language", exact: true }).click();
  await expect(languages.table.getByRole("columnheader", { name: "Language" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await languages.search.fill("ไทย");
  await expect.poll(() => languages.codes()).toEqual(["tha", "tha2"]);
  await languages.search.fill("no such language");
  await expect(languages.table).toContainText("No language matches");
  await languages.search.fill("");
  await languages.choose("Languages", "Premium above");
  await page.getByRole("spinbutton", { name: "Premium above" }).fill("5");
  await expect(page).toHaveURL(/g=above\.5/);
  await expect(async () => {
    const above = await languages.codes();
    expect(above.length).toBeGreaterThan(0);
    expect(above.length).toBeLessThan(100);
  }).toPass();
});

test("a search finds in all languages, whichever are chosen, and what it finds can be kept", async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words&q=uzbek");
  await expect(page.getByText("“uzbek” finds 2 of all 521 languages.")).toBeVisible();
  await expect.poll(async () => (await languages.codes()).sort()).toEqual(["uzn_cyrl", "uzn_latn"]);
  await page.getByRole("button", { name: "Choose only these" }).click();
  await expect(languages.search).toHaveValue("");
  await expect(page).toHaveURL(/g=list\.uzn_[a-z]+~uzn_[a-z]+(&|$)/);
  // With the pivot, against which they are measured.
  await expect.poll(async () => (await languages.codes()).sort()).toEqual(["eng", "uzn_cyrl", "uzn_latn"]);
});

test("any languages are ticked in a list, which searches scripts, regions and families too", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words&g=list.uzn_cyrl~uzn_latn~eng");
  await languages.button("Languages").click();
  const list = page.getByRole("dialog", { name: "Languages" });
  await list.getByRole("combobox").fill("welsh");
  await list.getByRole("option", { name: /Welsh/ }).click();
  await expect(list.getByRole("status")).toContainText("4 languages ticked");
  await page.keyboard.press("Escape");
  await expect(languages.button("Languages")).toContainText("4 chosen");
  await expect.poll(async () => (await languages.codes()).sort()).toEqual(["cym", "eng", "uzn_cyrl", "uzn_latn"]);
  await languages.choose("Languages", "Celtic");
  await expect(page).toHaveURL(/g=family\.Celtic/);
  await expect.poll(async () => (await languages.codes()).sort()).toEqual(["bre", "cym", "eng", "gla", "gle", "glv"]);
  const offer = page.getByRole("status").filter({ hasText: "4 languages were ticked before." });
  await offer.getByRole("button", { name: "Tick them again" }).click();
  await expect(languages.button("Languages")).toContainText("4 chosen");
  await expect(offer).toHaveCount(0);
});

test("a search that finds nothing says so, and leaves no box around nothing", { tag: "@resilience" }, async ({
  page,
}) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words&q=no%20such%20language");
  await expect(page.getByText("finds none of all 521 languages.")).toBeVisible();
  await expect(languages.chart.locator("svg:not(button svg)")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Fairness over the languages shown" })).toHaveCount(0);
  for (const message of [/^Nothing to draw/, /^No language matches/]) {
    await expect(page.getByText(message)).toHaveCSS("border-top-width", "0px");
  }
});

test("the order of the bars is said, and chosen beside them", { tag: "@resilience" }, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words,r50k_base");
  await languages.settle();
  const order = languages.chart.getByRole("combobox", { name: "Ordered by" });
  await expect(order.locator("option:checked")).toHaveText(/^premium of /);
  await expect(languages.chart.getByRole("button", { name: "greatest first" })).toBeVisible();
  await order.selectOption({ label: "name" });
  await expect(page).toHaveURL(/sort=name/);
  await expect.poll(async () => (await languages.codes())[0]).toBe("arb");
  await languages.chart.getByRole("button", { name: "A first" }).click();
  await expect(languages.chart.getByRole("button", { name: "Z first" })).toBeVisible();
  await expect(languages.table.getByRole("columnheader", { name: "Language" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
});

test("a bar that is being measured looks pending, not like zero", { tag: "@resilience" }, async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/r50k_base.*.pack", async (route) => {
    await held;
    await route.continue();
  });
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words,r50k_base");
  const pending = languages.chart.locator("rect[stroke-dasharray]");
  await expect(pending.first()).toBeVisible();
  await expect(languages.chart).toContainText("Dashed: not measured yet");
  release();
  await languages.settle();
  await expect(pending).toHaveCount(0);
});

test("groups are named by what they are, and a bound can be cleared", { tag: "@resilience" }, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words&g=above.3");
  await languages.button("Languages").click();
  const groups = page.getByRole("dialog", { name: "Languages" });
  await expect(groups.getByRole("option", { name: /^Chinese, simplified script/ })).toHaveCount(1);
  await expect(groups.getByRole("option", { name: /^Simplified/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  const bound = page.getByRole("spinbutton", { name: "Premium above" });
  await bound.clear();
  await expect(page.getByRole("alert")).toContainText("Type a number from 0 to 1,000. 3 holds until then.");
  await bound.fill("-1");
  await expect(page.getByRole("alert")).toContainText("“-1” is no number from 0 to 1,000.");
  await bound.fill("2,5");
  await expect(page).toHaveURL(/g=above\.2\.5/);
  await bound.press("ArrowUp");
  await expect(page).toHaveURL(/g=above\.3/);
});

test("a row opens the passage that its figure is of, whose counts sum to it", async ({ compare, page }) => {
  const languages = new LanguagesPage(page);
  await compare.open(linkTo({ tokenizers: ["r50k_base"] }));
  await compare.paste("A text that must not be lost.");
  await page.getByRole("link", { name: "Languages" }).click();
  await languages.settle();
  await languages.row("hin").getByRole("button").click();
  const passage = page.getByRole("complementary", { name: "Passage: Hindi" });
  const { segments } = corpus();
  await expect(passage).toContainText(segments.get("hin")?.[1] ?? "?");
  await expect(passage).toContainText(segments.get("eng")?.[1] ?? "?");
  let counts: number[] = [];
  await expect(async () => {
    counts = await passage
      .locator("li[data-tokens]")
      .evaluateAll((items) => items.map((item) => Number(item.getAttribute("data-tokens"))));
    const figure = await languages.cell("hin", "r50k_base").getAttribute("data-tokens");
    expect(String(counts.reduce((all, count) => all + count, 0))).toBe(figure);
  }).toPass();

  // Each of those tokens is drawn, over the text as it was.
  const drawn = passage.locator("li[data-tokens] > p:first-child [data-drawn]");
  const drawnTokens = () => drawn.evaluateAll((texts) => texts.map((text) => Number(text.getAttribute("data-drawn"))));
  await expect.poll(drawnTokens).toEqual(counts);
  const painted = () =>
    drawn.nth(1).evaluate((text) => {
      const node = text.firstChild;
      const stretches = [0, 1, 2, 3, 4, 5].flatMap((hue) => [...(CSS.highlights.get(`token-${hue}`) ?? [])]);
      return stretches.filter(({ startContainer }) => startContainer === node).length;
    });
  await expect.poll(painted).toBeGreaterThan(20);
  expect(await painted()).toBeLessThanOrEqual(counts[1] ?? 0);

  // One of them by itself has that very count in Compare.
  await passage.getByRole("button", { name: "Open article 2 in Compare" }).click();
  await expect(compare.column("r50k_base")).toHaveAttribute("data-tokens", String(counts[1]));
  await compare.expectEditor(segments.get("hin")?.[1] ?? "?");
  await compare.notice.getByRole("button", { name: "Restore my text" }).click();
  await compare.expectEditor("A text that must not be lost.");
});

test("of joined passages the figure is that of the whole text, in Compare too", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const languages = new LanguagesPage(page);
  const { segments } = corpus();
  await languages.open("?v=1&t=r50k_base");
  await page.getByRole("radio", { name: "joined" }).click();
  await languages.settle();
  await languages.row("hin").getByRole("button").click();
  const passage = page.getByRole("complementary", { name: "Passage: Hindi" });
  await expect(passage).toContainText("joined and encoded at once");
  const joined = await referenceCounts(["r50k_base"], segments.get("hin")?.join(" ") ?? "?");
  await expect(languages.cell("hin", "r50k_base")).toHaveAttribute("data-tokens", String(joined.r50k_base));
  await passage.getByRole("button", { name: "Open in Compare" }).click();
  await expect(compare.column("r50k_base")).toHaveAttribute("data-tokens", String(joined.r50k_base));
});

test("a passage stands beside the figures, is in the link, and goes from bar to bar by keys", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  // Of another group than the one that is shown.
  await languages.open(`${light}&open=arb&g=family.Celtic`);
  const passage = page.getByRole("complementary", { name: "Passage: Arabic, Standard" });
  await expect(passage).toContainText("يولد جميع الناس");
  await expect(passage).toContainText("All human beings are born free");
  await expect(passage.getByRole("radio").first()).toBeChecked();
  await expect(passage.locator(".passage-figure").first()).toHaveText(/^[\d,]+ ÷ [\d,]+ = \d/);
  await expect(async () => {
    const [figures, panel] = [await languages.chart.boundingBox(), await passage.boundingBox()];
    expect((figures?.x ?? 0) + (figures?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0);
  }).toPass();

  const bars = page.getByRole("application", { name: /^Bar chart/ });
  await bars.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(({ hash }) => /open=(?!arb)/.test(hash));
  await expect(passage).toHaveCount(0);
  await page.goBack();
  await expect(passage).toBeVisible();
});

test("whose tokens a passage shows is in the link, and what a notice offers is beside it", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=o200k_base,llama2&open=arb");
  const passage = page.getByRole("complementary", { name: "Passage: Arabic, Standard" });
  await passage.getByRole("radio", { name: "Llama 2" }).check();
  await expect(page).toHaveURL(/&open=arb&passage=llama2(&|$)/);
  await reload(page);
  await expect(passage.getByRole("radio", { name: "Llama 2" })).toBeChecked();
  await passage.getByRole("radio", { name: "o200k_base" }).check();
  await expect(page).not.toHaveURL(/passage=/);
  await languages.open("?v=1&t=o200k_base,llama2&open=arb&scale=cubic");
  await expect(passage).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click({ timeout: 10_000 });
  await expect(page.getByText("“scale” must be")).toHaveCount(0);
});

test("averages are by script, region or family of what is shown, and lead to a group", { tag: "@resilience" }, async ({
  page,
}) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words&g=list.eng~deu_1996~hin~arb");
  await languages.settle();
  const averages = page.getByRole("region", { name: "Averages of the languages shown" });
  const cell = (group: string) => averages.locator(`[data-group="${group}"] [data-average]`);
  await expect(averages.locator("[data-group]")).toHaveCount(3);
  const german = await languages.premium("deu_1996", "words");
  await expect(cell("Latin")).toHaveAttribute("data-average", ((1 + german) / 2).toFixed(4));
  await averages.getByRole("radio", { name: "by family" }).click();
  await expect(page).toHaveURL(/by=family/);
  const hindi = await languages.premium("hin", "words");
  await expect(cell("Indo-European")).toHaveAttribute("data-average", ((1 + german + hindi) / 3).toFixed(4));
  await averages.getByRole("button", { name: "Afro-Asiatic" }).click();
  await expect(page).toHaveURL(/g=family\.Afro-Asiatic/);
  await expect(languages.row("heb")).toBeVisible();
});

test("published premiums stand beside ours where the tokenizer is the same, with why they differ", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=r50k_base,words");
  await languages.settle();
  const published = page.locator("details.published");
  await published.getByText(/^Petrov et al\. \(2023\) measured \d+ languages of these/).click();
  const hindi = published.locator('[data-published="hin"] [data-theirs]');
  // 392,092 tokens against 52,567 of English, on FLORES-200.
  await expect(hindi).toHaveAttribute("data-theirs", (392_092 / 52_567).toFixed(4));
  await expect(hindi).toHaveAttribute("data-own", (await languages.premium("hin", "r50k_base")).toFixed(4));
  await expect(published).toContainText("FLORES-200");
  await page.getByRole("button", { name: "Remove r50k_base" }).click();
  await expect(published).toHaveCount(0);
});

test("a chart leaves as a figure of a chosen size, font, theme and format, with caption, citation and data", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open(`${light}&chart=scatter`);
  await languages.settle();
  // Points have names where there is room.
  await expect(languages.chart.locator(".scatter").getByText("Hindi", { exact: true })).toBeVisible();
  await languages.chart.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /Size, font/ }).click();
  const dialog = page.getByRole("dialog", { name: "Figure" });
  const picture = dialog.getByRole("img");
  await dialog.getByLabel("Width").fill("640");
  await dialog.getByRole("radio", { name: "Serif", exact: true }).click();
  await dialog.getByRole("radio", { name: "Dark" }).click();
  const drawn = async () => decodeURIComponent((await picture.getAttribute("src")) ?? "");
  await expect.poll(drawn).toMatch(/width="640".*Georgia.*rgb\(25, 28, 33\)/s);
  await expect.poll(drawn).toContain("Corpus: Universal Declaration of Human Rights");
  const [pdf] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save PDF" }).click(),
  ]);
  expect(pdf.suggestedFilename()).toBe("tessera-scatter.pdf");
  const written = readFileSync(await pdf.path(), "latin1");
  expect(written).toContain("/BaseFont /Times-Roman");
  expect(written).toContain(`<${Buffer.from("Hindi").toString("hex")}> Tj`);
  const [archive] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save with caption, citation and data" }).click(),
  ]);
  const zip = readFileSync(await archive.path(), "latin1");
  for (const name of ["tessera-scatter.pdf", "caption.txt", "citation.bib", "data.csv"]) expect(zip).toContain(name);
  await expect(dialog).toContainText("petrov2023token_unfairness");
  expect(await seriousInBothThemes(page)).toEqual([]);
});

test("Escape closes a passage, and the focus is back in its row", { tag: "@resilience" }, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open(light);
  await languages.settle();
  await languages.row("hin").getByRole("button").click();
  const passage = page.getByRole("complementary", { name: "Passage: Hindi" });
  await expect(passage).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(passage).toHaveCount(0);
  await expect(languages.row("hin").getByRole("button")).toBeFocused();
});

for (const group of ["spoken", "all"]) {
  test(`keys reach every row from one tab stop, of the languages of “${group}”`, {
    tag: group === "spoken" ? [] : "@resilience",
  }, async ({ page }) => {
    const languages = new LanguagesPage(page);
    await languages.open(`?v=1&t=words&g=${group}&sort=name`);
    await languages.settle();
    const [first, second] = await languages.codes();
    await languages
      .row(first ?? "")
      .getByRole("button")
      .focus();
    await page.keyboard.press("ArrowDown");
    await expect(languages.row(second ?? "").getByRole("button")).toBeFocused();
    await page.keyboard.press("End");
    const last = languages.table.locator("[data-language]").last();
    await expect(last.getByRole("button")).toBeFocused();
    await expect(last).toBeInViewport();
    await page.keyboard.press("Home");
    await expect(languages.row(first ?? "").getByRole("button")).toBeFocused();
    await expect(languages.table.locator('[data-language] button[tabindex="0"]')).toHaveCount(1);
  });
}

test("exports say what they are of, and open in other programs", { tag: "@resilience" }, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=o200k_base,bert_uncased");
  await languages.settle();
  const save = async (entry: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: entry }).click();
    const file = await download;
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
  };
  const csv = await save("CSV");
  expect(csv.name).toMatch(/\.csv$/);
  const lines = csv.content.toString("utf8").trim().split(/\r?\n/);
  const header = lines.find((line) => line.includes("language,"));
  expect(header).toContain("premium");
  expect(lines.filter((line) => line.startsWith("hin,"))).toHaveLength(2);

  const json = JSON.parse((await save("JSON")).content.toString("utf8"));
  expect(JSON.stringify(json)).toContain("Universal Declaration of Human Rights");

  const svg = (await save("SVG")).content.toString("utf8");
  // In a page without the policy of ours, by which strings become no markup.
  const parser = await page.context().newPage();
  const picture = await parser.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    return { error: parsed.querySelector("parsererror")?.textContent, text: parsed.documentElement.textContent };
  }, svg);
  await parser.close();
  expect(picture.error).toBeUndefined();
  expect(picture.text).toContain("Hindi");
  expect(picture.text).toContain("Universal Declaration of Human Rights");
  expect(svg).not.toContain("var(--");

  const png = (await save("PNG")).content;
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(png.readUInt32BE(16)).toBeGreaterThan(800); // Its width.
});

test("a corpus that does not arrive says so, and can be asked for again", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/*.corpus", (route) => route.fulfill({ status: 503, body: "" }));
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words");
  await expect(page.getByRole("alert")).toContainText("503");
  await page.unroute("**/*.corpus");
  await page.getByRole("button", { name: "Retry" }).click();
  await languages.settle();
  await languages.expectPremium("eng", "words", 1);
});

test("a chart has its axes before Recharts is there, which comes with the first act, and keeps them without it", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  compare.expectError(/Failed to load resource/);
  let asked = 0;
  await page.route("**/BarsFrame-*.js", (route) => {
    asked++;
    return asked === 1 ? route.fulfill({ status: 503, body: "" }) : route.continue();
  });
  const languages = new LanguagesPage(page);
  const title = languages.chart.getByText("Token premium: tokens per token of English");
  await languages.open(light);
  await languages.settle();
  await expect(title).toBeVisible();
  expect(asked).toBe(0);
  await page.keyboard.press("Shift");
  await expect.poll(() => asked).toBe(1);
  await expect(title).toBeVisible();
  // Asked for again when the chart is drawn again.
  await languages.showChart("Heat map");
  await languages.showChart("Bars");
  await expect(languages.chart.locator(".recharts-wrapper")).toBeVisible();
  await expect(title).toBeVisible();
});

test("a tokenizer that does not load leaves the others their figures", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  compare.expectError(/Failed to load resource/);
  await page.route("**/r50k_base.*.pack", (route) => route.fulfill({ status: 404, body: "" }));
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=r50k_base,words");
  await expect(page.getByRole("alert").filter({ hasText: "r50k_base" })).toContainText("404");
  await expect.poll(() => languages.premium("hin", "words")).toBeGreaterThan(0.5);
  await page.unroute("**/r50k_base.*.pack");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect.poll(() => languages.premium("hin", "r50k_base")).toBeGreaterThan(3);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the answer is on the first screen, and what is chosen in one line that unfolds; any chart fits", {
    tag: "@resilience",
  }, async ({ page }) => {
    const languages = new LanguagesPage(page);
    await languages.open(light);
    await languages.settle();
    const pivot = languages.button("Pivot");
    await expect(pivot).toBeHidden();
    const rows = languages.chart.locator(".chart-rows");
    await expect.poll(async () => (await rows.boundingBox())?.y).toBeLessThan(844 * 0.85);
    const fold = page.getByText("20 most spoken · against English · per segment · linear axis");
    await fold.click();
    await languages.choose("Pivot", "Hindi");
    await expect(page.getByText("20 most spoken · against Hindi · per segment · linear axis")).toBeVisible();
    // The key for it finds the search whether the rest is folded or not.
    await page.getByText("20 most spoken · against Hindi").click();
    await expect(pivot).toBeHidden();
    await page.keyboard.press("/");
    await expect(languages.search).toBeFocused();

    // Nothing is wider than the page.
    for (const name of charts) {
      await languages.showChart(name);
      await expectNoSidewaysScroll(page, name);
    }
  });
});

test.describe("on a phone, while languages are measured", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("nothing moves", { tag: "@resilience" }, async ({ page }) => {
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value } = entry as PerformanceEntry & { readonly value: number };
          const root = document.documentElement;
          root.dataset.moved = String(Number(root.dataset.moved ?? 0) + value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    const languages = new LanguagesPage(page);
    await languages.open("?v=1&t=o200k_base,llama2&open=hin");
    await expect(page.getByRole("button", { name: "Stop" })).toBeVisible();
    await languages.settle();
    await expect(page.getByRole("complementary", { name: "Passage: Hindi" })).toBeVisible();
    const moved = await page.evaluate(() => Number(document.documentElement.dataset.moved ?? 0));
    // It was 0.04 when Stop and a note had lines of their own, which went.
    expect(moved).toBeLessThan(0.01);
  });
});

test("axe finds nothing serious in any chart, in either theme", { tag: "@resilience" }, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open(light);
  await languages.settle();
  for (const name of charts) {
    await languages.showChart(name);
    expect(await seriousInBothThemes(page), name).toEqual([]);
  }
});

test("what a link asks for that the corpus does not have is said, and English stands in for a pivot", {
  tag: "@resilience",
}, async ({ page }) => {
  const languages = new LanguagesPage(page);
  await languages.open("?v=1&t=words&pivot=zzz");
  await expect(page.getByText("no language of the code “zzz”")).toContainText("premiums are against English");
  await languages.open("?v=1&t=words&g=list.qqq~hin~xxx&open=yyy");
  await expect(page.getByText("no language of the codes “qqq”, “xxx”.")).toBeVisible();
  await expect(page.getByText("no language of the code “yyy”, whose passage")).toBeVisible();
  await expect.poll(async () => (await languages.codes()).sort()).toEqual(["eng", "hin"]);
  await languages.open("?v=1&t=words&g=family.Nowhere");
  await expect(page.getByText("no language of the group “Nowhere”: only English, the pivot, is shown.")).toBeVisible();
});

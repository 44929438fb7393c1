import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { JSHandle, Locator, Page } from "@playwright/test";
import { openDialog, seriousViolations } from "./axe";
import { test as base, expect, reload, visit } from "./support";

/** Lines that say the same, for each language of a corpus in two parts. */
const lines: Readonly<Record<string, { readonly dev: readonly string[]; readonly devtest: readonly string[] }>> = {
  arb_Arab: { dev: ["السلام عليكم", "شكرا"], devtest: ["ماء"] },
  deu_Latn: { dev: ["Guten Tag", "Danke"], devtest: ["Wasser"] },
  eng_Latn: { dev: ["Hello", "Thank you"], devtest: ["Water"] },
  hin_Deva: { dev: ["नमस्ते", "धन्यवाद"], devtest: ["पानी"] },
  tha_Thai: { dev: ["สวัสดี", ""], devtest: ["น้ำ"] },
};

/** The dialog of corpora as a person meets it, on a page that counts by UTF-8 bytes: figures that a test can reckon. */
class Corpora {
  readonly page: Page;
  readonly dialog: Locator;
  readonly use: Locator;
  readonly errors: Locator;
  readonly warnings: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole("dialog");
    this.use = this.dialog.getByRole("button", { name: "Use this corpus" });
    this.errors = this.dialog.locator('[data-severity="error"]');
    this.warnings = this.dialog.locator('[data-severity="warning"]');
  }

  async open(fragment = "#/languages?v=1&t=utf8_bytes"): Promise<void> {
    await visit(this.page, `./${fragment}`);
    await expect(this.page.getByRole("main")).toBeVisible();
  }

  /** Opens the dialog by its button. */
  async show(): Promise<void> {
    await this.page.getByRole("button", { name: /^Corpus: / }).click();
    await expect(this.dialog.getByRole("list", { name: "Corpora" })).toBeVisible();
  }

  async chooseFolder(path: string): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.dialog.getByRole("button", { name: "Choose a folder" }).click();
    await (await chooser).setFiles(path);
  }

  async chooseFiles(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.dialog.getByRole("button", { name: "Choose files" }).click();
    const payloads = Object.entries(files).map(([name, content]) => ({
      name,
      mimeType: "text/plain",
      buffer: Buffer.from(content),
    }));
    await (await chooser).setFiles(payloads);
  }

  /** Drops what a script in the page has made. */
  async drop(transfer: JSHandle<DataTransfer>): Promise<void> {
    const main = this.page.getByRole("main");
    await main.dispatchEvent("dragover", { dataTransfer: transfer });
    await main.dispatchEvent("drop", { dataTransfer: transfer });
  }

  /** A row of the preview, by its file. */
  code(file: string): Locator {
    return this.dialog.getByRole("textbox", { name: `Code of ${file}` });
  }

  /** An own corpus in the list. */
  entry(name: string): Locator {
    return this.dialog.getByRole("listitem").filter({ hasText: name });
  }

  /** A language's premium in the page's table. */
  premium(code: string): Locator {
    return this.page.locator(`tr[data-language="${code}"] [data-tokenizer="builtin:utf8_bytes"]`);
  }
}

const test = base.extend<{ corpora: Corpora; folder: string }>({
  // With the Compare page's fixture, which fails a test for errors of the console.
  corpora: async ({ compare: { page } }, use) => {
    await use(new Corpora(page));
  },
  /** A folder like FLORES-200's, one of its files with the line ends of Windows. */
  folder: async ({ page: _ }, use) => {
    const root = await mkdtemp(join(tmpdir(), "tessera-corpus-"));
    const path = join(root, "flores_small");
    const files: Record<string, string> = { "flores_small/README": "A small corpus.", "flores_small/.hidden": "x" };
    for (const [code, { dev, devtest }] of Object.entries(lines)) {
      const end = code === "deu_Latn" ? "\r\n" : "\n";
      files[`flores_small/dev/${code}.dev`] = dev.map((line) => line + end).join("");
      files[`flores_small/devtest/${code}.devtest`] = devtest.map((line) => line + end).join("");
    }
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), content);
    }
    await use(path);
    await rm(root, { recursive: true });
  },
});

/** Bytes of a language's segments ÷ those of English, over the segments that both have. */
function bytePremium(code: string): string {
  const segments = (of: string) => [...(lines[of]?.dev ?? []), ...(lines[of]?.devtest ?? [])];
  const own = segments(code);
  const shared = (all: readonly string[]) =>
    all.filter((_, i) => own[i] !== "").reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return (shared(own) / shared(segments("eng_Latn"))).toFixed(4);
}

test("a folder of FLORES-200's layout becomes a corpus, by way of a preview", async ({ corpora, page, folder }) => {
  await corpora.open();
  await corpora.show();
  expect(await seriousViolations(page, openDialog), "the list").toEqual([]);
  await corpora.chooseFolder(folder);
  await expect(corpora.dialog).toContainText("flores_small dev and devtest · 5 languages × 3 lines");
  await expect(corpora.dialog).toContainText("Left out, since their names are neither a language’s nor a table’s:");
  await expect(corpora.warnings).toHaveText([/1 language without some segments: tha_Thai \(1\)/]);
  const thai = corpora.dialog.getByRole("row", { name: /Thai/ });
  await expect(thai.getByRole("cell")).toContainText(["Thai", "3", "2", "1", "0", "tha_Thai.dev"]);
  expect(await seriousViolations(page, openDialog), "the preview").toEqual([]);
  await corpora.use.click();
  await expect(corpora.dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Corpus: flores_small dev and devtest" })).toBeFocused();
  for (const code of Object.keys(lines)) {
    await expect(corpora.premium(code)).toHaveAttribute("data-premium", bytePremium(code));
  }
  await expect(page).toHaveURL(/c=own%3Aflores_small%20dev%20and%20devtest%23[0-9a-f]{16}/);
});

test("one part of a corpus can be chosen, a code corrected, a language left out", { tag: "@resilience" }, async ({
  corpora,
  page,
  folder,
}) => {
  await corpora.open();
  await corpora.show();
  await corpora.chooseFolder(folder);
  await expect(corpora.use).toBeEnabled();
  await corpora.dialog.getByLabel("Part").selectOption("1");
  await expect(corpora.dialog).toContainText("flores_small dev · 5 languages × 2 lines");
  await corpora.code("flores_small/dev/deu_Latn.dev").fill("nld_Latn");
  await expect(corpora.dialog.getByRole("row", { name: /Dutch/ })).toBeVisible();
  await corpora.dialog.getByRole("checkbox", { name: "Use flores_small/dev/tha_Thai.dev" }).uncheck();
  await expect(corpora.warnings).toHaveCount(0);
  await corpora.code("flores_small/dev/hin_Deva.dev").fill("nld_Latn");
  await expect(corpora.errors).toHaveText([/deu_Latn\.dev and .*hin_Deva\.dev are both of nld_Latn/]);
  await expect(corpora.use).toBeDisabled();
  await corpora.code("flores_small/dev/hin_Deva.dev").fill("");
  await expect(corpora.errors).toHaveText([/hin_Deva\.dev has no language code/]);
  await corpora.code("flores_small/dev/hin_Deva.dev").fill("hin_Deva");
  await expect(corpora.errors).toHaveCount(0);
  await corpora.dialog.getByLabel("Pivot").selectOption("nld_Latn");
  await corpora.use.click();
  await expect(corpora.premium("nld_Latn")).toHaveAttribute("data-premium", "1.0000");
  await expect(corpora.premium("eng_Latn")).toHaveAttribute("data-premium", "1.0000");
  await expect(page.locator("tr[data-language]")).toHaveCount(4);
});

test("a table is dropped onto the page", { tag: "@resilience" }, async ({ corpora, page }) => {
  await corpora.open();
  await expect(page.getByRole("button", { name: /^Corpus: / })).toBeVisible();
  const table = 'eng_Latn,deu_Latn\n"Hello, you",Hallo du\nWater,Wasser\n';
  await corpora.drop(
    await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], "phrases.csv"));
      return data;
    }, table),
  );
  await expect(corpora.dialog).toContainText("phrases · 2 languages × 2 lines");
  await corpora.use.click();
  await expect(corpora.premium("deu_Latn")).toHaveAttribute("data-premium", (14 / 15).toFixed(4));
});

test("a folder is dropped onto the page as a file manager does it", { tag: "@resilience" }, async ({
  corpora,
  page,
  folder,
}) => {
  await corpora.open();
  await expect(page.getByRole("button", { name: /^Corpus: / })).toBeVisible();
  // More than a browser gives of a folder at once.
  await mkdir(join(folder, "notes"));
  await Promise.all(
    Array.from({ length: 120 }, (_, i) => writeFile(join(folder, "notes", `${i}.md`), "Not a language.")),
  );
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await browser.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  }
  await expect(corpora.dialog).toContainText("flores_small dev and devtest · 5 languages × 3 lines");
  await expect(corpora.dialog).toContainText("and 116 others.");
  await corpora.use.click();
  await expect(corpora.premium("hin_Deva")).toHaveAttribute("data-premium", bytePremium("hin_Deva"));
});

test("what is wrong with files is said in a sentence, and the rest stays usable", { tag: "@resilience" }, async ({
  corpora,
  page,
}) => {
  await corpora.open();
  await corpora.show();
  await corpora.chooseFiles({ "eng_Latn.dev": "a\nb\nc\n", "deu_Latn.dev": "a\nb\n", "hin_Deva.dev": "a\nb\nc\n" });
  await expect(corpora.errors).toHaveText([/deu_Latn\.dev has 2 lines, but .*\.dev has 3/]);
  await expect(corpora.use).toBeDisabled();
  await corpora.dialog.getByRole("checkbox", { name: "Use deu_Latn.dev" }).uncheck();
  await expect(corpora.use).toBeEnabled();
  await corpora.dialog.getByRole("button", { name: "Back" }).click();

  await corpora.chooseFiles({
    "eng_Latn.dev": "a\nb\n",
    "deu_Latn.dev": "a\nb\n",
    "fra_Latn.dev": Uint8Array.of(97, 10, 0xff, 98, 10),
    "spa_Latn.dev": Uint8Array.of(97, 10, 0, 98, 10),
    "ita_Latn.dev": "",
  });
  await expect(corpora.warnings).toHaveText([
    /fra_Latn\.dev is not UTF-8: line 2/,
    /spa_Latn\.dev is not a text file: line 2/,
    /ita_Latn\.dev is empty/,
  ]);
  await expect(corpora.errors).toHaveCount(0);
  await expect(corpora.use).toBeEnabled();
  await corpora.dialog.getByRole("button", { name: "Back" }).click();

  await corpora.chooseFiles({ "eng_Latn.dev": "a\n\n", "deu_Latn.dev": "a\nb\n" });
  await expect(corpora.warnings).toHaveText([/The pivot, eng_Latn, has 1 empty segment of 2/]);
  await expect(corpora.use).toBeEnabled();
  await corpora.dialog.getByRole("button", { name: "Back" }).click();

  await corpora.chooseFiles({ "eng_Latn.dev": "a\nb\n" });
  await expect(corpora.errors).toHaveText([/only one language, eng_Latn/]);
  await corpora.dialog.getByRole("button", { name: "Back" }).click();

  await corpora.chooseFiles({ "photo.png": Uint8Array.of(0x89, 80, 78, 71) });
  await expect(corpora.dialog.getByRole("alert")).toContainText("There are no languages");
  await expect(corpora.dialog.getByRole("button", { name: "Choose files" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("tr[data-language]").first()).toBeVisible();
});

test("300 MB are refused in a sentence, not read", { tag: "@resilience" }, async ({ corpora, page }) => {
  await corpora.open();
  await expect(page.getByRole("button", { name: /^Corpus: / })).toBeVisible();
  await corpora.drop(
    await page.evaluateHandle(() => {
      const megabyte = new Blob(["ten bytes\n".repeat(100_000)]);
      const data = new DataTransfer();
      for (const code of ["eng_Latn", "deu_Latn"]) {
        data.items.add(
          new File(
            Array.from({ length: 150 }, () => megabyte),
            `${code}.txt`,
          ),
        );
      }
      return data;
    }),
  );
  await expect(corpora.dialog.getByRole("alert")).toHaveText(/The corpus has 300 MB, and at most 250 MB can be read/);
});

test("reading shows how far it is, and can be cancelled", { tag: "@resilience" }, async ({ corpora, page }) => {
  await corpora.open();
  await expect(page.getByRole("button", { name: /^Corpus: / })).toBeVisible();
  await corpora.drop(
    await page.evaluateHandle(() => {
      const megabyte = new Blob(["ten bytes\n".repeat(100_000)]);
      const data = new DataTransfer();
      for (let i = 0; i < 24; i++) {
        data.items.add(
          new File(
            Array.from({ length: 10 }, () => megabyte),
            `l${i}.txt`,
          ),
        );
      }
      return data;
    }),
  );
  const progress = corpora.dialog.getByRole("progressbar", { name: "Reading the corpus" });
  await expect(progress).toHaveAttribute("aria-valuenow", /^\d+0000000$/);
  await expect(corpora.dialog).toContainText(/\d+ MB of 240 MB/);
  await corpora.dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(corpora.dialog.getByRole("button", { name: "Choose files" })).toBeVisible();
  await expect(progress).toHaveCount(0);
});

test("a corpus is there after a reload, until it is removed", { tag: "@resilience" }, async ({
  corpora,
  page,
  folder,
}) => {
  await corpora.open();
  await corpora.show();
  await corpora.chooseFolder(folder);
  await corpora.use.click();
  await expect(corpora.premium("hin_Deva")).toHaveAttribute("data-premium", bytePremium("hin_Deva"));
  await reload(page);
  await expect(corpora.premium("hin_Deva")).toHaveAttribute("data-premium", bytePremium("hin_Deva"));
  await corpora.show();
  const entry = corpora.entry("flores_small");
  await expect(entry).toContainText("5 languages × 3 lines");
  await expect(entry).toContainText("In use");
  await expect(entry.getByRole("switch")).toBeChecked();
  // Not kept, it can still be used until the page is closed.
  await entry.getByRole("switch").click();
  await expect(entry.getByRole("switch")).not.toBeChecked();
  await entry.getByRole("switch").click();
  await expect(entry.getByRole("switch")).toBeChecked();
  await entry.getByRole("button", { name: /^Remove / }).click();
  await expect(entry).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Corpus: .*Declaration/ })).toBeVisible();
  await reload(page);
  await corpora.show();
  await expect(corpora.dialog.getByRole("listitem").filter({ hasText: "Keep in this browser" })).toHaveCount(0);
});

const refusals = [
  {
    what: "without storage",
    prepare: (page: Page) =>
      page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("Denied.", "SecurityError");
        };
      }),
    message: /This browser does not let the page keep corpora, as in private windows \(Denied\.\)/,
  },
  {
    what: "without room",
    prepare: (page: Page) =>
      page.addInitScript(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("Full.", "QuotaExceededError");
        };
      }),
    message: /This browser has no room left to keep the corpus/,
  },
  {
    what: "with what a newer version of the page kept",
    prepare: (page: Page) =>
      page.addInitScript(() => {
        const open = IDBFactory.prototype.open;
        IDBFactory.prototype.open = function (name) {
          open.call(this, name, 99).onsuccess = (event) => (event.target as IDBOpenDBRequest).result.close();
          return open.call(this, name, 1);
        };
      }),
    message: /written by a newer version of this page\. Reload it/,
  },
];

for (const { what, prepare, message } of refusals) {
  test(`in a browser ${what}, a corpus is used all the same, and it says why it is not kept`, {
    tag: "@resilience",
  }, async ({ corpora, page, folder }) => {
    await prepare(page);
    await corpora.open();
    await corpora.show();
    await corpora.chooseFolder(folder);
    await corpora.dialog.getByRole("switch", { name: "Keep in this browser" }).check();
    await corpora.use.click();
    await expect(corpora.premium("hin_Deva")).toHaveAttribute("data-premium", bytePremium("hin_Deva"));
    await expect(page.locator(".notice")).toHaveText(message);
  });
}

test("a link to somebody's own corpus asks for its files and knows them by their hash", { tag: "@resilience" }, async ({
  corpora,
  page,
}) => {
  const files = { "eng_Latn.dev": "Hello\n", "deu_Latn.dev": "Guten Tag\n" };
  await corpora.open();
  await corpora.show();
  await corpora.chooseFiles(files);
  await corpora.dialog.getByRole("switch", { name: "Keep in this browser" }).uncheck();
  await corpora.use.click();
  await expect(corpora.premium("deu_Latn")).toHaveAttribute("data-premium", "1.8000");
  await expect(page).toHaveURL(/c=own%3Acorpus%23[0-9a-f]{16}/);
  const { hash: link } = new URL(page.url());
  await reload(page);
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText(
    /a corpus that somebody brought, “corpus” \([0-9a-f]{16}\), which a link cannot carry/,
  );
  await alert.getByRole("button", { name: "Choose or add a corpus" }).click();
  await expect(corpora.dialog.getByRole("button", { name: "Choose files" })).toBeVisible();
  await page.keyboard.press("Escape");
  const dropped = (text: string) =>
    page.evaluateHandle((greeting) => {
      const data = new DataTransfer();
      data.items.add(new File(["Hello\n"], "eng_Latn.dev"));
      data.items.add(new File([greeting], "deu_Latn.dev"));
      return data;
    }, text);
  await corpora.drop(await dropped("Moin\n"));
  await expect(corpora.warnings).toHaveText([
    /not the corpus that the link was made with: .*[0-9a-f]{16}.*[0-9a-f]{16}/,
  ]);
  await page.keyboard.press("Escape");
  await corpora.drop(await dropped("Guten Tag\r\n"));
  await expect(corpora.use).toBeEnabled();
  await expect(corpora.warnings).toHaveCount(0);
  await corpora.use.click();
  await expect(corpora.premium("deu_Latn")).toHaveAttribute("data-premium", "1.8000");
  await expect(page).toHaveURL(({ hash }) => hash === link);
});

test("on a phone the dialog fits, and its table scrolls by itself", { tag: "@resilience" }, async ({
  corpora,
  page,
  folder,
}) => {
  await page.setViewportSize({ width: 360, height: 700 });
  await corpora.open();
  await corpora.show();
  await corpora.chooseFolder(folder);
  await expect(corpora.use).toBeEnabled();
  await expect.poll(async () => (await corpora.dialog.boundingBox())?.width).toBeLessThanOrEqual(360);
  const more = () => corpora.dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  await expect.poll(more).toBeLessThanOrEqual(0);
  await corpora.use.click();
  await expect(corpora.premium("hin_Deva")).toHaveAttribute("data-premium", bytePremium("hin_Deva"));
});

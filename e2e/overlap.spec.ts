import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { seriousInBothThemes } from "./axe";
import { expect, expectNoSidewaysScroll, linkTo, reload, test } from "./support";

const text =
  "The quick brown fox jumps over the lazy dog.\nشرح قصير للنص\n第二行的文字。\nAnd a last line of the text.";
const other = "第二行的文字。\nThe quick brown fox jumped over a lazy dog.\nشرح قصير للنص";

test(
  "two texts token by token: asked for where there is but one, the command line’s figures, kept by the link",
  {
    tag: "@resilience",
  },
  async ({ compare, page }, info) => {
    const tokenizers = ["cl100k_base", "bert_uncased"];
    await compare.open(`${linkTo({ tokenizers, text })}&below=overlap`);
    const panel = page.locator('[data-instrument="overlap"]');
    await expect(panel).toHaveAttribute("data-state", "empty");
    await panel.getByRole("button", { name: "Compare with another text" }).click();
    await page.getByRole("textbox", { name: "Text B" }).fill(other);
    await expect(panel).toHaveAttribute("data-state", "ready");
    const own = panel.getByRole("region", { name: "Chunks in cl100k_base" });
    await expect(own).toHaveAttribute("data-found", "2");
    const [a, b] = [info.outputPath("a.txt"), info.outputPath("b.txt")];
    writeFileSync(a, text);
    writeFileSync(b, other);
    const args = ["bin/tessera.mjs", "measure", "overlap", "-t", "cl100k_base", a, b, "--json"];
    const [texts, first] = execFileSync(process.execPath, args)
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    await expect(own).toHaveAttribute("data-bleu", String(texts.bleu));
    await expect(own).toHaveAttribute("data-jaccard", String(texts.jaccard));
    await expect(own).toHaveAttribute("data-distance", String(texts.editDistance));
    await expect(own.locator('[data-size="5"] td').nth(3)).toHaveText(`${(100 * first.iou).toPrecision(3)}%`);
    await panel.getByRole("textbox", { name: "Chunks of" }).fill("3 nine");
    await expect(panel.getByRole("alert")).toContainText("Sizes are whole numbers");
    await panel.getByRole("textbox", { name: "Chunks of" }).fill("3 9");
    await expect(own.locator("[data-size]")).toHaveCount(2);
    // What is written in text B is measured anew.
    await page.getByRole("textbox", { name: "Text B" }).fill(text);
    await expect(own).toHaveAttribute("data-distance", "0");
    // Where no reference stands in the text there is no section of chunks, and BLEU without smoothing is 0 in the table.
    await page.getByRole("textbox", { name: "Text B" }).fill("The quick fox and nothing else.");
    await expect(panel.getByText("The reference of text B does not stand in the text")).toBeVisible();
    await expect(own).toHaveCount(0);
    await expect(
      panel
        .getByRole("row", { name: /cl100k_base/ })
        .getByRole("cell")
        .nth(2),
    ).toHaveText("0");
    await page.getByRole("textbox", { name: "Text B" }).fill(text);
    await expect(own).toHaveAttribute("data-distance", "0");
    await reload(page);
    await expect(own).toHaveAttribute("data-distance", "0");
    await expect(own.locator("[data-size]")).toHaveCount(2);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectNoSidewaysScroll(page);
    expect(await seriousInBothThemes(page, ".instrument")).toEqual([]);
  },
);

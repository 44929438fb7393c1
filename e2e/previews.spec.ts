import { previews } from "../src/views/previews";
import { expect, linkTo, test, visit } from "./support";

test("under its own name a page says what it is, without a script, and opens at its usual address with all that is behind the “#”", async ({
  compare,
  page,
}) => {
  for (const name of ["files", "languages", "tokenizers", "tokenizer", "train", "vocabularies"] as const) {
    const response = await page.request.get(`./${name}.html`);
    const html = await response.text();
    const picture = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? "";
    expect((await page.request.get(picture)).headers()["content-type"], picture).toBe("image/png");
    expect(html).toContain(previews[name].description);
    // The way from there is the same for all.
    if (name !== "tokenizers") continue;
    await visit(page, `./${name}.html`);
    await expect(page).toHaveURL(new RegExp(`/#/${name}\\b[^/]*$`));
    await expect(page).toHaveTitle(previews[name].title);
  }
  await visit(page, "./tokenizer.html#/tokenizer?v=1&t=bert_uncased");
  await expect(page).toHaveTitle("BERT uncased · Tessera");
  await expect(page).toHaveURL(/[^.]*\/#\/tokenizer\?.*t=bert_uncased/);

  // What is shared has the name, and Compare is the start page.
  await compare.share.click();
  const link = page.getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/\/tokenizer\.html#\/tokenizer\?.*t=bert_uncased/);
  await page.keyboard.press("Escape");
  await compare.follow(linkTo({ tokenizers: ["words"], text: "abc" }));
  await compare.share.click();
  await expect(link).toHaveValue(/\/#\/compare\?/);
});

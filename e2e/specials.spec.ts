import { get_encoding } from "tiktoken";
import { referenceCounts } from "./expected";
import { expect, linkTo, test } from "./support";

test("control tokens in a text are text, and control tokens on demand; inserted ones are shown on demand and never counted", async ({
  compare,
  page,
}) => {
  const text = "before <|endoftext|> after";
  await compare.open(linkTo({ tokenizers: ["r50k_base"], text }));
  await compare.expectCounts(text, await referenceCounts(["r50k_base"], text));
  const column = compare.column("r50k_base");
  const control = compare.tokens("r50k_base").getByRole("option", { name: "control token" });
  await expect(control).toHaveCount(0);
  await expect(column).not.toContainText("control token");

  const mode = page.getByRole("radiogroup", { name: "Control tokens in the text" });
  await expect(mode.getByRole("radio", { name: "as text" })).toBeChecked();
  await mode.getByRole("radio", { name: "as control" }).click();
  const encoding = get_encoding("r50k_base");
  const [id] = encoding.encode("<|endoftext|>", "all");
  const others = encoding.encode("before ").length + encoding.encode(" after").length;
  encoding.free();
  await expect(control).toHaveCount(1);
  await expect(control).toHaveAccessibleName(`<|endoftext|>, control token, id ${id}`);
  await expect(column).toContainText("+ 1 control token");
  await compare.expectCounts(text, { r50k_base: others });

  await mode.getByRole("radio", { name: "as text" }).click();
  await expect(control).toHaveCount(0);
  await compare.expectCounts(text, await referenceCounts(["r50k_base"], text));

  const sentence = "A sentence for BERT.";
  const counts = await referenceCounts(["bert_uncased", "words"], sentence);
  await compare.follow(linkTo({ tokenizers: ["bert_uncased", "words"], text: sentence }));
  await compare.expectCounts(sentence, counts);
  const chips = compare.tokens("bert_uncased").getByRole("option");
  await expect(chips).toHaveCount(counts.bert_uncased ?? 0);

  await page.getByRole("switch", { name: "Inserted tokens" }).click();
  await expect(chips).toHaveCount((counts.bert_uncased ?? 0) + 2);
  await expect(chips.first()).toHaveAccessibleName("[CLS], inserted, id 101");
  await expect(chips.last()).toHaveAccessibleName("[SEP], inserted, id 102");
  await expect(chips.first()).toHaveText("[CLS]");
  await compare.expectCounts(sentence, counts);
  await expect(compare.column("bert_uncased")).toContainText("+ 2 inserted");
  await expect(compare.column("words")).not.toContainText("inserted");
});

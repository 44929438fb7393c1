import { type ComparePage, expect, test } from "./support";

/** GPT-2's byte alphabet, as names of 256 entries. */
const byteNames = (() => {
  const isPlain = (byte: number) => (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(isPlain(byte) ? byte : next++));
})();
const byteIds = (step = 1) => Object.fromEntries(byteNames.map((name, i) => [name, i * step]));
const byteLevel = { type: "ByteLevel", add_prefix_space: false, use_regex: true };
const bpe = (vocab: object, merges: readonly string[], more: object = {}) => ({
  ...{ version: "1.0", pre_tokenizer: byteLevel, decoder: byteLevel, model: { type: "BPE", vocab, merges } },
  ...more,
});
const replaced = (from: string, to: string) => ({ type: "Replace", pattern: { String: from }, content: to });

const twins = Array.from({ length: 10_000 }, (_, i) => [`${i % 2 === 0 ? "▁" : " "}w${i >> 1}`, i] as const);

/** Vocabularies that few would make, each with what the audit and the page of two say of it. */
const odd = [
  {
    name: "without merges",
    file: bpe({ ...byteIds(), th: 256, the: 257 }, []),
    audit: "Of 258 entries 15 can never be produced",
    pair: "of 258 entries",
  },
  {
    name: "with replacements that go round",
    file: bpe({ ...byteIds(), ab: 256 }, ["a b"], {
      normalizer: { type: "Sequence", normalizers: [replaced("a", "b"), replaced("b", "a")] },
    }),
    // No “b” is left, and so no “ab”.
    audit: "Of 257 entries 15 can never be produced",
    pair: "of 257 entries",
  },
  {
    name: "with replacements that grow",
    file: bpe({ ...byteIds(), ab: 256 }, ["a b"], {
      normalizer: { type: "Sequence", normalizers: Array.from({ length: 9 }, () => replaced("a", "aa")) },
    }),
    audit: "Of 257 entries 13 can never be produced",
    pair: "of 257 entries",
  },
  {
    name: "with gaps between ids",
    file: bpe({ ...byteIds(1000), ab: 300_000, abc: 16_000_000 }, ["a b", "ab c"]),
    audit: "Of 258 entries 13 can never be produced",
    pair: "of 258 entries",
  },
  {
    name: "of ten thousand twins",
    file: {
      ...{ version: "1.0", normalizer: replaced(" ", "▁") },
      model: { type: "WordLevel", unk_token: " w0", vocab: Object.fromEntries(twins) },
    },
    audit: "Of 10,000 entries",
    pair: "of 5,000 entries",
  },
  {
    name: "without entries",
    file: bpe({}, []),
    audit: "Of 0 entries",
    pair: "of 0 entries",
  },
] as const;

/** Brings a tokenizer along, and gives it as links have it. */
async function bring(compare: ComparePage, file: object): Promise<string> {
  const { page } = compare;
  await compare.dropFile("odd.json", JSON.stringify(file));
  await page.getByRole("dialog").getByRole("button", { name: "Add column" }).click();
  const column = page.locator('section[data-tokenizer^="file:"]');
  await expect(column).toHaveCount(1);
  return encodeURIComponent((await column.getAttribute("data-tokenizer")) ?? "");
}

for (const { name, file, audit, pair } of odd) {
  test(`a vocabulary ${name} is audited and compared: said, not blank, not hung`, { tag: "@resilience" }, async ({
    compare,
    page,
  }) => {
    await compare.open();
    const reference = await bring(compare, file);
    await compare.follow(`#/tokenizer?v=1&t=${reference}&tab=audit`);
    await expect(page.locator(".audit-headline")).toContainText(audit);
    await expect(page.locator("[data-section=numbers]")).toBeVisible();
    await page.locator("[data-section=real-text]").getByRole("button", { name: "Count" }).click();
    const counted = page.locator("[data-section=real-text]");
    await expect(counted.getByText(/never occur in|is not encoded/)).toBeVisible();
    // Of another kind than most of these.
    await compare.follow(`#/vocabularies?v=1&t=${reference},bert_uncased&on=eng`);
    const main = page.getByRole("main");
    await expect(main.locator(".pair-answer")).toContainText(pair);
    await expect(main.getByRole("region", { name: "Numbers" })).toBeVisible();
    await expect(main.getByRole("region", { name: "Only in one of them" })).toHaveAttribute("data-state", "ready");
    await expect(main.getByRole("region", { name: "On real text" })).toContainText(/The text is|is not encoded/);
  });
}

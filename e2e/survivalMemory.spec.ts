import { referenceCounts } from "./expected";
import { sabotage } from "./sabotage";
import { type ComparePage, expect, hashOf, linkTo, test } from "./support";

const text = "It was 2024 then, naïve.";
const long = "Tokenizers cut Grüße, नमस्ते दुनिया and 東京タワー. ".repeat(20_000);
const both = ["r50k_base", "llama2"];

/** What llama2's column asks for memory for. */
const wants: readonly (readonly [what: string, begin: string, next: string, ask: (compare: ComparePage) => unknown])[] =
  [
    ["a vocabulary", "r50k_base", text, (compare) => compare.follow(linkTo({ tokenizers: both, text }))],
    ["a long text", "r50k_base,llama2", long, (compare) => compare.dropFile("long.txt", long)],
  ];

for (const [what, begin, next, ask] of wants) {
  test(`without memory for ${what} its column says so, the page lives, and Retry works`, {
    tag: "@resilience",
  }, async ({ compare, page }) => {
    const fates = await sabotage(
      page,
      { worker: "tokenizer", call: "encode", tokenizer: "llama2" },
      "takes all memory",
    );
    fates.mend();
    await compare.open(linkTo({ tokenizers: begin.split(","), text }));
    await compare.expectCounts(text, await referenceCounts(begin.split(","), text));
    fates.renew();
    await ask(compare);
    const column = compare.column("llama2");
    await expect(column.getByRole("alert")).toContainText("It ran out of memory");
    expect(fates.met()).toBe(1);
    const other = compare.column("r50k_base");
    // It asks for memory in the same moment where it has to encode a text, too.
    await expect(other).toHaveAttribute("data-state", /ready|error/);
    if (next === text) await compare.expectCounts(text, await referenceCounts(["r50k_base"], text));
    else await expect(other.getByRole("alert").or(other.locator("[data-token]").first())).toBeVisible();
    fates.mend();
    await expect(async () => {
      for (const id of both) {
        const retry = compare.column(id).getByRole("button", { name: "Retry" });
        if (await retry.isVisible()) await retry.click({ timeout: 1000 });
      }
      for (const id of both) expect(await compare.column(id).getAttribute("data-text-hash")).toBe(hashOf(next));
    }).toPass({ intervals: [1000] });
    await compare.expectCounts(next, await referenceCounts(both, next));
    await expect(page.locator(".columns").getByRole("alert")).toHaveCount(0);
    await compare.paste("Typed afterwards.");
    await compare.expectCounts("Typed afterwards.", await referenceCounts(both, "Typed afterwards."));
    await expect.poll(() => page.workers().length).toBeLessThanOrEqual(3);
  });
}

import { expect, test } from "vitest";
import { isKnown } from "../../../test/support/comparisons";
import { fragmentToComparison } from "../../url/readLink";
import { withoutEmbedding } from "./fullLink";
import { isEmbedded } from "./isEmbedded";

test("a page is embedded where its address says so, as a parameter of Compare", () => {
  for (const yes of [
    "#/compare?embed=1&t=words",
    "#/compare?v=1&t=words&embed=1",
    "#/compare?text=a&embed=1&theme=dark",
  ]) {
    expect(isEmbedded(yes)).toBe(true);
  }
  for (const no of [
    "",
    "#/",
    "#/compare?t=words&embed=0",
    "#/compare?text=embed=1",
    "#/compare?t=a&embed=10",
    "#/languages?embed=1",
  ]) {
    expect(isEmbedded(no)).toBe(false);
  }
});

test("the whole page's link is the frame's without what makes it one, and its check holds with either", async () => {
  const link = "#/compare?v=1&h=nYs_yw0WfNOg&t=words&x16=y2HIZ8hjSGVQYLC9AQA";
  const embedded = `${link}&embed=1&theme=dark`;
  expect(withoutEmbedding(embedded)).toBe(link);
  const opened = await fragmentToComparison(embedded, isKnown);
  expect(opened).toEqual(await fragmentToComparison(link, isKnown));
  expect(opened).not.toHaveProperty("lost");
});

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { previewed, siteOf } from "../scripts/previewPages.ts";
import { slices } from "../src/state/pages";
import { previews } from "../src/views/previews";

const html = readFileSync("index.html", "utf8");
const says = (page: string, name: string) =>
  new RegExp(`<(?:meta|link) (?:name|property|rel)="${name}" (?:content|href)="([^"]*)"`).exec(page)?.[1];

test("each page has a preview of its own, with a picture of the size that it says and at most 60 kB", () => {
  expect(Object.keys(previews)).toEqual(Object.keys(slices));
  const all = Object.entries(previews).map(([page, preview]) => ({ page, ...preview }));
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
  expect(new Set(all.map(({ description }) => description)).size).toBe(all.length);
  for (const { page, description } of all) {
    // Search shows about that many characters.
    expect(description.length, page).toBeLessThan(160);
    const picture = readFileSync(`public/previews/${page}.png`);
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], page).toEqual([1200, 630]);
    expect(picture.length, page).toBeLessThanOrEqual(60_000);
  }
});

test("where the build's address is known pictures and pages have it, whatever folder that is", () => {
  const page = previewed(
    html,
    "languages",
    { title: 'A "title" of <two> & $& more', description: "What" },
    siteOf("https://example.org/a/b"),
  );
  expect(page).toContain("<title>A &quot;title&quot; of &lt;two&gt; &amp; $&amp; more</title>");
  expect(says(page, "og:title")).toBe("A &quot;title&quot; of &lt;two&gt; &amp; $&amp; more");
  expect(says(page, "description")).toBe("What");
  expect(says(page, "og:description")).toBe("What");
  expect(says(page, "og:url")).toBe("https://example.org/a/b/languages.html");
  expect(says(page, "canonical")).toBe("https://example.org/a/b/languages.html");
  expect(says(page, "og:image")).toBe("https://example.org/a/b/previews/languages.png");
  expect(says(page, "twitter:card")).toBe("summary_large_image");
  expect(page).toContain('<html lang="en" data-page="languages">');
  // Before anything reads the address.
  expect(page.indexOf("./namedPage.js")).toBeLessThan(page.indexOf("./first.js"));
});

test("where nobody knows it they are relative, and the start page is itself", () => {
  const page = previewed(html, "compare", previews.compare, null);
  expect(says(page, "og:url")).toBeUndefined();
  expect(says(page, "canonical")).toBeUndefined();
  expect(says(page, "og:image")).toBe("./previews/compare.png");
  expect(page).not.toContain("namedPage.js");
  expect(page).not.toContain("data-page");
});

test.each(["example.org/tessera", "ftp://example.org/", "https://example.org/?a", "https://example.org/#a"])(
  "%s is no address of a build",
  (site) => expect(() => siteOf(site)).toThrow(/TESSERA_SITE is “.*”\. Give/),
);

test("a page without what previews need is told, by what it lacks", () => {
  const without = html.replace('<meta property="og:title"', "<meta");
  expect(() => previewed(without, "compare", previews.compare, null)).toThrow(/nothing like .*og:title/);
});

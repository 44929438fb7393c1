import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import type { Page } from "../src/state/pages.ts";
import type { PagePreview } from "../src/views/previews.ts";
import { afterBuild } from "./afterBuild.ts";
import { importSource } from "./prepared.mjs";

/** Pixels of a preview's picture, as most that show one have it. */
const [width, height] = [1200, 630];

/**
 * Writes what previews of links need into the page, and the page once more for each of its pages, under a name of its own: who makes
 * a preview asks for an address without what is behind its “#”, and runs no script. Who opens it has the page at its usual address
 * (public/namedPage.js).
 * @param site the address that the build is going to have; without it pictures have relative ones, which some can follow and others not
 * @throws {Error} where that is no address of a folder on the web
 */
export function previewPages(site = process.env.TESSERA_SITE): Plugin {
  const base = site ? siteOf(site) : null;
  return afterBuild("preview-pages", async (folder) => {
    const source: typeof import("../src/views/previews.ts") = await importSource("src/views/previews.ts");
    const html = readFileSync(join(folder, "index.html"), "utf8");
    for (const page of Object.keys(source.previews) as Page[]) {
      writeFileSync(join(folder, source.pageFile(page)), previewed(html, page, source.previews[page], base));
    }
  });
}

/** The folder that a build is going to be in, with a slash at its end. */
export function siteOf(site: string): string {
  const address = URL.canParse(site) ? new URL(site) : null;
  if (address === null || !/^https?:$/.test(address.protocol) || address.search !== "" || address.hash !== "") {
    throw new Error(
      `TESSERA_SITE is “${site}”. Give the address of the build's folder, as https://example.org/tessera/.`,
    );
  }
  return address.href.replace(/\/?$/, "/");
}

/**
 * The page's HTML under one of its pages' names.
 * @param html as it was built
 * @param base where the build is going to be, with a slash at its end; null where nobody knows
 */
export function previewed(
  html: string,
  page: string,
  { title, description }: PagePreview,
  base: string | null,
): string {
  const isStart = page === "compare";
  const address = (path: string) => (base === null ? `./${path}` : base + path);
  const own = address(isStart ? "" : `${page}.html`);
  const added = [
    // Both have to be whole addresses.
    ...(base === null ? [] : [`<meta property="og:url" content="${own}" />`, `<link rel="canonical" href="${own}" />`]),
    `<meta property="og:image" content="${address(`previews/${page}.png`)}" />`,
    `<meta property="og:image:width" content="${width}" />`,
    `<meta property="og:image:height" content="${height}" />`,
    '<meta name="twitter:card" content="summary_large_image" />',
  ];
  const changes: readonly (readonly [what: RegExp, by: string])[] = [
    [/(?<=<title>)[^<]*(?=<\/title>)/, escaped(title)],
    [/(?<=<meta name="description" content=")[^"]*/, escaped(description)],
    [/(?<=<meta property="og:title" content=")[^"]*/, escaped(title)],
    [/(?<=<meta property="og:description" content=")[^"]*/, escaped(description)],
    [/(?<=<meta property="og:description"[^>]*>)/, added.map((line) => `\n    ${line}`).join("")],
    ...(isStart
      ? []
      : ([
          [/(?<=<html lang="en")/, ` data-page="${page}"`],
          [/(?=<script src="\.\/first\.js">)/, '<script src="./namedPage.js"></script>\n    '],
        ] as const)),
  ];
  return changes.reduce((changed, [what, by]) => {
    if (!what.test(changed)) throw new Error(`index.html has nothing like ${what}, which previews need.`);
    return changed.replace(what, () => by);
  }, html);
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

/** For text, and for an attribute in double quotes, by the HTML Standard. */
function escaped(value: string): string {
  return value.replace(/[&"<>]/g, (sign) => entities[sign] ?? sign);
}

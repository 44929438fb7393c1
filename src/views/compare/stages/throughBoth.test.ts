import fc from "fast-check";
import { expect, test } from "vitest";
import type { ChangeKind, ChangePiece } from "../../../tokenizers/trace";
import type { PreTokenPiece } from "../../../worker/explain/protocol";
import { seenAfter, seenBefore } from "./throughBoth";

const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 4 });

/** Any change of a text, piece by piece. */
function changesOf(text: string): fc.Arbitrary<ChangePiece[]> {
  const cuts = fc
    .array(fc.nat(text.length))
    .map((some) => [...new Set([0, ...some, text.length])].sort((a, b) => a - b));
  const kinds = fc.infiniteStream(fc.constantFrom<ChangeKind>("same", "same", "changed", "removed", "added"));
  return fc.tuple(cuts, kinds).map(([ends, kind]) =>
    ends.slice(1).flatMap((end, i): ChangePiece[] => {
      const before = text.slice(ends[i], end);
      const [what] = kind.take(1);
      if (what === "same") return [{ kind: "same", before, after: before }];
      if (what === "removed") return [{ kind: "removed", before, after: "" }];
      if (what === "changed") return [{ kind: "changed", before, after: before.toUpperCase() }];
      return [
        { kind: "added", before: "", after: "_" },
        { kind: "same", before, after: before },
      ];
    }),
  );
}

const textOf = (pieces: readonly ChangePiece[], side: "before" | "after") =>
  pieces.map((piece) => piece[side]).join("");
const preToken = (pieces: readonly ChangePiece[]): PreTokenPiece => ({
  kind: "preToken",
  pieces,
  begins: true,
  ends: true,
});
const isSame = ({ kind }: ChangePiece) => kind === "same";

const anyTwo = letters.chain(changesOf).chain((first) =>
  fc.tuple(
    fc.constant(first),
    changesOf(textOf(first, "after")).map((pieces) => pieces.map((piece) => preToken([piece]))),
  ),
);

test("both ends stay as they are, and a change that is the only one is marked as by itself", () => {
  fc.assert(
    fc.property(anyTwo, ([first, second]) => {
      const flat = second.flatMap(({ pieces }) => pieces);
      const after = seenAfter(first, second).map(({ pieces }) => textOf(pieces, "after"));
      expect(textOf(seenBefore(first, second), "before")).toBe(textOf(first, "before"));
      expect(after).toEqual(second.map(({ pieces }) => textOf(pieces, "after")));
      const marks = (pieces: readonly ChangePiece[], side: "before" | "after") =>
        pieces.flatMap((piece) => Array.from(piece[side], (letter) => `${letter} ${piece.kind}`));
      if (flat.every(isSame)) expect(marks(seenBefore(first, second), "before")).toEqual(marks(first, "before"));
      if (first.every(isSame)) {
        expect(marks(seenBefore(first, second), "before")).toEqual(marks(flat, "before"));
        expect(
          marks(
            seenAfter(first, second).flatMap(({ pieces }) => pieces),
            "after",
          ),
        ).toEqual(marks(flat, "after"));
      }
      const all = [...first, ...flat].every(isSame);
      const seen = [...seenBefore(first, second), ...seenAfter(first, second).flatMap(({ pieces }) => pieces)];
      if (all) expect(seen.every(isSame)).toBe(true);
    }),
  );
});

test("a letter is marked by what both made of it", () => {
  const first: ChangePiece[] = [
    { kind: "changed", before: "Ä", after: "a" },
    { kind: "same", before: "b c", after: "b c" },
  ];
  const dropped: PreTokenPiece = {
    kind: "dropped",
    pieces: [{ kind: "same", before: " ", after: " " }],
    begins: false,
    ends: false,
  };
  const same = (text: string) => preToken([{ kind: "same", before: text, after: text }]);
  const second = [same("ab"), dropped, preToken([{ kind: "changed", before: "c", after: "x" }])];
  expect(seenBefore(first, second).map(({ kind, before }) => `${before} ${kind}`)).toEqual([
    "Ä changed",
    "b same",
    "  removed",
    "c changed",
  ]);
  expect(seenBefore(first, second, true)[2]?.kind).toBe("same");
  expect(seenAfter(first, second).map(({ pieces }) => pieces.map(({ kind, after }) => `${after} ${kind}`))).toEqual([
    ["a changed", "b same"],
    ["  same"],
    ["x changed"],
  ]);
});

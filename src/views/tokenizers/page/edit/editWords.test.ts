import { expect, test } from "vitest";
import type { Consequences, ToldEdits } from "../../../../worker/vocabulary/editProtocol";
import { quoted, sayConsequences } from "./editWords";

test("an entry of control characters is seen; spaces and signs that join emoji stay as they are", () => {
  const asIs = (name: string) => name;
  expect(quoted("a\u0001", asIs)).toBe("“aU+0001”");
  expect(quoted(" the", asIs)).toBe("“ the”");
  expect(quoted("👩‍👩‍👧", asIs)).toBe("“👩‍👩‍👧”");
});

test("an entry for a byte stands for no text of its own", () => {
  const none = { count: 0, first: [] };
  const told: Consequences = {
    edit: { kind: "remove", entry: "<0x41>", withLost: false },
    entry: { name: "<0x41>", id: 1 },
    ...{ isAddedToken: false, byte: "41", alsoAdded: [], mergesAdded: [], before: ["<0x41>"], after: ["<unk>"] },
    ...{ alsoRemoved: none, makingGone: none, partOfGone: none, lost: none, gained: none },
    ...{ place: { before: null, after: null }, shift: null, keeper: null, unknownScore: null },
  };
  const sentences = sayConsequences(told, { model: "BPE", takesEntries: false } as ToldEdits, (name) => name);
  expect(sentences[0]).toBe(
    "“<0x41>” has the id 1. It stands for the byte 41 in characters that are no entries: those with this byte are unknown then.",
  );
  expect(sentences.join(" ")).not.toContain("cut into");
});

/**
 * Pins on which code points this engine's Unicode tables and the native package's lead to different tokens: none but
 * those that one side does not know yet, or that Unicode has moved (docs/references.md). Whatever version the engine is
 * of, what differs must be in these lists or be younger than all of the package's tables.
 */
import { describe, expect, test } from "vitest";
import { isAssignedAfter16 } from "../../src/views/compare/unicode/unicodeVersion";
import {
  bertDifferences,
  categoryDifferences,
  codePoints,
  engineMatches,
  formDifferences,
  mattersToBert,
  nativeMatches,
  recategorized,
  symmetricDifference,
} from "../support/unicode";

/** Marks assigned after Unicode 9, which the package's normalization forms do not reorder. */
const youngMarks = parse(
  "7fd 897-89f 8ca-8d3 9fe c3c d3b-d3c eba 1715 1abf-1add 1ae0-1aeb 1df6-1dfa a82c 10d24-10d27 10d69-10d6d 10eab-10eac " +
    "10efa-10efb 10efd-10eff 10f46-10f50 10f82-10f85 11070 1133b 113ce-113d0 1145e 11839-1183a 1193d-1193e 11943 119e0 " +
    "11a34 11a47 11a99 11d42 11d44-11d45 11d97 11f41-11f42 1612f 16ff0-16ff1 1e08f 1e130-1e136 1e2ae 1e2ec-1e2ef " +
    "1e4ec-1e4ef 1e5ee-1e5ef 1e6e3 1e6e6 1e6ee-1e6ef 1e6f5",
);
/** Characters assigned after Unicode 9 that fall into two, and those that they begin with. */
const youngComposites = parse(
  "105c9 105d2 105da 105e4 11382-11385 1138b 1138e 11390-11391 113c2 113c5 113c7-113c8 11935 11938 1611e 16121-16129 " +
    "16d63 16d67-16d6a",
);
/** Vowel signs assigned after Unicode 9, two of which compose. */
const youngPairs = parse("113c2 1611e 16d67");
/** Compatibility characters assigned after Unicode 9. */
const youngCompatibles = parse(
  "32ff a7f1-a7f4 ab69 10781-10785 10787-107b0 107b2-107ba 1ccd6-1ccf9 1e030-1e06d 1f16c 1fbf0-1fbf9",
);
/** Marks, punctuation and format characters assigned after Unicode 8. */
const youngToBert = parse(
  "61d 7fd 890-891 897-89f 8ca-8e2 9fd-9fe a76 afa-aff b55 c04 c3c c77 c84 d00 d3b-d3c d81 eba ece 180f 1abf-1add " +
    "1ae0-1aeb 1b4e-1b4f 1b7d-1b7f 1df6-1dfb 2e43-2e4f 2e52-2e5d a82c a8c5 a8ff 105c9 105e4 10d24-10d27 10d69-10d6e " +
    "10eab-10ead 10ed0 10efa-10eff 10f46-10f50 10f55-10f59 10f82-10f89 11070 11073-11074 110c2 110cd 111cf 1123e 11241 " +
    "1133b 11383 11385 1138e 11391 113bb-113c0 113c5 113c7-113c8 113ce 113d0 113d2 113d4-113d5 113d7-113d8 113e1-113e2 " +
    "11438-1143f 11442-11444 11446 1144b-1144f 1145a-1145b 1145d-1145e 11660-1166c 116b9 1182f-11837 11839-1183b 11938 " +
    "1193b-1193c 1193e 11943-11946 119d4-119d7 119da-119db 119e0 119e2 11a01-11a0a 11a33-11a38 11a3b-11a47 11a51-11a56 " +
    "11a59-11a5b 11a8a-11a96 11a98-11a9c 11a9e-11aa2 11b00-11b09 11b60 11b62-11b64 11b66 11be1 11c30-11c36 11c38-11c3d " +
    "11c3f 11c41-11c45 11c70-11c71 11c92-11ca7 11caa-11cb0 11cb2-11cb3 11cb5-11cb6 11d31-11d36 11d3a 11d3c-11d3d " +
    "11d3f-11d45 11d47 11d90-11d91 11d95 11d97 11ef3-11ef4 11ef7-11ef8 11f00-11f01 11f36-11f3a 11f40 11f42-11f4f 11f5a " +
    "11fff 12ff1-12ff2 13430-13440 13447-13455 1611e-16129 1612d-1612f 16d68-16d6a 16d6d-16d6f 16e97-16e9a 16f4f 16fe2 " +
    "16fe4 1cf00-1cf2d 1cf30-1cf46 1e000-1e006 1e008-1e018 1e01b-1e021 1e023-1e024 1e026-1e02a 1e08f 1e130-1e136 1e2ae " +
    "1e2ec-1e2ef 1e4ec-1e4ef 1e5ee-1e5ef 1e5ff 1e6e3 1e6e6 1e6ee-1e6ef 1e6f5 1e944-1e94a 1e95e-1e95f",
);
/** Older ones that Unicode has moved to or from marks and punctuation since version 8. */
const movedForBert = parse("166d 1734 1885-1886 a9bd 111c9 1171e");

describe("pattern classes (Oniguruma, Unicode 16)", () => {
  const classes = ["L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "N", "Nd", "P", "S"];
  test.each(classes)("\\p{%s} differs only for what one side does not know, and for ʕ", (name) => {
    const differing = symmetricDifference(nativeMatches(`\\p{${name}}`), engineMatches(`\\p{${name}}`));
    expect(hex(except(differing, categoryDifferences()))).toBe("");
  });

  test("each difference but ʕ is unassigned on one side", () => {
    const native = nativeMatches("\\P{Cn}");
    for (const c of categoryDifferences()) {
      if (c !== recategorized) expect([native.has(c), /\P{Cn}/u.test(c)]).toContain(false);
    }
  });

  test("the inspector’s note is at what was assigned after the native tables", () => {
    const native = nativeMatches("\\P{Cn}");
    const noted = new Set(codePoints.filter(isAssignedAfter16));
    expect(hex(new Set([...noted].filter((c) => native.has(c))))).toBe("");
    // An engine that is younger than 17 knows more than the list has.
    const unnoted = except(new Set(codePoints.filter((c) => /\P{Cn}/u.test(c) && !native.has(c))), noted);
    if (Number.parseFloat(process.versions.unicode ?? "0") <= 17) expect(hex(unnoted)).toBe("");
  });

  test("\\s is White_Space, the same 25 on both sides", () => {
    expect(symmetricDifference(nativeMatches("\\s"), engineMatches("\\p{White_Space}"))).toEqual(new Set());
    expect(nativeMatches("\\s").size).toBe(25);
  });
});

describe("normalization forms (Unicode 9)", () => {
  test.each([
    ["NFC", [youngMarks, youngPairs]],
    ["NFD", [youngMarks, youngComposites]],
    ["NFKC", [youngMarks, youngPairs, youngCompatibles]],
    ["NFKD", [youngMarks, youngComposites, youngCompatibles]],
  ] as const)("%s differs only for what was assigned later", (form, lists) => {
    expectPinned(formDifferences(form), new Set(lists.flatMap((list) => [...list])));
  });
});

describe("BERT's normalizer and pre-tokenizer (categories of Unicode 8)", () => {
  test("differ only for marks, punctuation and format characters assigned or moved later", () => {
    expectPinned(bertDifferences(codePoints.filter(mattersToBert)), new Set([...youngToBert, ...movedForBert]));
  });
});

/** That a set is the pinned one, as far as this engine knows the characters, or younger than the package's youngest table. */
function expectPinned(differing: ReadonlySet<string>, pinned: ReadonlySet<string>): void {
  const younger = categoryDifferences();
  expect(hex(except(except(differing, pinned), younger))).toBe("");
  // And nothing in the list that does not differ: the list would no longer be an explanation.
  if (Number.parseFloat(process.versions.unicode ?? "0") >= 17) expect(hex(except(pinned, differing))).toBe("");
}

function except(set: ReadonlySet<string>, others: ReadonlySet<string>): Set<string> {
  return new Set([...set].filter((c) => !others.has(c)));
}

/** Code points in hexadecimal, in order, in ranges. */
function parse(list: string): Set<string> {
  const set = new Set<string>();
  for (const range of list.split(" ")) {
    const [first = 0, last = first] = range.split("-").map((number) => Number.parseInt(number, 16));
    for (let code = first; code <= last; code++) set.add(String.fromCodePoint(code));
  }
  return set;
}

function hex(set: ReadonlySet<string>): string {
  return Array.from(set, (c) => (c.codePointAt(0) ?? 0).toString(16)).join(" ");
}

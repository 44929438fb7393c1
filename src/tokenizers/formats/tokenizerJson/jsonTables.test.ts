import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../../test/support/runs";
import { cutTables } from "./jsonTables";
import { readTokenizerJson } from "./tokenizerJson";

const encode = (text: string) => new TextEncoder().encode(text);

/** Small alphabets, so that names meet, and those with an escape or with several bytes are among them. */
const anyCharacter = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom("a", "b", "Ġ", "é", "▁", "👍", '"', "\\", "\n", "\u0000", "\ufeff") },
  { weight: 1, arbitrary: fc.constantFrom(" ", "\ud800") },
);
const anyName = fc.string({ unit: anyCharacter, maxLength: 4 });
const anyNames = fc.uniqueArray(fc.oneof(anyName, fc.constantFrom("model", "vocab", "__proto__", "1", "merges")), {
  minLength: 1,
  maxLength: 24,
});

/** Merges that the names allow, and now and then one that they do not. */
function mergesOf(names: readonly string[]): fc.Arbitrary<[string, string][]> {
  const known = new Set(names);
  const pairs = names.flatMap((name) =>
    Array.from(name, (_, i): [string, string] => [name.slice(0, i + 1), name.slice(i + 1)]).filter(
      ([left, right]) => right !== "" && known.has(left) && known.has(right),
    ),
  );
  const wrong = fc.tuple(anyName, anyName);
  if (pairs.length === 0) return fc.constant([]);
  const right = fc.constantFrom(...pairs);
  return fc.array(fc.oneof({ weight: 200, arbitrary: right }, { weight: 1, arbitrary: wrong }), { maxLength: 12 });
}

const anyFile = anyNames.chain((names) =>
  fc.record({
    names: fc.constant(names),
    ids: fc.oneof(
      fc.constant(names.map((_, i) => i)),
      fc.array(fc.nat({ max: 300 }), { minLength: names.length, maxLength: names.length }),
      fc.shuffledSubarray(
        Array.from({ length: 40 }, (_, i) => i * 7),
        {
          minLength: names.length,
          maxLength: names.length,
        },
      ),
    ),
    merges: mergesOf(names),
    isJoined: fc.boolean(),
    type: fc.constantFrom("BPE", "BPE", "BPE", "BPE", null, "WordLevel", "Unigram", "Nonsense"),
    isByteLevel: fc.boolean(),
    indent: fc.constantFrom(0, 1, "\t"),
    isEscaped: fc.boolean(),
  }),
);

/** The file's text, as different libraries write it. */
const anyText = anyFile.map(({ names, ids, merges, isJoined, type, isByteLevel, indent, isEscaped }) => {
  const vocab = Object.fromEntries(names.map((name, i) => [name, ids[i]] as const));
  const list = isJoined ? merges.map((pair) => pair.join(" ")) : merges;
  const model = { ...(type === null ? {} : { type }), vocab, ...(type === "WordLevel" ? {} : { merges: list }) };
  const file = { added_tokens: [], pre_tokenizer: isByteLevel ? { type: "ByteLevel" } : null, model, end: [{}] };
  const text = JSON.stringify(file, null, indent);
  return isEscaped ? text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`) : text;
});

const error = (cause: unknown) => (cause as Error).message;

/** The parts, or what is wrong with the file; null where it is not read in this way. */
function fromBytes(bytes: Uint8Array<ArrayBuffer>): unknown {
  const cut = cutTables(bytes);
  try {
    return cut === null ? null : readTokenizerJson(cut.json, cut.tables);
  } catch (cause) {
    return error(cause);
  }
}

function fromText(text: string): unknown {
  try {
    return readTokenizerJson(JSON.parse(text));
  } catch (cause) {
    return error(cause);
  }
}

describe("what is read from bytes is what JSON.parse and the ordinary reader make of them", () => {
  test("in any file", () => {
    let read = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        const found = fromBytes(encode(text));
        if (found === null) return;
        read++;
        expect(found).toEqual(fromText(text));
      }),
      runs(500, 30_000),
    );
    // What is left to the ordinary reader alone is not tested here.
    expect(read).toBeGreaterThan(240);
  });

  test("or it is left to them, where bytes were changed, lost or doubled", () => {
    const anyChange = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      lost: fc.nat({ max: 3 }),
      found: fc.constantFrom(
        "",
        "",
        '"',
        "\\",
        ",",
        "{",
        "}",
        "]",
        "0",
        "-",
        "1.5",
        " ",
        "\n",
        "x",
        "\u00ff",
        "\u0001",
      ),
    });
    fc.assert(
      fc.property(anyText, anyChange, fc.boolean(), (text, { at, lost, found }, isRaw) => {
        const bytes = encode(text);
        const place = Math.floor(at * bytes.length);
        // As Latin-1, so that what is no UTF-8 is among them.
        const change = isRaw ? Uint8Array.from(found, (unit) => unit.charCodeAt(0)) : encode(found);
        const changed = new Uint8Array([...bytes.slice(0, place), ...change, ...bytes.slice(place + lost)]);
        const read = fromBytes(changed);
        if (read !== null) {
          expect(read).toEqual(fromText(new TextDecoder("utf-8", { fatal: true }).decode(changed)));
        }
      }),
      runs(800, 50_000),
    );
  });
});

const model = (fields: string) => encode(`{"model":{"type":"BPE",${fields}}}`);

describe("left to the ordinary reader is", () => {
  test.each([
    ["a field that is there twice", '"vocab":{"a":0},"merges":[],"merges":[]'],
    ["a name that is there twice", '"vocab":{"a":0,"a":1},"merges":[]'],
    ["an id that is there twice", '"vocab":{"a":0,"b":0},"merges":[]'],
    ["an id beyond the largest", '"vocab":{"a":16777216},"merges":[]'],
    ["an id in another notation", '"vocab":{"a":1e1},"merges":[]'],
    ["an id that begins with 0", '"vocab":{"a":01},"merges":[]'],
    ["half a surrogate pair", '"vocab":{"\\ud800":0},"merges":[]'],
    ["a merge of what is not there", '"vocab":{"a":0},"merges":[["a","a"]]'],
    ["a merge of nothing", '"vocab":{"a":0,"":1},"merges":[["a",""]]'],
    ["a merge of three", '"vocab":{"a":0,"aa":1,"aaa":2},"merges":["a a a"]'],
    ["merges before what they are of", '"merges":[],"vocab":{"a":0}'],
    ["BPE without merges", '"vocab":{"a":0}'],
    ["an empty vocabulary", '"vocab":{},"merges":[]'],
  ])("%s", (_, fields) => {
    expect(cutTables(model(fields))).toBeNull();
  });
});

test("a table's place is kept by an empty one", () => {
  const cut = cutTables(model('"vocab":{"a":0,"b":1,"ab":2},"dropout":null,"merges":["a b"],"x":["[\\"{"]'));
  expect(cut?.json).toEqual({ model: { type: "BPE", vocab: {}, dropout: null, merges: [], x: ['["{'] } });
  expect(cut?.tables).toMatchObject({
    names: { ids: Uint32Array.of(0, 1, 2), offsets: Uint32Array.of(0, 1, 2, 4), bytes: encode("abab") },
    merges: { results: Uint32Array.of(2), lefts: Uint32Array.of(0) },
  });
});

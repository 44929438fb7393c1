/** RWKV's vocabulary against its publisher's way to read a text: a tree of bytes, of which the longest entry is taken. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { joinBytes } from "../src/text/bytes";
import { utf8Encode } from "../src/text/utf8";
import { toByteAlphabet } from "../src/tokenizers/byteAlphabet";
import { buildTokenizer } from "../src/tokenizers/formats/build";
import { readTokenizerFiles } from "../src/tokenizers/formats/readFiles";
import { updateEncoding } from "../src/tokenizers/incremental";
import { LiveEncoding } from "../src/tokenizers/liveEncoding";
import { readPack } from "../src/tokenizers/pack/read";
import { writePack } from "../src/tokenizers/pack/write";
import { idsOfTrace } from "../src/tokenizers/trace";
import { traceTokens } from "../src/tokenizers/tracing/traceTokens";
import { differenceOfIds } from "./support/oracle";
import { runs } from "./support/runs";
import { readUdhr } from "./support/udhr";

const declarations = readUdhr();
const samples = declarations.filter((_, i) => i % 41 === 0).map(({ text }) => text.slice(0, 3000));
const hard = [
  ...[
    "",
    " ",
    "\0\u007f\u0080",
    "'\"\\\t\r\n",
    "👩🏽‍🚀 👍",
    "e\u0301é",
    "नमस्ते ไทย 漢字かな 한국어 العربية",
    "<|endoftext|>",
    "aaaaaaa",
  ],
];

/** Entries as `rwkv_vocab_v20230424.txt` has them: all bytes, then stretches of up to 24 bytes that texts often have. */
function entriesOf(): Buffer[] {
  const counts = new Map<string, number>();
  for (const text of samples) {
    const bytes = Buffer.from(text.slice(0, 800));
    for (const length of [2, 3, 4, 6, 9, 12, 24]) {
      for (let at = 0; at + length <= bytes.length; at += 2) {
        const key = bytes.subarray(at, at + length).toString("latin1");
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const often = [...counts].filter(([, times]) => times > 2).map(([key]) => Buffer.from(key, "latin1"));
  return [...Array.from({ length: 256 }, (_, byte) => Buffer.of(byte)), ...often];
}

/** As Python's `repr` writes it: text where it is, else bytes. */
function literalOf(bytes: Buffer): string {
  const text = bytes.toString();
  const isText = Buffer.from(text).equals(bytes);
  const hex = (code: number) => `\\x${code.toString(16).padStart(2, "0")}`;
  const body = (isText ? Array.from(text) : Array.from(bytes, (byte) => String.fromCharCode(byte))).map((unit) => {
    const code = unit.codePointAt(0) ?? 0;
    const named = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" }[unit];
    if (named !== undefined) return named;
    if (code >= 32 && code < 127) return unit;
    if (isText && code > 0xa0 && !/\p{C}|\p{Z}/u.test(unit)) return unit;
    if (code < 256) return hex(code);
    return code < 65_536 ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
  });
  const written = body.join("");
  const quoted =
    written.includes("'") && !written.includes('"') ? `"${written}"` : `'${written.replaceAll("'", "\\'")}'`;
  return `${isText ? "" : "b"}${quoted}`;
}

interface Node {
  readonly next: Map<number, Node>;
  id: number | null;
}

/** `TRIE` and `encodeBytes` of the publisher's `rwkv_tokenizer.py`. */
class Reference {
  private readonly root: Node = { next: new Map(), id: null };

  constructor(entries: readonly Buffer[]) {
    entries.forEach((entry, i) => {
      let node = this.root;
      for (const byte of entry) {
        const found = node.next.get(byte) ?? { next: new Map(), id: null };
        node.next.set(byte, found);
        node = found;
      }
      node.id = i + 1;
    });
  }

  encode(text: string): { ids: number[]; ends: number[] } {
    const bytes = Buffer.from(text);
    const [ids, ends]: [number[], number[]] = [[], []];
    for (let at = 0; at < bytes.length; ) {
      let node = this.root.next.get(bytes[at] ?? -1);
      let [id, end] = [0, at];
      for (let i = at + 1; node !== undefined; node = node.next.get(bytes[i++] ?? -1)) {
        if (node.id !== null) [id, end] = [node.id, i];
      }
      ids.push(id);
      ends.push(end);
      at = end;
    }
    return { ids, ends };
  }
}

const entries = entriesOf();
const reference = new Reference(entries);
const file = entries.map((entry, i) => `${i + 1} ${literalOf(entry)} ${entry.length}\n`).join("");
const platform = { inflate: async (payload: Uint8Array) => inflateRawSync(payload) };
const found = await readTokenizerFiles([{ name: "rwkv_vocab.txt", bytes: new Uint8Array(Buffer.from(file)) }], {
  platform,
});
const { tokenizer, parts } = found;
if (tokenizer === null || parts === null) throw new Error("It was not read.");
const options = { specials: "text", inserted: false } as const;

test("ids and byte ranges are the publisher's, in all scripts, three times each", () => {
  expect(found.kind).toBe("RWKV vocabulary");
  for (const text of [...samples, ...hard]) {
    const expected = reference.encode(text);
    for (let i = 0; i < 3; i++) {
      const { ids, byteEnd } = tokenizer.encode(text, options);
      expect(differenceOfIds(ids, expected.ids), text.slice(0, 40)).toBe(null);
      expect(differenceOfIds(byteEnd, expected.ends), text.slice(0, 40)).toBe(null);
    }
  }
});

test("of texts of all its entries too; traces, updates and packs give the same", async () => {
  const written = entries.slice(256, 1000).map((entry) => entry.toString());
  const anyText = fc.array(fc.oneof(fc.constantFrom(...written), fc.string({ unit: "binary" })), { maxLength: 12 });
  const pack = await writePack(parts, async (body) => deflateRawSync(body));
  const packed = buildTokenizer(await readPack(pack, platform));
  fc.assert(
    fc.property(anyText, fc.nat(), fc.constantFrom("x", "é", "👍", ""), (words, cut, insert) => {
      const text = words.join("");
      const expected = reference.encode(text).ids;
      const encoding = tokenizer.encode(text, options);
      expect(Array.from(encoding.ids)).toEqual(expected);
      expect(Array.from(packed.encode(text, options).ids)).toEqual(expected);
      expect(idsOfTrace(traceTokens(tokenizer, text, options))).toEqual(expected);
      const start = cut % (text.length + 1);
      const live = new LiveEncoding(text, options, encoding);
      const updated = updateEncoding(tokenizer, live, { start, end: Math.min(text.length, start + 2), insert });
      expect(Array.from(updated.slice().ids)).toEqual(reference.encode(updated.text.toString()).ids);
    }),
    runs(25, 3000),
  );
});

test("a pack of version 3, which has the names of entries for their bytes, is brought as what it means", async () => {
  const { ids, offsets, bytes } = parts.vocabulary;
  const names = Array.from(ids, (_, i) => utf8Encode(toByteAlphabet(bytes.subarray(offsets[i], offsets[i + 1]))));
  const ends = names.map((_, i) => names.slice(0, i + 1).reduce((sum, { length }) => sum + length, 0));
  const older = { ...parts, vocabulary: { ids, offsets: Uint32Array.from([0, ...ends]), bytes: joinBytes(names) } };
  const pack = await writePack(older, async (body) => deflateRawSync(body));
  new DataView(pack.buffer).setUint32(8, 3, true);
  const { tokenizer: brought } = await readTokenizerFiles([{ name: "rwkv.pack", bytes: pack }], { platform });
  for (const text of [...samples.slice(0, 3), ...hard])
    expect(Array.from(brought?.encode(text, options).ids ?? [])).toEqual(reference.encode(text).ids);
});

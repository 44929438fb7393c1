import fc from "fast-check";
import { expect, test } from "vitest";
import { columnsOf, fewTexts } from "../../../../test/support/models";
import { utf8Encode } from "../../../text/utf8";
import { TokenizerError } from "../../tokenizer";
import { ByteTrie } from "./byteTrie";

const names = fc.array(fc.oneof(fewTexts(6), fc.string({ unit: "binary" })), { maxLength: 40 });

test("finds every entry, the last of equal ones, and nothing else", () => {
  fc.assert(
    fc.property(names, names, (entries, others) => {
      const trie = new ByteTrie(columnsOf(entries));
      for (const name of [...entries, ...others]) {
        const bytes = utf8Encode(name);
        expect(trie.find(bytes, 0, bytes.length)).toBe(entries.lastIndexOf(name));
      }
    }),
    { numRuns: 1000 },
  );
});

test("a walk through a text meets all entries that it begins with", () => {
  fc.assert(
    fc.property(names, fewTexts(12), (entries, text) => {
      const trie = new ByteTrie(columnsOf(entries));
      const met: number[] = [];
      let node = ByteTrie.root;
      for (const byte of utf8Encode(text)) {
        node = trie.step(node, byte);
        if (node === ByteTrie.root) break;
        if (trie.idAt(node) !== -1) met.push(trie.idAt(node));
      }
      const expected = new Set(entries.filter((entry) => entry !== "" && text.startsWith(entry)));
      expect(met).toEqual([...expected].sort((a, b) => a.length - b.length).map((entry) => entries.lastIndexOf(entry)));
      expect(trie.longest).toBe(Math.max(0, ...entries.map((entry) => utf8Encode(entry).length)));
    }),
    { numRuns: 1000 },
  );
});

test("a vocabulary beyond all measure is refused", () => {
  const bytes = new Uint8Array(2 ** 24);
  const columns = { ids: Uint32Array.of(0), offsets: Uint32Array.of(0, bytes.length), bytes };
  expect(() => new ByteTrie(columns)).toThrow(TokenizerError);
});

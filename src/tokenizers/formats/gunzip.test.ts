import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { gunzipAll } from "./gunzip";

const text = "Dear reader, 世界. ".repeat(5000);
const [half, rest] = [text.slice(0, 40_001), text.slice(40_001)];
const member = (content: string) => gzipSync(content);
const room = 1 << 20;

function unpacked(parts: readonly Uint8Array[]): { text: string; hasGarbage: boolean } | "damaged" | null {
  const found = gunzipAll(Buffer.concat(parts), room);
  if (found === null || found === "damaged") return found;
  return { text: new TextDecoder().decode(found.bytes), hasGarbage: found.hasGarbage };
}

/** A member with all that a header may have: a checksum of it, extra bytes, a name and a comment. */
function withHeader(content: string): Buffer {
  const plain = gzipSync(content);
  const header = Buffer.from([0x1f, 0x8b, 8, 0x1c, 0, 0, 0, 0, 0, 3, 2, 0, 1, 2]);
  return Buffer.concat([header, Buffer.from("name\0comment\0"), deflateRawSync(content), plain.subarray(-8)]);
}

describe("what gzip unpacks, whole and without a word of what follows", () => {
  test.each([
    ["one member", [member(text)]],
    ["two members", [member(half), member(rest)]],
    ["empty members between", [member(""), member(half), member(""), member(rest), member("")]],
    ["a header with all fields", [withHeader(half), withHeader(rest)]],
    ["bytes stored as they are", [gzipSync(text, { level: 0 })]],
    ["zeros behind, as tapes pad", [member(half), member(rest), new Uint8Array(512)]],
  ])("%s", (_, parts) => {
    expect(unpacked(parts)).toEqual({ text, hasGarbage: false });
  });

  test("more members than a stack has room for", () => {
    const many = Array<Uint8Array>(20_000).fill(member("a"));
    expect(unpacked(many)).toEqual({ text: "a".repeat(20_000), hasGarbage: false });
  });
});

describe("what follows the last member and is none is told of", () => {
  test.each([
    ["text", Buffer.from("not gzip")],
    ["a byte that a member could begin with", Uint8Array.of(0x1f)],
    ["a member behind zeros", Buffer.concat([new Uint8Array(8), member("more")])],
  ])("%s", (_, garbage) => {
    expect(unpacked([member(half), member(rest), garbage])).toEqual({ text, hasGarbage: true });
  });
});

describe("what is damaged is called so", () => {
  test("cut off anywhere, in the first member and in the second", () => {
    const [first, second] = [member("Dear reader"), member("dear writer")];
    for (const before of [new Uint8Array(), first]) {
      for (let length = 2; length < second.length; length++) {
        expect(unpacked([before, second.subarray(0, length)])).toBe("damaged");
      }
    }
  });

  test("any bit of the CRC or the length turned, of either member", () => {
    for (let bit = 0; bit < 64; bit++) {
      const turned = member(half);
      const at = turned.length - 1 - (bit >> 3);
      turned[at] = (turned[at] ?? 0) ^ (1 << (bit & 7));
      expect(unpacked([turned, member(rest)])).toBe("damaged");
      expect(unpacked([member(rest), turned])).toBe("damaged");
    }
  });

  test("content that another CRC is of, another method, a member without content", () => {
    const stored = gzipSync("Dear reader", { level: 0 });
    stored[20] = (stored[20] ?? 0) ^ 1;
    expect(unpacked([stored])).toBe("damaged");
    expect(unpacked([Uint8Array.of(0x1f, 0x8b, 7, 0, 0, 0, 0, 0, 0, 3)])).toBe("damaged");
    expect(unpacked([member(text), Uint8Array.of(0x1f, 0x8b)])).toBe("damaged");
  });
});

test("what comes to more than there is room for is given up, however many members it is in", () => {
  const zeros = gzipSync(new Uint8Array(1 << 19));
  expect(gunzipAll(Buffer.concat([zeros, zeros]), room)).toMatchObject({ hasGarbage: false });
  expect(gunzipAll(Buffer.concat([zeros, zeros]), room - 1)).toBeNull();
  expect(gunzipAll(Buffer.concat([zeros, zeros, gzipSync("a")]), room)).toBeNull();
});

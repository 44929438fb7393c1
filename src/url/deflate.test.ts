import { deflateRawSync, inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { chunks, deflate } from "./deflate";
import { inflate } from "./inflate";

it("is raw deflate", async () => {
  const bytes = new TextEncoder().encode("mosaic ".repeat(20_000));
  const packed = await deflate(chunks(bytes, 1000), 1_000_000);
  expect(packed !== null && inflateRawSync(packed).equals(bytes)).toBe(true);
  expect(await inflate(new Uint8Array(deflateRawSync(bytes)), bytes.length)).toEqual(bytes);
});

it("stops at its limits", async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  expect(await deflate(chunks(bytes, 1000), 59_999)).toBeNull();
  const packed = new Uint8Array(deflateRawSync(bytes));
  expect(await inflate(packed, 59_999)).toBe("too-large");
  expect(await inflate(packed, 60_000)).toEqual(bytes);
});

it("knows a damaged stream", async () => {
  const packed = new Uint8Array(deflateRawSync("mosaic ".repeat(100)));
  for (let length = 0; length < packed.length; length++) {
    expect(await inflate(packed.slice(0, length), 10_000)).toBe("damaged");
  }
  expect(await inflate(new Uint8Array([0xff, 0xff]), 10_000)).toBe("damaged");
});
